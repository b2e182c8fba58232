/**
 * What a feature may do with a session, whatever kind of memory stands behind it: Django's verbs.
 * This folder knows browsers, not users: a session is not a login.
 */
import type { Request, RequestHandler } from 'express';
import type { SessionData, SessionKey } from './session-data.ts';
import type { Change, SessionEngine } from './session-engine.ts';

declare global {
  namespace Express {
    interface Request {
      /** The kind of memory behind this address. */
      sessionEngine: SessionEngine;
    }
  }
}

/** The middleware that gives the routes after it this kind of memory. */
export function remembering(engine: SessionEngine): RequestHandler[] {
  const useEngine: RequestHandler = (request, _response, next) => {
    request.sessionEngine = engine;
    next();
  };
  return [useEngine, ...engine.load];
}

/** What is remembered of this request's browser; empty for a stranger. */
export const sessionOf = (request: Request): SessionData => request.sessionEngine.read(request);

/** The key under which the session's row stands; null for a stranger and where there is no row. */
export const sessionKeyOf = (request: Request): SessionKey | null => request.sessionEngine.keyOf(request);

/**
 * Reads the session anew, changes it and saves it, before the response starts and with nobody able to
 * write in between. The first change of a stranger makes the session.
 * @throws SessionInterrupted when it ended meanwhile; DatabaseUnavailable when it could not be saved;
 *   whatever `change` throws. In each case nothing was changed.
 */
export const update = (request: Request, change: Change): Promise<void> =>
  request.sessionEngine.update(request, change);

/**
 * Django's `cycle_key`: the same data under a new key; the old key is worth nothing from now on.
 * @param change made along with it, in the same transaction
 * @throws as `update`
 */
export const cycleKey = (request: Request, change?: Change): Promise<void> =>
  request.sessionEngine.cycleKey(request, change);

/** Django's `flush`: forgets the data, the key and the cookie. */
export const flush = (request: Request): Promise<void> => request.sessionEngine.flush(request);

/** One half of `flush`, to see what it leaves: the browser goes on sending a key that leads to no row. */
export const deleteRow = (request: Request): Promise<void> => request.sessionEngine.deleteRow(request);

/** The other half: the row stays, with nobody who knows its key. */
export const deleteCookie = (request: Request): void => request.sessionEngine.deleteCookie(request);
