import type { Database } from 'better-sqlite3';
import { datetimeText } from '../../database/datetime.ts';
import { writeTransaction } from '../../database/write-transaction.ts';
import { ROW_SALT } from '../../sessions/database/database-sessions.ts';
import { Signer } from '../../sessions/django/signing.ts';
import { parseSession, type SessionData, type SessionKey } from '../../sessions/session-data.ts';
import type { Settings } from '../../settings.ts';

/** A row of `django_session`, unpacked, whether it has expired or not. */
export interface Row {
  readonly session_key: SessionKey;
  readonly expire_date: string;
  readonly data: SessionData;
}

interface Columns extends Omit<Row, 'data'> {
  readonly session_data: string;
}

/** Looks into `django_session` beside the session engine, and does to a row what no visitor can ask of it. */
export class Rows {
  readonly #database: Database;
  readonly #signer: Signer;

  constructor(database: Database, { SECRET_KEY, SECRET_KEY_FALLBACKS }: Settings) {
    this.#database = database;
    this.#signer = new Signer(ROW_SALT, SECRET_KEY, SECRET_KEY_FALLBACKS);
  }

  /** @throws BadSignature for a row that nobody here has written */
  find(key: SessionKey): Row | null {
    const columns = this.#database
      .prepare<[SessionKey], Columns>('SELECT * FROM django_session WHERE session_key = ?')
      .get(key);
    if (columns === undefined) return null;
    const { session_data, ...others } = columns;
    return { ...others, data: parseSession(this.#signer.loads(session_data).json) };
  }

  /** When the row ends (Unix time in ms); null where there is none, and for one that is over. */
  endOf(key: SessionKey): number | null {
    const end = this.#database
      .prepare<[SessionKey], string>('SELECT expire_date FROM django_session WHERE session_key = ?')
      .pluck()
      .get(key);
    const instant = Date.parse(`${end?.replace(' ', 'T')}Z`);
    return instant >= Date.now() ? instant : null;
  }

  /** Deletes the row and nothing else. @throws DatabaseUnavailable */
  async remove(key: SessionKey): Promise<void> {
    const remove = this.#database.prepare<[SessionKey]>('DELETE FROM django_session WHERE session_key = ?');
    await writeTransaction(this.#database, () => remove.run(key));
  }

  /**
   * Moves the row's end and nothing else: the next save moves it again.
   * @param instant Unix time in ms
   * @throws DatabaseUnavailable
   */
  async endAt(key: SessionKey, instant: number): Promise<void> {
    const end = this.#database.prepare<[string, SessionKey]>(
      'UPDATE django_session SET expire_date = ? WHERE session_key = ?',
    );
    await writeTransaction(this.#database, () => end.run(datetimeText(instant), key));
  }

  /**
   * Django's `set_expiry` with a datetime: every later save keeps this end.
   * @param instant Unix time in ms
   * @throws DatabaseUnavailable; BadSignature for a row that nobody here has written
   */
  async keepEnd(key: SessionKey, instant: number): Promise<void> {
    const _session_expiry = new Date(instant).toISOString().replace('Z', '+00:00'); // Python before 3.11 reads no Z
    const save = this.#database.prepare<[string, string, SessionKey]>(
      'UPDATE django_session SET session_data = ?, expire_date = ? WHERE session_key = ?',
    );
    await writeTransaction(this.#database, () => {
      const row = this.find(key);
      if (row === null) return;
      const data = this.#signer.dumps(JSON.stringify({ ...row.data, _session_expiry }));
      save.run(data, datetimeText(instant), key);
    });
  }
}
