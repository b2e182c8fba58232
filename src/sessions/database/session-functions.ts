import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { datetimeText } from '../../database/datetime.ts';
import { hashedKey, type Log } from '../../log.ts';
import type { Signer } from '../django/signing.ts';
import { type ExpirySettings, expiryDate } from '../expiry.ts';
import { parseSession } from '../session-data.ts';

/**
 * The function that reads a row: (session_key, session_data) to JSON, or null for what is not a session.
 * It never throws: a broken row is one session empty and one line in the log, and nobody else's trouble.
 */
export function sessionDecoder(signer: Signer, log: Log) {
  return (key: unknown, text: unknown): string | null => {
    try {
      const { json } = signer.loads(String(text));
      parseSession(json);
      return json;
    } catch (error) {
      log.warn({ session: hashedKey(String(key)), reason: String(error) }, 'Session data corrupted');
      return null;
    }
  };
}

/** Lays the `sessions` view over `django_session` for this connection, with the functions it calls. */
export function layView(database: Database, signer: Signer, settings: ExpirySettings, log: Log): void {
  const expireDate = (sess: unknown) =>
    datetimeText(expiryDate(JSON.parse(String(sess)), settings, Date.now()));

  database.function('decode_session', sessionDecoder(signer, log));
  database.function('encode_session', (sess) => signer.dumps(String(sess)));
  database.function('session_expire_date', expireDate);
  database.exec(readFileSync(new URL('sessions-view.sql', import.meta.url), 'utf8'));
}
