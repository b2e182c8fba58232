import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { NO_CHAIN, type SessionChain } from '../../src/sessions/session-chain.ts';
import { sessionCookie } from '../../src/sessions/session-cookie.ts';
import {
  isSessionKey,
  newSessionKey,
  type SessionData,
  type SessionKey,
} from '../../src/sessions/session-data.ts';
import {
  type CameOfCookie,
  type Change,
  type KeptSession,
  NOTHING_KEPT,
  type SessionEngine,
} from '../../src/sessions/session-engine.ts';
import type { Settings } from '../../src/settings.ts';

/**
 * express-session over its own MemoryStore, as its README shows it: the session is changed in place and
 * saved; each page view touches it. What the table is compared with.
 */
export class MemorySessions implements SessionEngine {
  readonly name = 'db'; // so that its pages are the table's
  readonly load: RequestHandler[];
  readonly #cookieName: string;

  constructor(settings: Settings) {
    this.#cookieName = settings.SESSION_COOKIE_NAME;
    this.load = [
      session({
        name: settings.SESSION_COOKIE_NAME,
        secret: settings.SECRET_KEY,
        cookie: { ...sessionCookie(settings), maxAge: settings.SESSION_COOKIE_AGE * 1000 },
        genid: newSessionKey,
        saveUninitialized: false,
        resave: false,
      }),
    ];
  }

  read(request: Request): SessionData {
    const { cookie: _, ...data } = request.session;
    return data;
  }

  keyOf(request: Request): SessionKey | null {
    const isEmpty = Object.keys(request.session).length <= 1; // the cookie
    return !isEmpty && isSessionKey(request.sessionID) ? request.sessionID : null;
  }

  cameOf(request: Request): CameOfCookie {
    return this.keyOf(request) === null ? 'noCookie' : 'found';
  }

  inspect(): KeptSession {
    return NOTHING_KEPT;
  }

  chain(): SessionChain {
    return NO_CHAIN;
  }

  async update(request: Request, change: Change): Promise<void> {
    change(request.session);
    await done((answer) => request.session.save(answer));
  }

  async cycleKey(request: Request, change: Change = () => {}): Promise<void> {
    const data = this.read(request);
    await done((answer) => request.session.regenerate(answer));
    await this.update(request, (session) => change(Object.assign(session, data)));
  }

  async flush(request: Request): Promise<void> {
    await done((answer) => request.session.regenerate(answer));
  }

  async deleteRow(request: Request): Promise<void> {
    await done((answer) => request.session.destroy(answer));
  }

  deleteCookie(request: Request): void {
    request.res?.clearCookie(this.#cookieName);
  }
}

const done = (call: (answer: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
