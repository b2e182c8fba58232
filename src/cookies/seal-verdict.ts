import type { Request } from 'express';
import type { Accounts } from '../auth/accounts.ts';
import { keySignedBy } from '../sessions/session-chain.ts';
import type { Settings } from '../settings.ts';
import { readable } from './cookie-text.ts';
import { isInNamespace } from './namespace.ts';
import type { ReceivedCookie } from './received-cookies.ts';
import { sealOf, workbenchKey } from './workbench/workbench-signature.ts';

/** What the server makes of a cookie's signature, in a word of the catalogue. */
export type SealVerdict = 'valid' | 'invalid' | 'unchecked' | 'foreign' | 'none';

/** Those who sign cookies here. */
interface Signers {
  readonly settings: Settings;
  readonly accounts: Accounts;
}

const DEVICE = 'known_device';
/** `s:` as cookie-parser writes it, or a long last part behind a dot or a colon. */
const LOOKS_SIGNED = /^s(:|%3A)|(?:[.:]|%3A)[\w+/-]{20,}=*$/i;

/**
 * Only a name that we sign is checked, with that name's own key: cookie-parser's signature covers the value
 * alone, so a signed value copied into another name would fit there, too.
 */
export function sealVerdict(cookie: ReceivedCookie, request: Request, by: Signers): SealVerdict {
  const { settings } = by;
  if (cookie.name === settings.SESSION_COOKIE_NAME)
    return keySignedBy(cookie.raw, settings) === null ? 'invalid' : 'valid';
  if (cookie.name === DEVICE) return deviceVerdict(request, by);
  if (isInNamespace(cookie.name)) return workbenchVerdict(cookie, settings);
  return LOOKS_SIGNED.test(cookie.raw) ? 'foreign' : 'none';
}

/** Its seal covers a username that does not stand in it, so it can be checked for the present user alone. */
function deviceVerdict(request: Request, { accounts }: Signers): SealVerdict {
  const { user } = request;
  return user && accounts.devices.read(request, user.username) !== null ? 'valid' : 'unchecked';
}

/** Signed with a key of the workbench alone, and only where the visitor wanted it. */
function workbenchVerdict({ raw }: ReceivedCookie, { SECRET_KEY }: Settings): SealVerdict {
  const seal = sealOf(readable(raw), workbenchKey(SECRET_KEY));
  if (seal === null) return 'none';
  return seal === 'fits' ? 'valid' : 'invalid';
}
