import { createHmac } from 'node:crypto';
import Database from 'better-sqlite3';
import { customers, endSite, SECRET_KEY, startSite } from '../bench/sites.ts';

/** A database with many sessions, each a logged-in customer's with a cart of three kinds. */
export interface FilledDatabase {
  readonly file: string;
  /** The Cookie lines of some customers whose sessions live, picked at random. */
  readonly cookies: readonly string[];
}

const PICKED = 400;
const DAY = 24 * 60 * 60;
const FORTNIGHT = 14 * DAY;

/** Fills a new database with so many rows; half of them have expired. */
export async function fillSessions(file: string, rows: number): Promise<FilledDatabase> {
  const site = await startSite('rows', file);
  await customers(site, 1);
  await endSite(site);

  const database = new Database(file);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -500000']) {
    database.pragma(pragma);
  }
  const row = database.prepare('SELECT session_data FROM django_session').pluck().get();
  database
    .prepare(
      `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :rows)
       INSERT INTO django_session
       SELECT lower(hex(randomblob(16))), :row,
              strftime('%Y-%m-%d %H:%M:%S.000000', 'now', ${expiry} || ' seconds')
       FROM numbers`,
    )
    .run({ rows: rows - 1, row });
  const picked = database
    .prepare<[number], string>(
      `SELECT session_key FROM django_session WHERE expire_date > datetime('now')
       ORDER BY random() LIMIT ?`,
    )
    .pluck()
    .all(PICKED);
  database.pragma('journal_mode = WAL');
  database.close();
  return { file, cookies: picked.map(cookieLine) };
}

/** SQL: by turns some time in the last fortnight, and a day to a fortnight from now. */
const expiry = `CASE n % 2 WHEN 1 THEN -abs(random() % ${FORTNIGHT}) - 1
                           ELSE abs(random() % ${FORTNIGHT - DAY}) + ${DAY} END`;

/** As express-session signs it. */
function cookieLine(key: string): string {
  const signature = createHmac('sha256', SECRET_KEY).update(key).digest('base64').replace(/=+$/, '');
  return `sessionid=${encodeURIComponent(`s:${key}.${signature}`)}`;
}
