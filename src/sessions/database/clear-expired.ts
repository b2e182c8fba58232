import type { Database } from 'better-sqlite3';
import { datetimeText } from '../../database/datetime.ts';
import { writeTransaction } from '../../database/write-transaction.ts';
import { type Pacing, rest } from '../../pacing.ts';

/** Rows in one transaction: few enough that a visitor who comes in between waits some milliseconds. */
const BATCH = 250;

// The index on expire_date finds the rows; nothing is read that is not deleted.
const DELETE_BATCH = `DELETE FROM django_session WHERE session_key IN
  (SELECT session_key FROM django_session WHERE expire_date < ? ORDER BY expire_date LIMIT ${BATCH})`;

/**
 * Deletes every expired row, in batches with pauses between them. Django: `clearsessions`.
 * @returns how many were deleted
 * @throws DatabaseUnavailable, and AbortError when told to stop
 */
export async function clearExpired(database: Database, pacing: Pacing = {}): Promise<number> {
  const statement = database.prepare(DELETE_BATCH);
  const now = datetimeText(Date.now());
  for (let deleted = 0; ; await rest(pacing)) {
    const { changes } = await writeTransaction(database, () => statement.run(now));
    deleted += changes;
    if (changes < BATCH) return deleted;
  }
}
