import type { Database, RunResult } from 'better-sqlite3';
import { emptyWriteAheadLog } from '../database/write-ahead-log.ts';
import { writeTransaction } from '../database/write-transaction.ts';
import { type Pacing, rest } from '../pacing.ts';
import type { Settings } from '../settings.ts';
import type { VisitorNumber } from './trail-statements.ts';

/** Visits deleted in one transaction, each taken out of the totals. */
const BATCH = 50;
/** Visitors looked at in one go, and deleted in one transaction where nothing is left of them. */
const LOOKED_AT = 500;
/** Visits that are kept of all together, should a robot say yes as often as it can; the oldest make room. */
const MOST_OF_ALL = 1_000_000;
const HOUR_IN_MS = 60 * 60 * 1000;

/**
 * Deletes what is older than TRACKING_DAYS or too much, and whom nothing is left of: they are asked again when
 * they come back. In batches by the index, with pauses between them.
 * @returns how many visits
 * @throws DatabaseUnavailable, and AbortError when told to stop
 */
export async function clearTrails(
  database: Database,
  { TRACKING_DAYS }: Pick<Settings, 'TRACKING_DAYS'>,
  { most = MOST_OF_ALL, ...pacing }: Pacing & { readonly most?: number } = {},
): Promise<number> {
  const old = await clearOld(database, Date.now() - TRACKING_DAYS * 24 * HOUR_IN_MS, pacing);
  pacing.signal?.throwIfAborted();
  const visits = old + (await clearExcess(database, most, pacing));
  pacing.signal?.throwIfAborted();
  await clearEmpty(database, Date.now() - HOUR_IN_MS, pacing);
  emptyWriteAheadLog(database); // an erasure may have had to leave it
  return visits;
}

function clearOld(database: Database, before: number, pacing: Pacing): Promise<number> {
  const remove = database.prepare<[number]>(
    `DELETE FROM tracking_visit WHERE id IN
       (SELECT id FROM tracking_visit WHERE at < ? ORDER BY at LIMIT ${BATCH})`,
  );
  return inBatches(database, () => remove.run(before), pacing);
}

/** How many there are, the totals know: nobody waits while a million is counted. */
function clearExcess(database: Database, most: number, pacing: Pacing): Promise<number> {
  const remove = database.prepare<[number]>(
    `DELETE FROM tracking_visit WHERE id IN (SELECT id FROM tracking_visit ORDER BY at LIMIT max(0, min(${BATCH},
       (SELECT coalesce(sum(visits), 0) FROM tracking_total WHERE kind = 'all') - ?)))`,
  );
  return inBatches(database, () => remove.run(most), pacing);
}

/** @returns how many rows are deleted */
async function inBatches(database: Database, remove: () => RunResult, pacing: Pacing): Promise<number> {
  for (let deleted = 0; ; await rest(pacing)) {
    const { changes } = await writeTransaction(database, remove);
    deleted += changes;
    if (changes < BATCH) return deleted;
  }
}

const IS_EMPTY = `consented_at < @before
  AND NOT EXISTS (SELECT 1 FROM tracking_visit WHERE visitor = tracking_visitor.number)`;

/**
 * Goes through the visitors by their number, and writes only where there is somebody to delete.
 * @param before who said yes later may yet open the first page
 */
async function clearEmpty(database: Database, before: number, pacing: Pacing): Promise<void> {
  const next = database.prepare<
    { after: number; before: number },
    { readonly number: VisitorNumber; readonly is_empty: 0 | 1 }
  >(
    `SELECT number, ${IS_EMPTY} AS is_empty FROM tracking_visitor
     WHERE number > @after ORDER BY number LIMIT ${LOOKED_AT}`,
  );
  // A page may have been recorded since they were looked at.
  const remove = database.prepare<{ number: VisitorNumber; before: number }>(
    `DELETE FROM tracking_visitor WHERE number = @number AND ${IS_EMPTY}`,
  );
  for (let after = 0; ; await rest(pacing)) {
    const batch = next.all({ after, before });
    const empty = batch.filter(({ is_empty }) => is_empty === 1);
    const removeAll = () => {
      for (const { number } of empty) remove.run({ number, before });
    };
    if (empty.length > 0) await writeTransaction(database, removeAll);
    if (batch.length < LOOKED_AT) return;
    after = batch.at(-1)?.number ?? after;
  }
}
