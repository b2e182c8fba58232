import type { Database } from 'better-sqlite3';
import { writeTransaction } from '../database/write-transaction.ts';
import { type Pacing, rest } from '../pacing.ts';
import type { SessionRows } from '../sessions/database/session-rows.ts';
import type { SessionKey } from '../sessions/session-data.ts';

/** Rows looked at in one go, and at most deleted in one transaction. */
const BATCH = 250;

interface Device {
  readonly id: number;
  readonly session_key: SessionKey;
}

/**
 * Forgets the devices whose session is gone, whoever ended it: goes through the table by the number of its
 * rows, in batches with pauses between them, and writes only where there is something to delete.
 * @returns how many were deleted
 * @throws DatabaseUnavailable, and AbortError when told to stop
 */
export async function clearUserSessions(
  database: Database,
  sessionRows: SessionRows,
  pacing: Pacing = {},
): Promise<number> {
  const next = database.prepare<[number], Device>(
    `SELECT id, session_key FROM auth_user_session WHERE id > ? ORDER BY id LIMIT ${BATCH}`,
  );
  // The key may have been changed since it was read: then the device lives on.
  const remove = database.prepare<Device>(
    'DELETE FROM auth_user_session WHERE id = @id AND session_key = @session_key',
  );
  const isOrphan = ({ session_key }: Device) => !sessionRows.isAlive(session_key);
  let deleted = 0;
  for (let after = 0; ; await rest(pacing)) {
    const batch = next.all(after);
    const orphans = batch.filter(isOrphan);
    const removeAll = () =>
      orphans.filter(isOrphan).reduce((sum, device) => sum + remove.run(device).changes, 0);
    if (orphans.length > 0) deleted += await writeTransaction(database, removeAll);
    if (batch.length < BATCH) return deleted;
    after = batch.at(-1)?.id ?? after;
  }
}
