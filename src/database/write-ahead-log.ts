import type { Database } from 'better-sqlite3';

/**
 * Empties the write-ahead log, which holds older states of the pages: where something was erased, it stands
 * there still. While another program reads in it, nothing happens.
 */
export function emptyWriteAheadLog(database: Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
}
