import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, RunResult } from 'better-sqlite3';
import type { Settings } from '../settings.ts';
import { emptyWriteAheadLog, overwriting } from './overwriting.ts';

/** Visits deleted in one transaction, each taken out of the totals; visitors looked at in one. */
const BATCH = 50;
/** ms between two batches, which belong to the others. */
const PAUSE = 25;
/** Visits that are kept of all together, should a robot say yes as often as it can; the oldest make room. */
const MOST_OF_ALL = 1_000_000;
const HOUR_IN_MS = 60 * 60 * 1000;

/**
 * Deletes what is older than TRACKING_DAYS or too much, and whom nothing is left of: they are asked again when
 * they come back. In batches by the index, with pauses between them.
 * @returns how many visits
 * @throws DatabaseUnavailable
 */
export async function clearTrails(
  database: Database,
  { TRACKING_DAYS }: Pick<Settings, 'TRACKING_DAYS'>,
  { pause = PAUSE, most = MOST_OF_ALL } = {},
): Promise<number> {
  const old = await clearOld(database, Date.now() - TRACKING_DAYS * 24 * HOUR_IN_MS, pause);
  const visits = old + (await clearExcess(database, most, pause));
  await clearEmpty(database, Date.now() - HOUR_IN_MS, pause);
  emptyWriteAheadLog(database); // an erasure may have had to leave it
  return visits;
}

function clearOld(database: Database, before: number, pause: number): Promise<number> {
  const remove = database.prepare<[number]>(
    `DELETE FROM tracking_visit WHERE id IN
       (SELECT id FROM tracking_visit WHERE at < ? ORDER BY at LIMIT ${BATCH})`,
  );
  return inBatches(database, () => remove.run(before), pause);
}

/** How many there are, the totals know: nobody waits while a million is counted. */
function clearExcess(database: Database, most: number, pause: number): Promise<number> {
  const remove = database.prepare<[number]>(
    `DELETE FROM tracking_visit WHERE id IN (SELECT id FROM tracking_visit ORDER BY at LIMIT max(0, min(${BATCH},
       (SELECT coalesce(sum(visits), 0) FROM tracking_total WHERE kind = 'all') - ?)))`,
  );
  return inBatches(database, () => remove.run(most), pause);
}

/** @returns how many rows are deleted */
async function inBatches(database: Database, remove: () => RunResult, pause: number): Promise<number> {
  for (let deleted = 0; ; await sleep(pause)) {
    const { changes } = await overwriting(database, remove);
    deleted += changes;
    if (changes < BATCH) return deleted;
  }
}

/** Goes through the visitors by their number. @param before who said yes later may yet open the first page */
async function clearEmpty(database: Database, before: number, pause: number): Promise<void> {
  const next = database
    .prepare<[number], number>(
      `SELECT number FROM tracking_visitor WHERE number > ? ORDER BY number LIMIT ${BATCH}`,
    )
    .pluck();
  const remove = database.prepare<{ from: number; to: number; before: number }>(
    `DELETE FROM tracking_visitor WHERE number BETWEEN @from AND @to AND consented_at < @before
       AND NOT EXISTS (SELECT 1 FROM tracking_visit WHERE visitor = number)`,
  );
  for (let after = 0; ; await sleep(pause)) {
    const batch = next.all(after);
    const [from, to] = [batch[0] ?? 0, batch.at(-1) ?? 0];
    if (batch.length > 0) await overwriting(database, () => remove.run({ from, to, before }));
    if (batch.length < BATCH) return;
    after = to;
  }
}
