import type { Request } from 'express';
import { DatabaseUnavailable } from '../database/write-transaction.ts';
import { forgetStart, setExpiry } from '../sessions/expiry.ts';
import { cycleKey, flush, sessionOf, update } from '../sessions/session.ts';
import type { SessionData } from '../sessions/session-data.ts';
import { type Change, SessionInterrupted } from '../sessions/session-engine.ts';
import type { Settings } from '../settings.ts';
import { authHash, fitsAuthHash } from './auth-hash.ts';
import type { User } from './user.ts';

declare module 'express-session' {
  interface SessionData {
    /** Django's: the primary key of the user, as text. */
    readonly _auth_user_id?: string;
    /** Django's: which class checked the password. */
    readonly _auth_user_backend?: string;
    /** Django's: see auth-hash.ts. */
    readonly _auth_user_hash?: string;
  }
}

export const BACKEND = 'django.contrib.auth.backends.ModelBackend';

/** How long a login lasts. */
export interface Stay {
  /** False: until the browser closes. */
  readonly remembered: boolean;
}

/**
 * Django's `login`: the session goes on under a new key, the cart in it too, so that nobody who knew
 * the old key is logged in along with the user. What another user left is forgotten first.
 */
export async function login(request: Request, user: User, settings: Settings, stay: Stay): Promise<void> {
  const change: Change = (session) => {
    session._auth_user_id = String(user.id);
    session._auth_user_backend = BACKEND;
    session._auth_user_hash = authHash(user.password, settings.SECRET_KEY);
    setExpiry(session, stay.remembered ? rememberedFor(settings) : 0);
    forgetStart(session);
  };
  if (belongsToAnother(request, user, settings)) await flush(request);
  await cycleKeyOrBegin(request, change);
  request.user = user;
}

/**
 * A second click on "Log in" finds the key of its cookie cycled by the first. The password was right,
 * so it goes on with the data that it came with, as Django does, in a session of its own.
 */
async function cycleKeyOrBegin(request: Request, change: Change): Promise<void> {
  const before = sessionOf(request);
  try {
    await cycleKey(request, change);
  } catch (error) {
    if (!(error instanceof SessionInterrupted)) throw error;
    await flush(request);
    await update(request, (session) => change(Object.assign(session, before)));
  }
}

function belongsToAnother(request: Request, user: User, settings: Settings): boolean {
  const { _auth_user_id: id, _auth_user_hash: hash } = sessionOf(request);
  if (id === undefined) return false;
  return id !== String(user.id) || !fitsAuthHash(hash, user.password, settings);
}

/** Whether who sends this session's key is logged in as the user; see current-user.ts. */
export function provesUser(session: SessionData, user: User, settings: Settings): boolean {
  const { _auth_user_id: id, _auth_user_backend: backend, _auth_user_hash: hash } = session;
  return Number(id) === user.id && backend === BACKEND && fitsAuthHash(hash, user.password, settings);
}

/** Two weeks unless the settings say otherwise; said outright where they would end it with the browser. */
const rememberedFor = (settings: Settings) =>
  settings.SESSION_EXPIRE_AT_BROWSER_CLOSE ? settings.SESSION_COOKIE_AGE : null;

/** Django's `logout`: the session is deleted, not just the name in it. */
export async function logout(request: Request): Promise<void> {
  await flush(request);
  request.user = null;
}

/** A login from before the secret was changed would end when the old one leaves SECRET_KEY_FALLBACKS. */
export async function renewAuthHash(request: Request, user: User, settings: Settings): Promise<void> {
  const hash = authHash(user.password, settings.SECRET_KEY);
  if (sessionOf(request)._auth_user_hash === hash) return;
  const renew: Change = (session) => {
    session._auth_user_hash = hash;
  };
  await update(request, renew).catch((error) => {
    if (!(error instanceof DatabaseUnavailable)) throw error; // else there is another request to do it in
  });
}

/**
 * After a change of the password: this session goes on under a new key, all others no longer fit.
 * @returns false when it was ended meanwhile, as by a logout in another tab, and stays so
 */
export async function keepLoggedIn(request: Request, user: User, settings: Settings): Promise<boolean> {
  try {
    await cycleKey(request, (session) => {
      session._auth_user_hash = authHash(user.password, settings.SECRET_KEY);
    });
    request.user = user;
  } catch (error) {
    if (!(error instanceof SessionInterrupted)) throw error;
    await logout(request);
  }
  return request.user !== null;
}
