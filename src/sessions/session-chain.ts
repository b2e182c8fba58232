import cookieParser from 'cookie-parser';
import type { Request } from 'express';
import type { Settings } from '../settings.ts';
import type { SealedText } from './django/sealed-text.ts';
import { type SignedBy, signedBy } from './django/signing.ts';
import { isSessionKey, type SessionData, type SessionKey } from './session-data.ts';

/** The way from a request's cookie to what is remembered, as far as it leads. */
export interface SessionChain {
  readonly cookie: SentCookie | null;
  /** The row that the key leads to; nulls in it for what was not read, since the row is over. */
  readonly row: ChainRow | null;
  /** The signed text of the row or of the cookie; null where none was read, or it is not of that form. */
  readonly sealed: SealedText | null;
  readonly decoded: SessionData | null;
  /** When the session ends (Unix time in ms). */
  readonly ends: number | null;
  /** Whether the browser was told to forget the cookie when it closes. */
  readonly endsWithBrowser: boolean;
  /** What the way ends at before its end; null where it leads to the data. */
  readonly breaksAt: ChainBreak | null;
}

export type ChainBreak = 'noCookie' | 'signature' | 'noRow' | 'expired' | 'unreadable';

export interface ChainRow {
  readonly session_key: SessionKey;
  readonly expire_date: string;
  readonly session_data: string | null;
}

/** The session cookie as it stands in the request's `Cookie` line, percent-encoded. */
export interface SentCookie {
  readonly name: string;
  readonly value: string;
}

/** The cookie of a row, which holds the row's key under a signature. */
export interface KeyCookie extends SentCookie {
  /** The parts of `value`; null where it is not of the form `s:key.signature`. */
  readonly parts: { readonly before: string; readonly key: SessionKey; readonly signature: string } | null;
  readonly signedBy: SignedBy;
}

export const NO_CHAIN: SessionChain = {
  cookie: null,
  row: null,
  sealed: null,
  decoded: null,
  ends: null,
  endsWithBrowser: false,
  breaksAt: 'noCookie',
};

/** The cookie of this name as it came; the first, if there are several, as express-session takes it. */
export function sentCookie(request: Request, name: string): SentCookie | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((each) => each.startsWith(`${name}=`));
  return pair === undefined ? null : { name, value: pair.slice(name.length + 1) };
}

/** The cookie of this name, taken apart into the key and the verdict on its signature. */
export function keyCookie(request: Request, name: string, settings: Secrets): KeyCookie | null {
  const cookie = sentCookie(request, name);
  return cookie && { ...cookie, parts: partsOf(cookie.value), signedBy: keySignedBy(cookie.value, settings) };
}

type Secrets = Pick<Settings, 'SECRET_KEY' | 'SECRET_KEY_FALLBACKS'>;

function partsOf(value: string): KeyCookie['parts'] {
  const [, before = '', key = '', signature = ''] = /^(s(?:%3A|:))([^.]*)\.(.*)$/i.exec(value) ?? [];
  return isSessionKey(key) ? { before, key, signature } : null;
}

/** Which secret signed the value of a key's cookie, as it came. express-session signs a cookie as cookie-parser does. */
export function keySignedBy(value: string, { SECRET_KEY, SECRET_KEY_FALLBACKS }: Secrets): SignedBy {
  const signed = decodedOrItself(value);
  if (!signed.startsWith('s:')) return null; // cookie-parser takes it for a cookie that needs no signature
  const fits = (secret: string) => cookieParser.signedCookie(signed, secret) !== false;
  return signedBy([SECRET_KEY, ...SECRET_KEY_FALLBACKS].findIndex(fits));
}

/** What is no percent-encoding stands for itself, as in express-session. */
function decodedOrItself(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
