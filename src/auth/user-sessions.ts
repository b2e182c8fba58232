import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Request } from 'express';
import { datetimeText } from '../database/datetime.ts';
import {
  asUnavailable,
  DatabaseUnavailable,
  isBusy,
  writeTransaction,
} from '../database/write-transaction.ts';
import { hashedKey, type Log } from '../log.ts';
import type { Pacing } from '../pacing.ts';
import { type SessionRow, SessionRows } from '../sessions/database/session-rows.ts';
import type { SessionKey } from '../sessions/session-data.ts';
import { type KeyGiven, SessionInterrupted } from '../sessions/session-engine.ts';
import type { Settings } from '../settings.ts';
import { clearUserSessions } from './clear-user-sessions.ts';
import { provesUser } from './login.ts';
import type { User, UserId } from './user.ts';
import { type Sight, userSessionStatements } from './user-session-statements.ts';

/** A row of `auth_user_session`. Dates are the column's text, in UTC. */
export interface UserSession {
  /** Ours, for addresses: the key would be as good as the login itself. */
  readonly id: number;
  readonly session_key: SessionKey;
  readonly user_agent: string;
  readonly address: string;
  readonly first_seen: string;
  readonly last_seen: string;
}

/** As many as one page shows; an account that many share may have more. */
export const LISTED = 100;

/** ms in which a session is noted as seen but once. */
const LATELY = 60 * 1000;

/** A longer User-Agent header says nothing more. */
const USER_AGENT_LENGTH = 512;

/** Sessions ended in one transaction, and the pause (ms) that other visitors have in between. */
const BATCH = 100;
const PAUSE = 25;

/**
 * The sessions of each user, with the devices they are on. A session that Django has begun has no row
 * here before its first request to this site; until then it is neither listed nor ended.
 */
export class UserSessions {
  readonly #database: Database;
  readonly #settings: Settings;
  readonly #statements: ReturnType<typeof userSessionStatements>;
  readonly #sessionRows: SessionRows;
  readonly #log: Log;

  constructor(database: Database, settings: Settings, log: Log) {
    this.#database = database;
    this.#settings = settings;
    this.#statements = userSessionStatements(database);
    this.#sessionRows = new SessionRows(database, settings, log);
    this.#log = log;
  }

  /** The sessions in which the user is logged in now: the one of this key, then those last seen. */
  async of(user: User, key: SessionKey): Promise<UserSession[]> {
    const found: UserSession[] = [];
    for (const session of this.#all(user, key)) {
      const row = this.#sessionRows.find(session.session_key);
      if (row?.isAlive && this.#isOf(user, row)) found.push(session);
      if (found.length === LISTED) break;
    }
    return found;
  }

  /** One of the user's sessions, dead or alive. */
  async withId(user: User, id: number): Promise<UserSession | undefined> {
    return this.#statements.withId.get({ user: user.id, id });
  }

  /**
   * Notes that the user's session was seen just now, unless it was within the last minute. Does not wait
   * for a locked database: there is another request to do it in. One that cannot be written is logged, and
   * breaks no page either.
   */
  async see(request: Request, user: User, key: SessionKey): Promise<void> {
    const sight = sightOf(request, user.id, key);
    if (this.#statements.seenLately.get(sight) !== undefined) return;
    try {
      this.#statements.see.run(sight);
    } catch (error) {
      const cause = asUnavailable(error);
      if (!(cause instanceof DatabaseUnavailable)) throw cause;
      if (!isBusy(error))
        this.#log.error({ err: cause, session: hashedKey(key) }, 'Session not noted as seen');
    }
  }

  /**
   * For the session engine, which knows no users, to call in its transaction: no login is kept without its
   * device, and a device whose key is changed remains the same.
   */
  readonly keyGiven: KeyGiven = (request, { key, from, data }) => {
    if (from !== null) this.#statements.move.run({ key, from });
    if (data._auth_user_id === undefined) return;
    this.#statements.see.run(sightOf(request, Number(data._auth_user_id) as UserId, key));
  };

  /**
   * Ends one of the user's sessions.
   * @param by the session that asks for it
   * @throws SessionInterrupted when the one that asks was ended itself; DatabaseUnavailable
   */
  end(user: User, session: UserSession, by: SessionKey): Promise<void> {
    return this.#write(by, () => {
      const kept = this.#statements.withId.get({ user: user.id, id: session.id });
      if (kept !== undefined) this.#remove(user, kept);
    });
  }

  /**
   * Ends all of the user's sessions but the one that asks for it, some at a time.
   * @returns those that were alive
   * @throws as `end`
   */
  async endOthers(user: User, by: SessionKey): Promise<UserSession[]> {
    const ended: UserSession[] = [];
    const batch = () => this.#statements.someOthers.all({ user: user.id, key: by, limit: BATCH });
    const endBatch = () =>
      this.#write(by, () => {
        const others = batch();
        ended.push(...others.filter((each) => this.#remove(user, each)));
        return others.length;
      });
    while ((await endBatch()) === BATCH) await sleep(PAUSE);
    return ended;
  }

  /** Housekeeping: see `clearUserSessions`. */
  clearEnded(pacing?: Pacing): Promise<number> {
    return clearUserSessions(this.#database, this.#sessionRows, pacing);
  }

  *#all(user: User, key: SessionKey): Generator<UserSession> {
    const which = { user: user.id, key };
    yield* this.#statements.own.all(which);
    yield* this.#statements.others.iterate(which);
  }

  /** A session that was ended ends no other, though its request began before. */
  #write<T>(by: SessionKey, work: () => T): Promise<T> {
    return writeTransaction(this.#database, () => {
      if (!this.#sessionRows.stands(by)) throw new SessionInterrupted();
      return work();
    });
  }

  /** @returns whether there was a session to end; what has become another's since, stays */
  #remove(user: User, session: UserSession): boolean {
    const row = this.#sessionRows.find(session.session_key);
    const isTheirs = row !== null && this.#isOf(user, row);
    if (isTheirs) this.#sessionRows.end(session.session_key);
    this.#statements.remove.run(session.id);
    return isTheirs;
  }

  /** As current-user.ts asks of the session that a request brings. */
  #isOf(user: User, { data }: SessionRow): boolean {
    return provesUser(data, user, this.#settings);
  }
}

function sightOf(request: Request, user: UserId, key: SessionKey): Sight {
  const now = Date.now();
  return {
    key,
    user,
    userAgent: (request.get('User-Agent') ?? '').slice(0, USER_AGENT_LENGTH),
    address: request.ip ?? '',
    now: datetimeText(now),
    lately: datetimeText(now - LATELY),
  };
}
