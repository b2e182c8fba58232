import { randomInt } from 'node:crypto';
import type { SessionData as ExpressSessionData } from 'express-session';

declare module 'express-session' {
  interface SessionData {
    /** Django's: seconds, 0 for "until the browser closes", or an ISO text for one instant. */
    readonly _session_expiry?: number | string;
    /** Ours: when the session began (Unix time in seconds), for SESSION_ABSOLUTE_AGE. */
    readonly _session_started?: number;
  }
}

/**
 * What is kept about a browser. Features add their own keys to express-session's `SessionData` beside
 * the code that uses them; it is read here, and changed by `update` alone.
 */
export type SessionData = Readonly<Partial<Omit<ExpressSessionData, 'cookie'>>>;

/** @throws for JSON that is no object, which another program may have signed with our secret */
export function parseSession(json: string): SessionData {
  const data: unknown = JSON.parse(json);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data;
  throw new TypeError('the data is not an object');
}

/** The session as `update` hands it out to be changed. */
export type SessionDraft = { -readonly [Key in keyof SessionData]: SessionData[Key] };

/** The primary key of a row in `django_session`: who knows it is taken for the browser it was given to. */
export type SessionKey = string & { readonly brand: 'SessionKey' };

const KEY_LENGTH = 32;
const KEY_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 32 characters from a cryptographic source, 165 random bits; made as Django makes them. */
export function newSessionKey(): SessionKey {
  let key = '';
  while (key.length < KEY_LENGTH) key += KEY_CHARACTERS.charAt(randomInt(KEY_CHARACTERS.length));
  return key as SessionKey;
}

/** Tells a key from any other text, so that nothing else is ever looked up. */
export const isSessionKey = (text: string): text is SessionKey => /^[a-z0-9]{32}$/.test(text);
