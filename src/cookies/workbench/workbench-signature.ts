import { createHmac } from 'node:crypto';
import cookieParser from 'cookie-parser';

/** What came back of a signed cookie; null for one that is not signed. */
export type Seal = 'fits' | 'broken' | null;

/**
 * cookie-parser signs a value and not the name, so whoever may have any value signed could put it under any
 * name. Therefore the workbench has a key of its own: nothing that it signs is worth anything to the site.
 */
export function workbenchKey(secretKey: string): string {
  return createHmac('sha256', secretKey).update('remember-me.cookies.workbench').digest('base64url');
}

/** As Express and cookie-parser sign: `s:`, the value, a dot, and a signature without its padding. */
export function signed(value: string, key: string): string {
  const signature = createHmac('sha256', key).update(value).digest('base64').replace(/=+$/, '');
  return `s:${value}.${signature}`;
}

/** What cookie-parser says of a value that came back. */
export function sealOf(value: string, key: string): Seal {
  const decoded = cookieParserDecodes(value);
  if (!decoded.startsWith('s:')) return null;
  return cookieParser.signedCookie(decoded, key) === false ? 'broken' : 'fits';
}

/** It takes quotes and escapes off, and leaves a value alone that it cannot decode. */
function cookieParserDecodes(value: string): string {
  const bare = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
