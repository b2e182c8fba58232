/** Another program holds the write lock of the database: a short while is waited out, a long one refused. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSite } from '../support/site.ts';
import { atOnce, cartOf, otherProgram } from './two-connections.ts';

test('another writer holds the database for a second: 30 changes wait, and pages are answered meanwhile', async (t) => {
  const site = await startSite(t);
  const other = otherProgram(t, site.database);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  let answered = 0;

  other.exec('BEGIN IMMEDIATE');
  const waiting = atOnce(30, async () => {
    const reply = await visitor.post('/cart/items', { product: '1' });
    answered += 1;
    return reply.status;
  });
  // If those who wait stopped the pages, this would take so long that they would be refused in the end.
  for (const end = performance.now() + 1000; performance.now() < end; ) {
    assert.equal((await visitor.get('/cart')).status, 200);
    assert.equal((await site.visitor().get('/shop')).status, 200);
  }
  assert.equal(
    answered,
    0,
    'nothing is acknowledged that another program could still keep from being written',
  );
  other.exec('COMMIT');

  assert.deepEqual([...new Set(await waiting)], [303]);
  assert.deepEqual(await cartOf(visitor), { 1: 31 });
});

test('another writer lets go and takes hold again, over and over: every change gets its turn', async (t) => {
  const site = await startSite(t);
  const other = otherProgram(t, site.database);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  let waiting = true;

  const replies = atOnce(30, () => visitor.post('/cart/items', { product: '1' })).finally(() => {
    waiting = false;
  });
  while (waiting) {
    other.exec('BEGIN IMMEDIATE');
    await sleep(20);
    other.exec('COMMIT');
    await sleep(5);
  }

  assert.ok((await replies).every(({ status }) => status === 303));
  assert.deepEqual(await cartOf(visitor), { 1: 31 });
});

test('another writer does not let go: every change is answered 503, and nothing has changed', async (t) => {
  const site = await startSite(t);
  const other = otherProgram(t, site.database);
  const visitor = site.visitor();
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  await visitor.post('/cart/items', { product: '1', quantity: '3' });
  const stranger = site.visitor();

  other.exec('BEGIN IMMEDIATE'); // and it keeps hold until everything has been answered
  const [added, asJson, set, cleared, first, loggedIn, loggedOut] = await Promise.all([
    visitor.copy().post('/cart/items', { product: '1' }),
    visitor.copy().post('/cart/items', { product: '1' }, { Accept: 'application/json' }),
    visitor.copy().post('/cart/items/1', { quantity: '0' }),
    visitor.copy().post('/cart/clear'),
    stranger.post('/cart/items', { product: '1' }),
    stranger.copy().post('/accounts/login', { username: 'demo', password: 'chocolate-chip' }),
    visitor.copy().post('/accounts/logout'),
  ]);
  other.exec('ROLLBACK');

  for (const reply of [added, asJson, set, cleared, first, loggedIn, loggedOut]) {
    assert.equal(reply.status, 503);
    assert.ok(Number(reply.headers.get('Retry-After')) > 0);
    assert.deepEqual(reply.setCookies, [], 'no cookie speaks of what was not saved');
  }
  assert.match(added.text, /<h1/);
  assert.equal(typeof asJson.json()['error'], 'string');
  const { user, count } = await visitor.json('/cart');
  assert.deepEqual({ user, count }, { user: 'demo', count: 3 });

  assert.equal(
    (await visitor.post('/cart/items', { product: '1' })).status,
    303,
    'it goes on without a restart',
  );
  assert.deepEqual(await cartOf(visitor), { 1: 4 });
});
