/**
 * Tracking with a million rows: how fast the page of a visitor with some hundred of them is beside one of a
 * site that has a thousand in all, how fast a page is that is recorded, the totals, and how long anybody waits
 * while old rows are cleared. Takes some minutes, so it is no part of `npm test`. Exit code 1 when a bound is broken.
 */
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import Database from 'better-sqlite3';
import { bound, median, quantile, say } from '../bench/figures.ts';
import { databaseIn, endAll, endSite, newFolder, type Site, startSite } from '../bench/sites.ts';

const MANY = 1_000_000;
const FEW = 1000;
/** Rows of each visitor, in both sites. */
const EACH = 500;
const ROUNDS = 400;

/** As a new site makes its file, with so many rows; the triggers count them all. */
async function fill(rows: number): Promise<string> {
  const file = databaseIn(newFolder());
  await endSite(await startSite('rows', file));
  const database = new Database(file);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -500000'])
    database.pragma(pragma);
  const numbers = (count: string) =>
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  database.exec(`BEGIN;
    ${numbers(String(rows / EACH))}
    INSERT INTO tracking_visitor (number, id, consented_at)
      SELECT n, printf('%022d', n), ${Date.now()} FROM numbers;
    ${numbers(String(rows))}
    INSERT INTO tracking_visit (visitor, at, page, referrer, language, device, signed_in)
      SELECT 1 + n % ${rows / EACH}, ${Date.now()} - (${rows} - n) * 1000,
        CASE n / 7 % 6 WHEN 0 THEN '/' WHEN 1 THEN '/shop' WHEN 2 THEN '/cart' WHEN 3 THEN '/lessons'
                       WHEN 4 THEN '/session' ELSE '/wire' END,
        '/shop', CASE n % 2 WHEN 0 THEN 'en' ELSE 'ko' END, CASE n % 3 WHEN 0 THEN 'phone' ELSE 'computer' END, 0
      FROM numbers;
    COMMIT`);
  database.pragma('journal_mode = WAL');
  database.close();
  say(`        filled with ${rows} rows`);
  return file;
}

const agent = new Agent({ keepAlive: true });

/** Opens a page as the visitor of this number. @returns the wait in ms */
function open({ url }: Site, path: string, visitor: number): Promise<number> {
  const headers = {
    Cookie: `tracking_consent=yes; tracking_id=${String(visitor).padStart(22, '0')}`,
    Accept: 'text/html',
    'Sec-Fetch-Mode': 'navigate',
  };
  const start = performance.now();
  return new Promise((resolve, reject) => {
    request(url + path, { agent, headers }, (response) => {
      assert.equal(response.statusCode, 200);
      response.resume().on('end', () => resolve(performance.now() - start));
    })
      .on('error', reject)
      .end();
  });
}

/** One page here, one there, by turns. @returns the medians in ms */
async function compare(
  path: string,
  sites: readonly Site[],
  visitorsOf: readonly number[],
): Promise<number[]> {
  const waits = sites.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, site] of sites.entries()) {
      const wait = await open(site, path, 1 + ((round * 37) % (visitorsOf[index] ?? 1)));
      if (round >= ROUNDS / 4) waits[index]?.push(wait); // until then it warms up
    }
  }
  return waits.map(median);
}

async function compareSites(files: readonly string[]): Promise<void> {
  const sites = await Promise.all(files.map((file) => startSite('rows', file, { wire: 'off' })));
  const visitors = [MANY / EACH, FEW / EACH];
  for (const [path, most] of [
    ['/tracking', 1.5],
    ['/shop', 1.5],
  ] as const) {
    const [many = Number.NaN, few = Number.NaN] = await compare(path, sites, visitors);
    say(
      `        ${path}, recorded: median ${many.toFixed(2)} ms of ${MANY} rows, ${few.toFixed(2)} ms of ${FEW}`,
    );
    bound(`${path}: ratio of the two`, many / few, most);
  }
  for (const site of sites) await endSite(site);
}

/** The statements behind the totals and behind an erasure, on the thread that serves everybody. */
async function statements(file: string): Promise<void> {
  const { openDatabase } = await import('../../src/database/open-database.ts');
  const { totalsOf } = await import('../../src/tracking/totals.ts');
  const { clearTrails } = await import('../../src/tracking/clear-trails.ts');
  const database = openDatabase(file);
  const timed = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  bound(
    'the totals of all',
    median(Array.from({ length: 50 }, () => timed(() => totalsOf(database)))),
    10,
    ' ms',
  );
  database.prepare('UPDATE tracking_visit SET at = 0 WHERE id <= 20000').run();
  const waits: number[] = [];
  let last = performance.now();
  const clock = setInterval(() => {
    waits.push(performance.now() - last - 1);
    last = performance.now();
  }, 1);
  assert.equal(await clearTrails(database, { TRACKING_DAYS: 30 }), 20_000);
  clearInterval(clock);
  bound('the longest that old rows stop everybody', quantile(waits, 1), 100, ' ms');
  database.close();
}

try {
  const files = [await fill(MANY), await fill(FEW)];
  await compareSites(files);
  await statements(files[0] ?? '');
} finally {
  agent.destroy();
  await endAll();
}
