import type { Database, Statement } from 'better-sqlite3';
import { datetimeText } from '../../database/datetime.ts';
import type { Log } from '../../log.ts';
import type { Settings } from '../../settings.ts';
import { Signer } from '../django/signing.ts';
import { parseSession, type SessionData, type SessionKey } from '../session-data.ts';
import { ROW_SALT } from './database-sessions.ts';
import { sessionDecoder } from './session-functions.ts';

/** A row that can be read. */
export interface SessionRow {
  readonly data: SessionData;
  /** Whether a request could still come with it; false when it is over. */
  readonly isAlive: boolean;
}

interface Columns {
  readonly session_data: string;
  readonly expire_date: string;
}

/**
 * The rows of `django_session` by their keys, for those who keep something by a session's key. Every
 * function is synchronous, so that it can be called inside a transaction.
 */
export class SessionRows {
  readonly #row: Statement<[SessionKey], Columns>;
  readonly #end: Statement<[SessionKey]>;
  readonly #decode: ReturnType<typeof sessionDecoder>;

  constructor(database: Database, settings: Settings, log: Log) {
    const signer = new Signer(ROW_SALT, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS);
    this.#row = database.prepare(
      'SELECT session_data, expire_date FROM django_session WHERE session_key = ?',
    );
    this.#end = database.prepare('DELETE FROM django_session WHERE session_key = ?');
    this.#decode = sessionDecoder(signer, log);
  }

  /** Whether there is such a row, though it be over or cannot be read. */
  stands(key: SessionKey): boolean {
    return this.#row.get(key) !== undefined;
  }

  /** Whether there is such a row and it is not over. */
  isAlive(key: SessionKey): boolean {
    return isAlive(this.#row.get(key));
  }

  /** The row with its data; null where there is none that can be read. */
  find(key: SessionKey): SessionRow | null {
    const row = this.#row.get(key);
    const json = row === undefined ? null : this.#decode(key, row.session_data);
    return json === null ? null : { data: parseSession(json), isAlive: isAlive(row) };
  }

  /** Deletes the row, whoever's it is. */
  end(key: SessionKey): void {
    this.#end.run(key);
  }
}

const isAlive = (row?: Columns) => row !== undefined && row.expire_date > datetimeText(Date.now());
