/** How a cookie's text reads: Node gives a header's bytes as Latin-1, and browsers send UTF-8. */
export function readable(bytes: string): string {
  if (/[\u0100-\uffff]/.test(bytes)) return bytes; // no bytes any more: a seal was cut (…)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/** The same back into a header, which must not hold anything else. */
export const asHeaderText = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** What percent-encoding stands for; null where that is what stands there anyway, or where it is none. */
export function percentDecoded(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return decoded === text ? null : decoded;
  } catch {
    return null;
  }
}

/** Whether a cookie of this Path comes with a request for that path (RFC 6265, section 5.1.4). */
export const pathFits = (cookiePath: string, path: string) =>
  path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
