import type { Database } from 'better-sqlite3';
import { writeTransaction } from '../database/write-transaction.ts';

/**
 * A transaction that leaves nothing behind in the file: what it deletes or moves is overwritten with zeros
 * (sqlite.org/pragma.html#pragma_secure_delete). Each write to a trail is one: where SQLite moved a row to
 * another page, a later erasure would not find the copy that stayed.
 * @throws as writeTransaction
 */
export const overwriting = <T>(database: Database, work: () => T): Promise<T> =>
  writeTransaction(database, () => withSecureDelete(database, work));

function withSecureDelete<T>(database: Database, work: () => T): T {
  const before = Number(database.pragma('secure_delete', { simple: true }));
  database.pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    database.pragma(`secure_delete = ${before === 2 ? 'FAST' : before}`);
  }
}

/**
 * Empties the write-ahead log, which holds older states of the pages.
 * @returns whether it could: not while another program reads in it
 */
export function emptyWriteAheadLog(database: Database): boolean {
  return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}
