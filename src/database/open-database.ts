import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { insertDemoProducts } from './demo-products.ts';
import { migrate, SCHEMA_VERSION, versionOf } from './migrate.ts';

export type { Database } from 'better-sqlite3';

/** A database file that this program must not touch. Its message is one line that says why. */
export class DatabaseRefused extends Error {}

/** Two programs that start together may wait this long (ms) for each other's migration. */
const START_TIMEOUT = 5000;

/** Above this size (bytes) a full check would delay the start by seconds; the cheap ones remain. */
const FULL_CHECK_LIMIT = 64 * 1024 * 1024;

/**
 * Opens the site's database, making or migrating it where needed.
 * @param file absolute path; missing folders and a missing file are made
 * @throws DatabaseRefused when the file is no database, damaged, newer than this program or not
 *   writable; the file is then as it was
 */
export function openDatabase(file: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    refuseForeignFile(file);
    refuseUnusable(file);
    mkdirSync(path.dirname(file), { recursive: true });
    database = new Database(file, { timeout: START_TIMEOUT });
    prepareForUse(database);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof DatabaseRefused
      ? error
      : new DatabaseRefused(`${file}: ${reason(error)}.`, { cause: error });
  }
}

function prepareForUse(database: Database.Database): void {
  // Takes the write lock and lets it go: fails where the folder is read-only.
  database.exec('BEGIN IMMEDIATE; ROLLBACK');
  // First of all, since what follows changes a file: one that cannot be migrated is not ours.
  migrate(database, insertDemoProducts);
  // WAL: readers and the one writer do not wait for each other. NORMAL: a killed process loses nothing,
  // a power cut may lose the last moments but leaves the file whole (sqlite.org/pragma.html).
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // What is deleted is overwritten with zeros: a trail that was erased, the session of who has logged out.
  database.pragma('secure_delete = ON');
  // A synchronous driver that waits, stops every visitor; write-transaction.ts waits instead.
  database.pragma('busy_timeout = 0');
}

/** SQLite itself would take a text file for a database until the first query, and an empty one for new. */
function refuseForeignFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || (stat.isFile() && stat.size === 0)) return;
  if (!stat.isFile()) throw new DatabaseRefused(`${file}: this is not a file.`);
  if (!firstBytes(file, 16).equals(Buffer.from('SQLite format 3\0'))) {
    throw new DatabaseRefused(`${file}: this is not an SQLite database.`);
  }
  accessSync(file, constants.W_OK); // SQLite would open it for reading, and fail at the first visitor
}

function firstBytes(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, count, 0);
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

/** Looks without touching: a connection that may write would tidy up the file when it closes. */
function refuseUnusable(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const beside = [`${file}-wal`, `${file}-shm`].filter((each) => !existsSync(each));
  const database = new Database(file, { readonly: true });
  try {
    refuseOtherVersions(database, file);
    if (isDamaged(database, file)) throw new DatabaseRefused(`${file}: the database is damaged.`);
    database.close();
  } catch (error) {
    database.close();
    for (const each of beside) rmSync(each, { force: true }); // SQLite's, empty: who only reads leaves them
    throw error;
  }
}

function refuseOtherVersions(database: Database.Database, file: string): void {
  const version = versionOf(database);
  if (version > SCHEMA_VERSION) {
    throw new DatabaseRefused(
      `${file}: made by a newer version of this program (schema ${version}; this one knows ${SCHEMA_VERSION}).`,
    );
  }
  const ours =
    database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'shop_product'").get() !== undefined;
  if (version > 0 && !ours) throw new DatabaseRefused(`${file}: made by another program.`);
}

function isDamaged(database: Database.Database, file: string): boolean {
  if (statSync(file).size > FULL_CHECK_LIMIT) return false;
  return database.pragma('quick_check(1)', { simple: true }) !== 'ok';
}

/** What SQLite and the file system say, in words of this program's own. */
function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_NOTADB')) return 'this is not an SQLite database';
  if (code.startsWith('SQLITE_CORRUPT')) return 'the database is damaged';
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EPERM|EROFS)/.test(code))
    return 'the database cannot be written';
  if (code.startsWith('SQLITE_BUSY')) return 'another program has kept the database locked';
  return error instanceof Error ? error.message : String(error);
}
