import type { Database } from 'better-sqlite3';

/**
 * Does `work` so that what it deletes is overwritten with zeros in the file, not only given up
 * (sqlite.org/pragma.html#pragma_secure_delete).
 */
export function overwriting<T>(database: Database, work: () => T): T {
  const before = Number(database.pragma('secure_delete', { simple: true }));
  database.pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    database.pragma(`secure_delete = ${before === 2 ? 'FAST' : before}`);
  }
}
