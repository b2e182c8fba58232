import type { Database, Statement } from 'better-sqlite3';
import type { Request, RequestHandler } from 'express';
import { traced, tracing } from '../../database/statement-trace.ts';
import { writeTransaction } from '../../database/write-transaction.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings.ts';
import { takeApart } from '../django/sealed-text.ts';
import { Signer } from '../django/signing.ts';
import { keepStart } from '../expiry.ts';
import { keyCookie, type SessionChain } from '../session-chain.ts';
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
  type KeyGiven,
  NOTHING_KEPT,
  type SessionEngine,
  SessionInterrupted,
} from '../session-engine.ts';
import { DjangoSessionStore } from './django-session-store.ts';
import { expressSession } from './express-session.ts';
import { rowChain, SELECT_ROW, type TableRow } from './row-chain.ts';
import { layView } from './session-functions.ts';

/** The salt of a row's signature: Django's class that writes it, `SessionStore`. */
export const ROW_SALT = 'django.contrib.sessions.SessionStore';

/** Django's `backends.db`: the data in a row of `django_session`, the row's key in a cookie. */
export class DatabaseSessions implements SessionEngine {
  readonly name = 'db';
  readonly load: RequestHandler[];
  readonly #database: Database;
  readonly #settings: Settings;
  readonly #keyGiven: KeyGiven;
  readonly #store: DjangoSessionStore;
  readonly #signer: Signer;
  readonly #row: Statement<[SessionKey], TableRow>;

  /** @param keyGiven for what others keep by a session's key */
  constructor(database: Database, settings: Settings, log: Log, keyGiven: KeyGiven = () => {}) {
    this.#signer = new Signer(ROW_SALT, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS);
    layView(database, this.#signer, settings, log);
    this.#database = database;
    this.#settings = settings;
    this.#keyGiven = keyGiven;
    this.#row = database.prepare(SELECT_ROW);
    this.#store = new DjangoSessionStore(database, sessionCookie(settings), settings);
    this.load = [
      ...expressSession(this.#store, settings),
      ...(settings.SESSION_SAVE_EVERY_REQUEST ? [this.#renew] : []),
    ];
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
    const row = key === null ? undefined : this.#rowOf(request, key);
    if (row === undefined) return NOTHING_KEPT;
    return { ...row, decoded: takeApart(this.#signer, row.session_data)?.opened?.data ?? null };
  }

  /** Goes by the cookie as it came, and so finds even the row that is over. */
  chain(request: Request): SessionChain {
    const cookie = keyCookie(request, this.#settings.SESSION_COOKIE_NAME, this.#settings);
    const row = cookie?.signedBy && cookie.parts ? this.#rowOf(request, cookie.parts.key) : undefined;
    return rowChain(cookie, row, this.#signer, this.#settings);
  }

  #rowOf(request: Request, key: SessionKey): TableRow | undefined {
    const read = () => this.#row.get(key);
    return tracing(request.statements, () => traced(SELECT_ROW, [key], read, (row) => (row ? 1 : 0)));
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
    const ended = key !== null && (await this.#remove(request, key));
    Reflect.deleteProperty(request, 'session'); // as express-session's own destroy() does
    // A row that was gone already was ended by another request, which may have sent this browser a new cookie.
    if (key === null || ended) this.#expireCookie(request);
  }

  async deleteRow(request: Request): Promise<void> {
    const key = this.keyOf(request);
    if (key !== null) await this.#remove(request, key);
    Reflect.deleteProperty(request, 'session');
  }

  deleteCookie(request: Request): void {
    Reflect.deleteProperty(request, 'session'); // else express-session might send it once more
    this.#expireCookie(request);
  }

  /** A session that has no row yet, and gets none as long as there is nothing to remember. */
  async #begin(request: Request, change: Change): Promise<void> {
    const draft: SessionDraft = {};
    change(draft);
    if (Object.keys(draft).length === 0) return;
    keepStart(draft, this.#settings);
    const key = newSessionKey();
    await this.#transaction(request, () => {
      this.#store.write(key, draft);
      this.#keyGiven(request, { key, from: null, data: draft });
    });
    this.#remember(request, key, draft);
  }

  /** Reads the row again, which other requests may have changed, and writes it, under another key if need be. */
  async #write(request: Request, change: Change, from: SessionKey, to: SessionKey): Promise<void> {
    const data = await this.#transaction(request, () => {
      const draft = this.#store.read(from);
      if (draft === undefined) throw new SessionInterrupted();
      change(draft);
      keepStart(draft, this.#settings);
      if (from !== to) this.#store.remove(from);
      this.#store.write(to, draft);
      if (from !== to) this.#keyGiven(request, { key: to, from, data: draft });
      return draft;
    });
    this.#remember(request, to, data);
  }

  /** @returns whether there was a row */
  #remove(request: Request, key: SessionKey): Promise<boolean> {
    return this.#transaction(request, () => {
      const stands = this.#store.read(key) !== undefined;
      this.#store.remove(key);
      return stands;
    });
  }

  #transaction<T>(request: Request, work: () => T): Promise<T> {
    return writeTransaction(this.#database, work, request.statements);
  }

  /** What has been saved becomes this request's session; express-session sends its cookie if need be. */
  #remember(request: Request, key: SessionKey, data: SessionData): void {
    const [before, dataBefore] = [request.session, this.read(request)];
    request.sessionID = key;
    const { expires } = Object.freeze(this.#store.makeSession(request, data)).cookie;
    if (request.res === undefined) return;
    const name = this.#settings.SESSION_COOKIE_NAME;
    withdrawCookie(request.res, name);
    const isKnownThere = request.signedCookies[name] === key && !this.#settings.SESSION_SAVE_EVERY_REQUEST;
    // A known key express-session sends again only with an end, and only where the data has changed; but the
    // browser has to know of an end that has moved, and of one that is no more.
    const isSent = expires && JSON.stringify(dataBefore) !== JSON.stringify(data);
    if (!isKnownThere || isSent || !(expires || before.cookie.expires)) return;
    const cookie = { ...cookieFor(request, this.#settings), ...(expires && { expires }) };
    request.res.cookie(name, key, { ...cookie, signed: true });
  }

  #expireCookie(request: Request): void {
    const name = this.#settings.SESSION_COOKIE_NAME;
    if (!(name in request.cookies || name in request.signedCookies)) return;
    request.res?.clearCookie(name, cookieFor(request, this.#settings));
  }
}

const nothing: Change = () => {};
