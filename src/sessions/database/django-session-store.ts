import type { Database } from 'better-sqlite3';
import connectSqlite3 from 'connect-sqlite3';
import type { Request } from 'express';
import session, {
  type CookieOptions,
  type Session,
  type SessionData as StoredSession,
} from 'express-session';
import { cookieMaxAge, type ExpirySettings } from '../expiry.ts';
import type { SessionData, SessionDraft, SessionKey } from '../session-data.ts';
import { callbackDatabase } from './callback-database.ts';

const SQLiteStore = connectSqlite3(session);

const NOTHING: SessionData = Object.freeze({});

/**
 * connect-sqlite3 as it is, over the view `temp.sessions`, with three differences that
 * express-session sees:
 * - `touch` is missing, so a page view writes nothing. Django renews a session only when it changes.
 * - `set` writes nothing: `update` has saved before the response began. What express-session would
 *   save at its end could bring back a row that a logout has deleted meanwhile.
 * - the cookie's attributes come from the settings and `_session_expiry`, since no row holds them.
 */
export class DjangoSessionStore extends SQLiteStore {
  readonly #cookie: CookieOptions;
  readonly #settings: ExpirySettings;
  readonly #dataOf = new WeakMap<Session, SessionData>();

  constructor(database: Database, cookie: CookieOptions, settings: ExpirySettings) {
    super({ db: callbackDatabase(database), table: 'temp.sessions' });
    this.#cookie = cookie;
    this.#settings = settings;
    // express-session looks whether there is a `touch` when the middleware is made.
    Object.assign(this, { touch: undefined });
  }

  /** Whether this session stands in the table, as far as this request knows. */
  hasRow(request: Request): boolean {
    return request.session !== undefined && this.#dataOf.has(request.session);
  }

  /** The data of `request.session` as it was read or last changed; empty where there is no row. */
  dataOf(request: Request): SessionData {
    return this.hasRow(request) ? (this.#dataOf.get(request.session) ?? NOTHING) : NOTHING;
  }

  override get(key: string, done: (error?: unknown, session?: StoredSession | null) => void): void {
    answerOnce(done, (answer) =>
      super.get(key, (error, found) => answer(error, found && withoutOwnNames(found))),
    );
  }

  override set(_key: string, _session: StoredSession, done: (error?: unknown) => void = () => {}): void {
    done();
  }

  override all(done: (error: unknown, sessions?: StoredSession[] | null) => void): void {
    const whole = (found?: (StoredSession | null)[] | null) => found?.filter((each) => each !== null);
    answerOnce(done, (answer) => super.all((error, found) => answer(error, whole(found))));
  }

  override length(done: (error: unknown, length?: number) => void): void {
    answerOnce(done, (answer) => super.length(answer));
  }

  override clear(done: (error?: unknown) => void = () => {}): void {
    answerOnce(done, (answer) => super.clear(answer));
  }

  /** express-session calls this with what `get` found. */
  override createSession(request: Request, data: StoredSession): Session & StoredSession {
    return this.makeSession(request, data);
  }

  /** Makes `request.session` of a row's data and the cookie that the settings and the data ask for. */
  makeSession(request: Request, data: SessionData): Session & StoredSession {
    const maxAge = cookieMaxAge(data, this.#settings, Date.now());
    const expires = maxAge === null ? null : new Date(Date.now() + maxAge);
    const secure = this.#cookie.secure === 'auto' ? request.secure : this.#cookie.secure;
    const cookie = { ...this.#cookie, secure, expires, originalMaxAge: maxAge };
    const made = super.createSession(request, { ...data, cookie });
    this.#dataOf.set(made, Object.freeze(data));
    return made;
  }

  /** The row's data, for a change inside a transaction; undefined where no such row lives. */
  read(key: SessionKey): SessionDraft | undefined {
    return answerOf<SessionDraft | null | undefined>((done) => super.get(key, done)) ?? undefined;
  }

  /** Makes or changes the row, inside a transaction. */
  write(key: SessionKey, data: SessionData): void {
    // connect-sqlite3 asks for cookie.maxAge, then stores what JSON.stringify says: the data alone.
    answerOf((done) => super.set(key, { cookie: {}, toJSON: () => data }, done));
  }

  /** Deletes the row, inside a transaction. */
  remove(key: SessionKey): void {
    answerOf((done) => super.destroy(key, done));
  }
}

/**
 * What a `Session` calls its own, it hides in its data; seeing that, express-session would take every
 * session that Django gave such a key for changed. `read` and `write` keep them.
 */
function withoutOwnNames(data: StoredSession): StoredSession {
  if (!Object.keys(data).some(isOwnName)) return data;
  const others = Object.entries(data).filter(([name]) => !isOwnName(name));
  return { cookie: data.cookie, ...Object.fromEntries(others) };
}

const isOwnName = (name: string) => name === 'id' || name === 'req' || name in session.Session.prototype;

type Done<T> = (error?: unknown, value?: T) => void;
type Call<T> = (done: Done<T>) => void;

/**
 * What a call of connect-sqlite3 answers first, which over callbackDatabase it does before it returns.
 * After an error it goes on: it calls back again, or stumbles over the rows that are not there.
 */
function firstAnswer<T>(call: Call<T>): { error?: unknown; value?: T | undefined } {
  let answer: { error?: unknown; value?: T | undefined } | undefined;
  try {
    call((error, value) => {
      answer ??= { error, value };
    });
  } catch (error) {
    answer ??= { error };
  }
  return answer ?? {};
}

/** Answers `done` once, whatever fails. */
function answerOnce<T>(done: Done<T>, call: Call<T>): void {
  const { error, value } = firstAnswer(call);
  done(error, value);
}

/** The same for a caller that can catch. */
function answerOf<T>(call: Call<T>): T | undefined {
  const { error, value } = firstAnswer(call);
  if (error) throw error;
  return value;
}
