/** How long a visitor is remembered: the clock of this process is moved, nothing waits. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { insertRow, newestDjango, rowNamed, rowOf, visitorWithKey } from '../support/fixtures.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2024, 1, 29, 12);
const TWO_WEEKS = 14 * DAY;

/** A site whose clock stands still until it is moved. */
async function siteAt(t: TestContext, start: number, environment: Record<string, string> = {}) {
  t.mock.timers.enable({ apis: ['Date'], now: start });
  const site = await startSite(t, environment);
  return { site, moveTo: (instant: number) => t.mock.timers.setTime(instant) };
}

const add = (visitor: Visitor) => visitor.post('/cart/items', { product: '1' });

/** The end that the reply's Set-Cookie line gives the session's cookie: null for "with the browser". */
function cookieEnd(reply: Reply): number | null | undefined {
  const line = reply.setCookies.find((each) => each.startsWith('sessionid='));
  if (line === undefined) return undefined;
  const expires = /; Expires=([^;]+)/.exec(line)?.[1];
  return expires === undefined ? null : Date.parse(expires);
}

function rowEnd({ database }: Site): number {
  const end = database.prepare('SELECT expire_date FROM django_session').pluck().get();
  return Date.parse(`${end}Z`);
}

test('a session ends SESSION_COOKIE_AGE after its last change, not its last visit', async (t) => {
  const { site, moveTo } = await siteAt(t, START, { SESSION_COOKIE_AGE: '3600' });
  const visitor = site.visitor();
  assert.equal(cookieEnd(await add(visitor)), START + 60 * MINUTE);
  moveTo(START + 20 * MINUTE);
  assert.equal(cookieEnd(await visitor.get('/cart')), undefined, 'a page view moves nothing');
  assert.equal(cookieEnd(await add(visitor)), START + 80 * MINUTE);
  assert.equal(rowEnd(site), START + 80 * MINUTE);

  const thief = visitor.copy();
  moveTo(START + 80 * MINUTE);
  assert.equal((await thief.json('/cart'))['count'], 2);
  moveTo(START + 80 * MINUTE + 1);
  assert.equal((await thief.json('/cart'))['count'], 0, 'the row’s end ends it, whatever the browser keeps');
});

test('a change that leaves the data as it was moves the end of the row, and of the cookie with it', async (t) => {
  const { site, moveTo } = await siteAt(t, START);
  const visitor = site.visitor();
  await add(visitor);
  moveTo(START + DAY);
  const reply = await visitor.post('/cart/items/1', { quantity: '1' });
  assert.deepEqual([cookieEnd(reply), rowEnd(site)], [START + DAY + TWO_WEEKS, START + DAY + TWO_WEEKS]);
  assert.equal(reply.setCookies.length, 1);
});

test('SESSION_SAVE_EVERY_REQUEST: each visit moves the end of row and cookie', async (t) => {
  const { site, moveTo } = await siteAt(t, START, { SESSION_SAVE_EVERY_REQUEST: 'true' });
  const visitor = site.visitor();
  await add(visitor);
  for (const days of [10, 20, 30]) {
    moveTo(START + days * DAY);
    const reply = await visitor.get('/shop');
    assert.equal(cookieEnd(reply), START + days * DAY + TWO_WEEKS);
    assert.equal(reply.setCookies.length, 1);
    assert.equal(rowEnd(site), START + days * DAY + TWO_WEEKS);
  }
  assert.equal((await visitor.json('/cart'))['count'], 1);
});

test('SESSION_SAVE_EVERY_REQUEST: a stranger still costs no row and gets no cookie', async (t) => {
  const site = await startSite(t, { SESSION_SAVE_EVERY_REQUEST: 'true' });
  assert.deepEqual((await site.visitor().get('/shop')).setCookies, []);
  const forged = visitorWithKey(site, 'a'.repeat(32));
  assert.deepEqual((await forged.get('/shop')).setCookies, []);
  assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
});

test('SESSION_EXPIRE_AT_BROWSER_CLOSE: the cookie ends with the browser, the row lives on', async (t) => {
  const { site } = await siteAt(t, START, { SESSION_EXPIRE_AT_BROWSER_CLOSE: 'true' });
  assert.equal(cookieEnd(await add(site.visitor())), null);
  assert.equal(rowEnd(site), START + TWO_WEEKS);
});

test('who asks to be remembered is, even with SESSION_EXPIRE_AT_BROWSER_CLOSE; who does not, is not', async (t) => {
  for (const SESSION_EXPIRE_AT_BROWSER_CLOSE of ['true', 'false']) {
    const site = await startSite(t, { SESSION_EXPIRE_AT_BROWSER_CLOSE });
    const login = { username: 'demo', password: 'chocolate-chip' };
    const remembered = await site.visitor().post('/accounts/login', { ...login, remember_me: 'on' });
    assert.ok(Math.abs((cookieEnd(remembered) ?? 0) - Date.now() - TWO_WEEKS) < MINUTE);
    assert.equal(cookieEnd(await site.visitor().post('/accounts/login', login)), null);
  }
});

test('a cookie that loses its end at a login is sent without one', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  assert.notEqual(cookieEnd(await add(visitor)), null);
  const login = await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  assert.equal(cookieEnd(login), null);
  assert.equal(login.setCookies.filter((line) => line.startsWith('sessionid=')).length, 1);
});

test('SESSION_ABSOLUTE_AGE: a session ends in spite of its visits, and a login begins anew', async (t) => {
  const { site, moveTo } = await siteAt(t, START, {
    SESSION_ABSOLUTE_AGE: '3600',
    SESSION_SAVE_EVERY_REQUEST: 'true',
  });
  const [stranger, kim] = [site.visitor(), site.visitor()];
  await add(stranger);
  await add(kim);
  moveTo(START + 50 * MINUTE);
  assert.equal(cookieEnd(await stranger.get('/shop')), START + 60 * MINUTE);
  const login = { username: 'demo', password: 'chocolate-chip', remember_me: 'on' };
  assert.equal(cookieEnd(await kim.post('/accounts/login', login)), START + 110 * MINUTE);

  moveTo(START + 61 * MINUTE);
  assert.equal((await visitorWithKeyOf(site, stranger))['count'], 0);
  assert.equal((await visitorWithKeyOf(site, kim))['count'], 1);
  moveTo(START + 111 * MINUTE);
  assert.equal((await visitorWithKeyOf(site, kim))['count'], 0);
});

/** The cart of the visitor's last session, as somebody would see it who kept the cookie for ever. */
function visitorWithKeyOf(site: Site, visitor: Visitor) {
  const cookie = visitor.cookies.get('sessionid');
  const keeper = site.visitor();
  if (cookie !== undefined) keeper.cookies.set('sessionid', cookie);
  return keeper.json('/cart');
}

test('what Django wrote of a session’s end holds for its cookie and its row', async (t) => {
  const written = newestDjango.sessions[0]?.frozen_time ?? 0;
  const now = Math.floor(written) * 1000 + 10 * MINUTE;
  const { site } = await siteAt(t, now, { SECRET_KEY: newestDjango.secret_key });
  const ends: readonly [string, number | undefined, number][] = [
    ['cart', now + TWO_WEEKS, now + TWO_WEEKS],
    ['expires in seconds', now + 60 * MINUTE, now + 60 * MINUTE],
    ['expires with the browser', undefined, now + TWO_WEEKS], // the browser has that cookie already
    ['expires at a date', now + 50 * MINUTE, now + 50 * MINUTE + 123],
  ];
  for (const [name, cookie, row] of ends) {
    const { session_key, expire_date } = rowNamed(name);
    insertRow(site.database, rowNamed(name), expire_date);
    assert.equal(cookieEnd(await add(visitorWithKey(site, session_key))), cookie, name);
    assert.equal(Date.parse(`${rowOf(site.database, session_key)?.expire_date}Z`), row, name);
  }
});

test('a row that Django wrote is a session until its expire_date, and no longer', async (t) => {
  const { session_key, expire_date } = rowNamed('expires in seconds');
  const end = Date.parse(`${expire_date}Z`);
  const { site, moveTo } = await siteAt(t, end - 1, { SECRET_KEY: newestDjango.secret_key });
  insertRow(site.database, rowNamed('expires in seconds'), expire_date);
  const visitor = visitorWithKey(site, session_key);
  assert.equal((await visitor.json('/session'))['session_key'], session_key);
  moveTo(end + 1);
  assert.equal((await visitor.json('/session'))['session_key'], null);
});
