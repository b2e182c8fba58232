import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type TracedStatement, tracedTransaction } from './statement-trace.ts';

/** Nothing was written: the database is locked, full, or otherwise out of reach. Answered with 503. */
export class DatabaseUnavailable extends Error {}

/** How long (ms) a write waits for another process's lock; connect-sqlite3 and Django wait as long. */
const BUSY_TIMEOUT = 5000;
const RETRY_EVERY = 10;

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction, which no other process can write between.
 * @param work synchronous; run again from its start only if the lock could not be had
 * @param statements notes what ran, where somebody listens
 * @throws DatabaseUnavailable when nothing could be written in time; whatever `work` throws, after
 *   undoing what it wrote
 */
export function writeTransaction<T>(
  database: Database.Database,
  work: () => T,
  statements?: TracedStatement[],
): Promise<T> {
  const transact = (inside: () => T) => database.transaction(inside).immediate();
  return waitingForLock(() => tracedTransaction(statements, transact, work));
}

/**
 * Tries until another process lets go of the write lock, without stopping other visitors: the driver
 * is synchronous, so SQLite's own busy_timeout would stop them all.
 * @throws DatabaseUnavailable when the lock could not be had in time
 */
export async function waitingForLock<T>(attempt: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw asUnavailable(error);
      await sleep(RETRY_EVERY * (0.5 + Math.random()));
    }
  }
}

/** Whether another process held the lock, which it will let go of. */
export const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');

/** An error of the disk or of the lock becomes DatabaseUnavailable; any other stays what it is. */
export function asUnavailable(error: unknown): unknown {
  const outOfReach = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM)/;
  return outOfReach.test(codeOf(error)) ? new DatabaseUnavailable(codeOf(error), { cause: error }) : error;
}

const codeOf = (error: unknown) => (error instanceof Database.SqliteError ? error.code : '');
