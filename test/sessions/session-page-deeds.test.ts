/** What a visitor can do to their own session on `/session`. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { rowOf, visitorWithKey } from '../support/fixtures.ts';
import { shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';
import { pageText, said } from './page-text.ts';

const TWO_WEEKS = 14 * 24 * 60 * 60;

const DEEDS: readonly [path: string, fields?: Record<string, string>][] = [
  ['/session/cycle_key'],
  ['/session/set_expiry', { expiry: '60' }],
  ['/session/set_expiry', { expiry: '0' }],
  ['/session/set_expiry', { expiry: 'None' }],
  ['/session/delete_row'],
  ['/session/delete_cookie'],
];

const contentsOf = ({ database }: Site) => database.prepare('SELECT * FROM django_session').all();
const keyOf = async (visitor: Visitor) => String((await visitor.json('/session'))['session_key']);
const sessionLines = ({ setCookies }: Reply) =>
  setCookies.filter((line) => /^(signed_)?sessionid=/.test(line));

async function signedIn(site: Site): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  await visitor.post('/accounts/login', {
    username: 'demo',
    password: 'chocolate-chip',
    remember_me: 'on',
  });
  return visitor;
}

/** The answer leads back to the page, which says once what has happened. */
async function assertLeadsBack(visitor: Visitor, reply: Reply, notice: string, mount = ''): Promise<void> {
  assert.equal(reply.status, 303);
  assert.equal(reply.headers.get('location'), `${mount}/session`);
  assert.ok(pageText(await visitor.get(`${mount}/session`)).includes(said(`notices.${notice}`)), notice);
  assert.ok(!pageText(await visitor.get(`${mount}/session`)).includes(said(`notices.${notice}`)), 'twice');
}

/** Seconds from now until the row and the cookie of this answer end; null for a session cookie. */
function endsOf(site: Site, key: string, reply: Reply) {
  const from = (end: number) => Math.round((end - Date.now()) / 1000);
  const expires = /Expires=([^;]+)/.exec(sessionLines(reply).join())?.[1];
  return {
    row: from(Date.parse(`${rowOf(site.database, key)?.expire_date}Z`)),
    cookie: expires === undefined ? null : from(Date.parse(expires)),
  };
}

const isAbout = (seconds: number | null, expected: number) =>
  seconds !== null && Math.abs(seconds - expected) <= 5;

test('changing the key moves the data to a new one: the user stays, a copy of the old cookie is a stranger', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const before = await visitor.json('/session');
  const thief = visitor.copy();
  const reply = await visitor.post('/session/cycle_key');
  const after = await visitor.json('/session');
  assert.notEqual(after['session_key'], before['session_key']);
  assert.deepEqual([after['decoded'], after['user']], [before['decoded'], before['user']]);
  assert.equal(contentsOf(site).length, 1);
  assert.equal((await thief.json('/session'))['session_key'], null);
  await assertLeadsBack(visitor, reply, 'keyChanged');
});

test('the end can be moved: in 60 seconds, with the browser, as the settings say', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const key = await keyOf(visitor);
  const soon = await visitor.post('/session/set_expiry', { expiry: '60' });
  assert.ok(isAbout(endsOf(site, key, soon).row, 60), 'the row');
  assert.ok(isAbout(endsOf(site, key, soon).cookie, 60), 'the cookie');
  await assertLeadsBack(visitor, soon, 'expiresSoon');
  const closed = await visitor.post('/session/set_expiry', { expiry: '0' });
  assert.equal(sessionLines(closed).length, 1);
  assert.equal(endsOf(site, key, closed).cookie, null);
  assert.ok(isAbout(endsOf(site, key, closed).row, TWO_WEEKS), 'the row does not see a browser close');
  await assertLeadsBack(visitor, closed, 'expiresWithBrowser');
  const asSet = await visitor.post('/session/set_expiry', { expiry: 'None' });
  assert.ok(isAbout(endsOf(site, key, asSet).row, TWO_WEEKS), 'the row');
  assert.ok(isAbout(endsOf(site, key, asSet).cookie, TWO_WEEKS), 'the cookie');
  await assertLeadsBack(visitor, asSet, 'expiresAsSet');
  assert.equal(await keyOf(visitor), key);
});

test('no other end can be chosen', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const before = contentsOf(site);
  for (const expiry of ['', '61', '-1', '99999999', 'none', '__proto__']) {
    assert.equal((await visitor.post('/session/set_expiry', { expiry })).status, 400, expiry);
  }
  assert.equal((await visitor.post('/session/set_expiry')).status, 400);
  assert.deepEqual(contentsOf(site), before);
});

test('deleting the row here leaves the cookie there, whose key leads to no row', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const reply = await visitor.post('/session/delete_row');
  assert.deepEqual(contentsOf(site), []);
  assert.deepEqual(sessionLines(reply), []);
  assert.equal(visitor.cookies.has('sessionid'), true);
  shows(pageText(await visitor.copy().get('/session')), said('session.noRow'));
  await assertLeadsBack(visitor, reply, 'rowDeleted');
});

test('deleting the cookie there leaves the row here, which nobody reaches any more', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const before = contentsOf(site);
  const reply = await visitor.post('/session/delete_cookie');
  assert.match(
    sessionLines(reply).join('\n'),
    /^sessionid=;[^\n]*Expires=Thu, 01 Jan 1970 00:00:00 GMT[^\n]*$/,
  );
  assert.deepEqual(contentsOf(site), before);
  assert.equal((await visitor.json('/session'))['session_key'], null);
  await assertLeadsBack(visitor, reply, 'cookieDeleted');
});

test('the same, where each request renews the session', async (t) => {
  const site = await startSite(t, { SESSION_SAVE_EVERY_REQUEST: 'true' });
  const visitor = await signedIn(site);
  assert.equal(sessionLines(await visitor.copy().post('/session/delete_cookie')).length, 1);
  assert.equal(contentsOf(site).length, 1);
  assert.deepEqual(sessionLines(await visitor.post('/session/delete_row')), []);
  assert.deepEqual(contentsOf(site), []);
});

test('who has no session to act on is led back with nothing changed', async (t) => {
  const site = await startSite(t);
  await signedIn(site);
  const before = contentsOf(site);
  const strangers = [() => site.visitor(), () => visitorWithKey(site, newSessionKey())];
  for (const stranger of strangers) {
    for (const [path, fields] of DEEDS) {
      const visitor = stranger();
      const reply = await visitor.post(path, fields);
      assert.deepEqual(sessionLines(reply), [], path);
      await assertLeadsBack(visitor, reply, 'nothingChanged');
    }
  }
  assert.deepEqual(contentsOf(site), before);
});

test('below /stateless nothing is there to act on, and no notice is kept', async (t) => {
  const site = await startSite(t);
  for (const [path, fields] of DEEDS) {
    const reply = await site.visitor().post(`/stateless${path}`, fields);
    assert.deepEqual([reply.status, reply.setCookies], [303, []], path);
  }
});

test('below /signed-cookie the end can be moved and the cookie deleted; there is no key and no row', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/signed-cookie/cart/items', { product: '1' });
  for (const path of ['/session/cycle_key', '/session/delete_row']) {
    const reply = await visitor.post(`/signed-cookie${path}`);
    assert.deepEqual(sessionLines(reply), [], path);
    await assertLeadsBack(visitor, reply, 'nothingChanged', '/signed-cookie');
  }
  const soon = await visitor.post('/signed-cookie/session/set_expiry', { expiry: '60' });
  await assertLeadsBack(visitor, soon, 'expiresSoon', '/signed-cookie');
  const decoded = { cart: { 1: 1 }, _session_expiry: 60 };
  assert.deepEqual((await visitor.json('/signed-cookie/session'))['decoded'], decoded);
  const gone = await visitor.post('/signed-cookie/session/delete_cookie');
  assert.match(sessionLines(gone).join(), /^signed_sessionid=;.*Path=\/signed-cookie.*1970/);
  await assertLeadsBack(visitor, gone, 'signedCookieDeleted', '/signed-cookie');
});

test('a deed asked for as JSON answers what was done, and the key that counts from now on', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const json = { Accept: 'application/json' };
  const changed = (await visitor.post('/session/cycle_key', {}, json)).json();
  assert.deepEqual(changed, { done: 'keyChanged', session_key: await keyOf(visitor) });
  const deleted = (await visitor.post('/session/delete_row', {}, json)).json();
  assert.deepEqual(deleted, { done: 'rowDeleted', session_key: null });
});

test('another site cannot press these buttons', async (t) => {
  const site = await startSite(t);
  const visitor = await signedIn(site);
  const before = contentsOf(site);
  for (const [path, fields] of DEEDS) {
    const reply = await visitor.post(path, fields, { 'Sec-Fetch-Site': 'cross-site' });
    assert.equal(reply.status, 403, path);
  }
  assert.deepEqual(contentsOf(site), before);
});
