import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/**
 * The steps that brought our own schema to its present version, the oldest first. A released step is
 * never edited: a later release adds one, and a file of any age is brought up without losing a row.
 */
const STEPS: readonly ((database: Database) => void)[] = [
  sqlFile('schema.sql'),
  sqlFile('user-sessions.sql'),
  sqlFile('user-preferences.sql'),
  sqlFile('tracking.sql'),
];

function sqlFile(name: string) {
  return (database: Database) => database.exec(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** Stands in the file as `PRAGMA user_version`, which Django leaves alone. */
export const SCHEMA_VERSION = STEPS.length;

export const versionOf = (database: Database) => Number(database.pragma('user_version', { simple: true }));

/**
 * Brings the file to SCHEMA_VERSION, all or nothing.
 * @param onNew fills a file in which our tables have just been made
 */
export function migrate(database: Database, onNew: (database: Database) => void): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  database
    .transaction(() => {
      const version = versionOf(database); // again: another process may have come first
      for (const step of STEPS.slice(version)) step(database);
      if (version === 0) onNew(database);
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
    })
    .immediate();
}
