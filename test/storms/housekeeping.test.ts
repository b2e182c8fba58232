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
import { type Site, startSite } from '../support/site.ts';
import { atOnce, cartOf } from './two-connections.ts';

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
