/** The server's clock jumps. Sessions end when they should by the clock as it is, and nothing breaks. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;
const FORTNIGHT = 14 * DAY;
const NOW = Date.UTC(2026, 2, 14, 9);

const PAGES = ['/', '/shop', '/cart', '/session', '/accounts/login', '/accounts/profile'];

/** A site whose clock is moved by the test. Only Date is moved: what waits, waits as ever. */
async function siteWithClock(t: TestContext, environment: Record<string, string> = {}): Promise<Site> {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  return startSite(t, environment);
}

/** A browser whose clock is right, logged in, with something in the cart. */
async function customer(site: Site): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.post('/accounts/login', {
    username: 'demo',
    password: 'chocolate-chip',
    remember_me: 'on',
  });
  await visitor.post('/cart/items', { product: '1' });
  return visitor;
}

const userOf = async (visitor: Visitor) => (await visitor.json('/cart'))['user'];

for (const [what, jump] of [
  ['a day ahead', DAY],
  ['a day back', -DAY],
  ['a year ahead', YEAR],
  ['a year back', -YEAR],
] as const) {
  test(`the clock jumps ${what}, and back again: every page is answered, on every memory`, async (t) => {
    const site = await siteWithClock(t);
    const visitor = await customer(site);
    await visitor.post('/signed-cookie/cart/items', { product: '1' });

    for (const now of [NOW + jump, NOW]) {
      t.mock.timers.setTime(now);
      for (const mount of ['', '/signed-cookie', '/stateless']) {
        for (const page of PAGES) {
          const { status } = await visitor.get(mount + page);
          assert.ok(status < 400, `${status} for ${mount}${page}`);
        }
        const added = await visitor.copy().post(`${mount}/cart/items`, { product: '2' });
        assert.equal(added.status, 303);
      }
    }
    assert.deepEqual(
      site.logged.filter(({ level }) => Number(level) >= 50),
      [],
    );
  });
}

test('a session that is not used ends after two weeks, to the second, and not before', async (t) => {
  const site = await siteWithClock(t);
  const visitor = await customer(site);

  t.mock.timers.setTime(NOW + FORTNIGHT - 1000);
  assert.equal(await userOf(visitor), 'demo');
  t.mock.timers.setTime(NOW + FORTNIGHT + 1000);
  assert.equal(await userOf(visitor), null);
});

test('the clock jumps a year ahead: the session is over; what comes back with the clock is what had not ended', async (t) => {
  const site = await siteWithClock(t);
  const visitor = await customer(site);

  t.mock.timers.setTime(NOW + YEAR);
  assert.equal(await userOf(visitor.copy()), null);
  t.mock.timers.setTime(NOW + DAY);
  assert.equal(await userOf(visitor), 'demo', 'reading past its end has not harmed the row');
  t.mock.timers.setTime(NOW + FORTNIGHT + 1000);
  assert.equal(await userOf(visitor), null);
});

test('the clock jumps a year back: a session outlives its end neither by reading nor by a change', async (t) => {
  const site = await siteWithClock(t);
  const [reader, writer] = [await customer(site), await customer(site)];

  t.mock.timers.setTime(NOW - YEAR);
  assert.deepEqual([await userOf(reader), await userOf(writer)], ['demo', 'demo']);
  await writer.post('/cart/items', { product: '1' });
  t.mock.timers.setTime(NOW - YEAR + FORTNIGHT + 1000);
  assert.equal(await userOf(writer), null, 'its last change was two weeks ago');
  t.mock.timers.setTime(NOW + FORTNIGHT + 1000);
  assert.equal(await userOf(reader), null);
});

test('a signed cookie that was sealed a year ahead of the clock ends like any other', async (t) => {
  const site = await siteWithClock(t);
  const visitor = site.visitor();
  const count = async () => (await visitor.json('/signed-cookie/cart'))['count'];
  await visitor.post('/signed-cookie/cart/items', { product: '1' });

  t.mock.timers.setTime(NOW - YEAR);
  assert.equal(await count(), 1);
  t.mock.timers.setTime(NOW + FORTNIGHT + 1000);
  assert.equal(await count(), 0);
});

test('the clock was a year ahead when a session began, and is put right: its absolute end is not a year late', async (t) => {
  const site = await siteWithClock(t, { SESSION_ABSOLUTE_AGE: '3600' });
  t.mock.timers.setTime(NOW + YEAR);
  const visitor = await customer(site);

  t.mock.timers.setTime(NOW);
  for (let minutes = 0; minutes <= 120; minutes += 10) {
    t.mock.timers.setTime(NOW + minutes * MINUTE);
    await visitor.post('/cart/items', { product: '1' });
  }
  assert.equal(await userOf(visitor), null);
});

test('failed logins counted while the clock was a year ahead do not shut the owner out for a year', async (t) => {
  const site = await siteWithClock(t);
  const visitor = site.visitor();
  const logIn = async (password: string) =>
    (await visitor.post('/accounts/login', { username: 'demo', password })).status;

  t.mock.timers.setTime(NOW + YEAR);
  for (let guess = 0; guess < 6; guess++) await logIn('wrong');
  assert.equal(await logIn('chocolate-chip'), 429);
  t.mock.timers.setTime(NOW);
  await site.accounts.throttle.clearExpired(); // as the site does every few minutes
  assert.equal(await logIn('chocolate-chip'), 303);
});
