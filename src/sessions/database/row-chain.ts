import { takeApart } from '../django/sealed-text.ts';
import type { Signer } from '../django/signing.ts';
import { cookieMaxAge, type ExpirySettings } from '../expiry.ts';
import { type ChainRow, type KeyCookie, NO_CHAIN, type SessionChain } from '../session-chain.ts';

export const SELECT_ROW =
  'SELECT session_key, expire_date, session_data FROM django_session WHERE session_key = ?';

/** A row as it stands in `django_session`. */
export type TableRow = ChainRow & { readonly session_data: string };

/**
 * The way from the cookie to the row and what is in it, as far as it leads.
 * @param row the row of the cookie's key, if it stands, over or not; it is looked for only if the signature fits
 */
export function rowChain(
  cookie: KeyCookie | null,
  row: TableRow | undefined,
  signer: Signer,
  settings: ExpirySettings,
): SessionChain {
  const chain = { ...NO_CHAIN, cookie };
  if (cookie === null) return chain;
  if (cookie.signedBy === null) return { ...chain, breaksAt: 'signature' };
  if (row === undefined) return { ...chain, breaksAt: 'noRow' };
  const ends = instantOf(row.expire_date);
  if (!(ends >= Date.now())) return { ...chain, row: { ...row, session_data: null }, breaksAt: 'expired' };
  return { ...chain, row, ends, ...contentOf(row, signer, settings) };
}

function contentOf(row: TableRow, signer: Signer, settings: ExpirySettings) {
  const sealed = takeApart(signer, row.session_data);
  if (!sealed?.opened) return { sealed, breaksAt: 'unreadable' } as const;
  const { data: decoded } = sealed.opened;
  const endsWithBrowser = cookieMaxAge(decoded, settings, Date.now()) === null;
  return { sealed, decoded, endsWithBrowser, breaksAt: null };
}

/** The column's text, which is UTC, as Unix time in ms; NaN for a text that is no date. */
const instantOf = (expireDate: string) => Date.parse(`${expireDate.replace(' ', 'T')}Z`);
