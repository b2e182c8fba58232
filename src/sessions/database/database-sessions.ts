import type { Database, Statement } from 'better-sqlite3';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { writeTransaction } from '../../database/write-transaction.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings.ts';
import { Signer } from '../django/signing.ts';
import { keepStart } from '../expiry.ts';
import { cookieFor, sessionCookie, withdrawCookie } from '../session-cookie.ts';
import {
  isSessionKey,
  newSessionKey,
  type SessionData,
  type SessionDraft,
  type SessionKey,
} from '../session-data.ts';
import {
  type CameOfCookie,
  type Change,
  type KeptSession,
  NOTHING_KEPT,
  type SessionEngine,
  SessionInterrupted,
} from '../session-engine.ts';
import { DjangoSessionStore } from './django-session-store.ts';
import { layView } from './session-functions.ts';

/** The salt of a row's signature: Django's class that writes it, `SessionStore`. */
export const ROW_SALT = 'django.contrib.sessions.SessionStore';

/** Django's `backends.db`: the data in a row of `django_session`, the row's key in a cookie. */
export class DatabaseSessions implements SessionEngine {
  readonly name = 'db';
  readonly load: RequestHandler[];
  readonly #database: Database;
  readonly #settings: Settings;
  readonly #store: DjangoSessionStore;
  readonly #row: Statement<
    [SessionKey],
    Pick<KeptSession, 'expire_date' | 'session_data'> & { session_key: SessionKey }
  >;

  constructor(database: Database, settings: Settings, log: Log) {
    const signer = new Signer(ROW_SALT, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS);
    layView(database, signer, settings, log);
    this.#database = database;
    this.#settings = settings;
    this.#row = database.prepare(
      'SELECT session_key, expire_date, session_data FROM django_session WHERE session_key = ?',
    );
    this.#store = new DjangoSessionStore(database, sessionCookie(settings), settings);
    this.load = [
      this.#expressSession(),
      freeze,
      ...(settings.SESSION_SAVE_EVERY_REQUEST ? [this.#renew] : []),
    ];
  }

  /** express-session finds the key in the cookie and checks its signature; the store finds the row. */
  #expressSession(): RequestHandler {
    return session({
      store: this.#store,
      name: this.#settings.SESSION_COOKIE_NAME,
      secret: [this.#settings.SECRET_KEY, ...this.#settings.SECRET_KEY_FALLBACKS],
      cookie: { path: '/' }, // looks for the cookie everywhere; the one that is sent is the store's
      genid: newSessionKey,
      saveUninitialized: false, // a stranger costs no row
      resave: false,
      rolling: this.#settings.SESSION_SAVE_EVERY_REQUEST,
    });
  }

  /** SESSION_SAVE_EVERY_REQUEST: each request moves the session's end. */
  readonly #renew: RequestHandler = async (request, _response, next) => {
    if (this.#store.hasRow(request)) await this.update(request, nothing);
    next();
  };

  read(request: Request): SessionData {
    return this.#store.dataOf(request);
  }

  keyOf(request: Request): SessionKey | null {
    return this.#store.hasRow(request) && isSessionKey(request.sessionID) ? request.sessionID : null;
  }

  cameOf(request: Request): CameOfCookie {
    if (this.keyOf(request) !== null) return 'found';
    const name = this.#settings.SESSION_COOKIE_NAME;
    if (typeof request.signedCookies[name] === 'string') return 'nothingThere';
    return name in request.cookies || name in request.signedCookies ? 'badSignature' : 'noCookie';
  }

  inspect(request: Request): KeptSession {
    const key = this.keyOf(request);
    const row = key === null ? undefined : this.#row.get(key);
    return row === undefined ? NOTHING_KEPT : { ...row, decoded: this.#store.read(row.session_key) ?? null };
  }

  async update(request: Request, change: Change): Promise<void> {
    const key = this.keyOf(request);
    if (key === null) await this.#begin(request, change);
    else await this.#write(request, change, key, key);
  }

  async cycleKey(request: Request, change: Change = nothing): Promise<void> {
    const oldKey = this.keyOf(request);
    if (oldKey === null)
      await this.#begin(request, change); // nobody has been told a key yet
    else await this.#write(request, change, oldKey, newSessionKey());
  }

  async flush(request: Request): Promise<void> {
    const key = this.keyOf(request);
    const ended = key !== null && (await this.#remove(key));
    Reflect.deleteProperty(request, 'session'); // as express-session's own destroy() does
    // A row that was gone already was ended by another request, which may have sent this browser a new cookie.
    if (key === null || ended) this.#expireCookie(request);
  }

  /** A session that has no row yet, and gets none as long as there is nothing to remember. */
  async #begin(request: Request, change: Change): Promise<void> {
    const draft: SessionDraft = {};
    change(draft);
    if (Object.keys(draft).length === 0) return;
    keepStart(draft, this.#settings);
    const key = newSessionKey();
    await writeTransaction(this.#database, () => this.#store.write(key, draft));
    this.#remember(request, key, draft);
  }

  /** Reads the row again, which other requests may have changed, and writes it, under another key if need be. */
  async #write(request: Request, change: Change, from: SessionKey, to: SessionKey): Promise<void> {
    const data = await writeTransaction(this.#database, () => {
      const draft = this.#store.read(from);
      if (draft === undefined) throw new SessionInterrupted();
      change(draft);
      keepStart(draft, this.#settings);
      if (from !== to) this.#store.remove(from);
      this.#store.write(to, draft);
      return draft;
    });
    this.#remember(request, to, data);
  }

  /** @returns whether there was a row */
  #remove(key: SessionKey): Promise<boolean> {
    return writeTransaction(this.#database, () => {
      const stands = this.#store.read(key) !== undefined;
      this.#store.remove(key);
      return stands;
    });
  }

  /** What has been saved becomes this request's session; express-session sends its cookie if need be. */
  #remember(request: Request, key: SessionKey, data: SessionData): void {
    const before = request.session;
    request.sessionID = key;
    const { cookie } = Object.freeze(this.#store.makeSession(request, data));
    if (request.res === undefined) return;
    const name = this.#settings.SESSION_COOKIE_NAME;
    withdrawCookie(request.res, name);
    // express-session sends a known key again only with an end: one that loses its end must go out, too.
    const isKnownThere = request.signedCookies[name] === key && !this.#settings.SESSION_SAVE_EVERY_REQUEST;
    if (isKnownThere && before.cookie.expires && !cookie.expires) this.#sendCookie(request, key);
  }

  #expireCookie(request: Request): void {
    const name = this.#settings.SESSION_COOKIE_NAME;
    if (!(name in request.cookies || name in request.signedCookies)) return;
    request.res?.clearCookie(name, cookieFor(request, this.#settings));
  }

  #sendCookie(request: Request, key: SessionKey): void {
    const cookie = cookieFor(request, this.#settings);
    request.res?.cookie(this.#settings.SESSION_COOKIE_NAME, key, { ...cookie, signed: true });
  }
}

const nothing: Change = () => {};

const freeze: RequestHandler = (request, _response, next) => {
  if (request.session) Object.freeze(request.session);
  next();
};
