/** Expired rows are cleared away while visitors come and go: in small steps, and never at their cost. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { regularly } from '../../src/regularly.ts';
import { clearExpired } from '../../src/sessions/database/clear-expired.ts';
import { databaseUrl, newFolder, type Site, spawnSite, startSite } from '../support/site.ts';
import { atOnce, cartOf, otherProgram } from './two-connections.ts';

const EXPIRED = 6000;
const LONG_GONE = '2020-01-01 00:00:00.000000';

function addExpiredRows({ database }: Site): void {
  database
    .prepare(
      `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
       INSERT INTO django_session SELECT lower(hex(randomblob(16))), 'long gone', ? FROM numbers`,
    )
    .run(EXPIRED, LONG_GONE);
}

const expiredRows = ({ database }: Site) =>
  Number(
    database.prepare('SELECT count(*) FROM django_session WHERE expire_date = ?').pluck().get(LONG_GONE),
  );

test('while thousands of expired rows are cleared, visitors read and write between the steps, and lose nothing', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  await visitor.get('/cart');
  addExpiredRows(site);

  let isDone = false;
  const cleared = clearExpired(site.database).finally(() => {
    isDone = true;
  });
  const stepsSeen = new Set<number>();
  let added = 1;
  while (!isDone) {
    assert.equal((await visitor.get('/cart')).status, 200);
    assert.equal((await visitor.post('/cart/items', { product: '1' })).status, 303);
    added += 1;
    stepsSeen.add(expiredRows(site));
  }

  assert.equal(await cleared, EXPIRED);
  assert.ok(stepsSeen.size >= 3, `visitors came in between at ${stepsSeen.size} points`);
  assert.deepEqual(await cartOf(visitor), { 1: added });
});

test('`npm run clearsessions` beside a busy site: every change is acknowledged and kept', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  addExpiredRows(site);

  const command = path.join(import.meta.dirname, '../../src/commands/clear-sessions.ts');
  const { DATABASE_URL, SECRET_KEY } = site.settings;
  const clearing = spawn(process.execPath, ['--import', 'tsx', command], {
    env: { PATH: process.env['PATH'], DATABASE_URL, SECRET_KEY },
  });
  t.after(() => clearing.kill('SIGKILL'));
  let isDone = false;
  const ended = once(clearing, 'exit').finally(() => {
    isDone = true;
  });
  let added = 1;
  while (!isDone) {
    const replies = await atOnce(4, () => visitor.post('/cart/items', { product: '1' }));
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [303]);
    added += replies.length;
    if (added > 900) break; // no cart holds more than 999
  }

  assert.deepEqual(await ended, [0, null]);
  assert.equal(expiredRows(site), 0);
  assert.deepEqual(await cartOf(visitor), { 1: added });
});

test('a clean-up that fails is a line in the log; the site goes on, and the next one clears everything', async (t) => {
  const site = await startSite(t);
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  addExpiredRows(site);
  let runs = 0;
  const cleanUp = async () => {
    runs += 1;
    if (runs === 1) throw new Error('the disk is on fire');
    return clearExpired(site.database);
  };

  t.after(regularly('Cleared', cleanUp, log, 20));
  while (expiredRows(site) > 0) {
    assert.equal((await site.visitor().get('/shop')).status, 200);
    await sleep(5);
  }

  assert.equal(lines.length, 1);
  assert.match(String(lines[0]?.['msg']), /failed/);
});

/** Lets what a program does every ten minutes happen sixteen times a second. */
const HASTY = `data:text/javascript,${encodeURIComponent(
  'const wait = setInterval; globalThis.setInterval = (work, ms) => wait(work, ms / 10_000);',
)}`;

/** What is over, in each table that is cleared. */
const OVER = {
  django_session: `VALUES ('${'a'.repeat(32)}', 'long gone', '${LONG_GONE}')`,
  auth_user_session: `VALUES (1, '${'b'.repeat(32)}', 1, '', '', '${LONG_GONE}', '${LONG_GONE}')`,
  auth_login_failure: "VALUES ('kim', 3, 1)",
  tracking_visitor: "VALUES (1, 'long gone', 1, NULL, NULL)",
  tracking_visit: "VALUES (1, 1, 1, '/shop', NULL, 'en', 'phone', 0)",
};

test('the server clears what is over by itself: sessions, their devices, failed logins, and trails', {
  timeout: 60_000,
}, async (t) => {
  const folder = newFolder(t);
  await spawnSite(t, { DATABASE_URL: databaseUrl(folder), NODE_OPTIONS: `--import ${HASTY}` });
  const database = otherProgram(t, { name: path.join(folder, 'db.sqlite3') });
  const isThere = (table: string) => database.prepare(`SELECT 1 FROM ${table}`).get() !== undefined;
  const rows = Object.entries(OVER).map(([table, row]) => `INSERT INTO ${table} ${row};`);
  database.exec(`BEGIN IMMEDIATE; ${rows.join('')} COMMIT`);
  while (!t.signal.aborted && Object.keys(OVER).some(isThere)) await sleep(20);
  assert.deepEqual(Object.keys(OVER).filter(isThere), []);
});
