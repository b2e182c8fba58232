/** Rows that a real Django wrote, met by a visitor of this site. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import {
  type DjangoRow,
  insertRow,
  insertUsers,
  newestDjango,
  payloadOf,
  rowNamed,
  rowOf,
  visitorWithKey,
} from '../support/fixtures.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const { secret_key: SECRET_KEY, sessions, fallback } = newestDjango;

/** A site with Django's secret and Django's users; in production there is no demo account to be user 1. */
async function siteAfterDjango(t: TestContext, environment: Record<string, string> = {}): Promise<Site> {
  const site = await startSite(t, { SECRET_KEY, NODE_ENV: 'production', ...environment });
  insertUsers(site.database);
  return site;
}

/** Puts the row into the site's table, and into a visitor's browser its key. */
function visitorOf(site: Site, row: DjangoRow): Visitor {
  insertRow(site.database, row);
  return visitorWithKey(site, row.session_key);
}

const addCookie = (visitor: Visitor) => visitor.post('/cart/items', { product: '1', quantity: '1' });

test('the browser with the key of a row that Django wrote has its session', async (t) => {
  const site = await siteAfterDjango(t);
  const readableByJavaScript = sessions.filter(({ decoded }) => !/NaN|Infinity|\d{16}/.test(decoded));
  assert.ok(readableByJavaScript.length > 10);
  for (const row of readableByJavaScript) {
    const session = await visitorOf(site, row).json('/session');
    assert.equal(session['session_key'], row.session_key, row.name);
    assert.equal(session['session_data'], row.session_data, row.name);
    assert.deepEqual(session['decoded'], JSON.parse(row.decoded), row.name);
  }
});

test('a cart that Django put into the session is the cart of this shop', async (t) => {
  const site = await siteAfterDjango(t);
  const cart = await visitorOf(site, rowNamed('cart')).json<{ items: object[]; count: number }>('/cart');
  assert.deepEqual(
    cart.items.map((item) => ({ ...item, name: '', price: 0 })),
    [
      { product: 1, name: '', quantity: 2, price: 0 },
      { product: 3, name: '', quantity: 1, price: 0 },
    ],
  );
});

test('whom Django logged in is logged in here, and logging out deletes the row', async (t) => {
  const site = await siteAfterDjango(t);
  for (const name of ['logged in', 'logged in until the browser closes']) {
    const kim = visitorOf(site, rowNamed(name));
    assert.equal((await kim.get('/accounts/profile')).status, 200, name);
    assert.equal((await kim.json('/cart'))['user'], 'kim', name);
    await kim.post('/accounts/logout');
    assert.equal(rowOf(site.database, rowNamed(name).session_key), undefined, name);
  }
});

test('a row that Django wrote and this shop changed keeps every value of Django to the letter', async (t) => {
  const site = await siteAfterDjango(t);
  for (const name of [
    'not finite',
    'integers',
    'strange names',
    'non-ASCII',
    'nested',
    'compressed',
    'empty',
  ]) {
    const row = rowNamed(name);
    assert.equal((await addCookie(visitorOf(site, row))).status, 303, name);
    const before = payloadOf(row.session_data).slice(0, -1);
    const after = payloadOf(rowOf(site.database, row.session_key)?.session_data ?? '');
    assert.equal(after, `${before}${before === '{' ? '' : ','}"cart":{"1":1}}`, name);
  }
});

test('numbers that Python and JavaScript spell differently keep their values', async (t) => {
  const site = await siteAfterDjango(t);
  const row = rowNamed('floats');
  const visitor = visitorOf(site, row);
  for (const quantity of [1, 2]) {
    await addCookie(visitor);
    const { n, cart } = JSON.parse(payloadOf(rowOf(site.database, row.session_key)?.session_data ?? ''));
    assert.equal(JSON.stringify(n), JSON.stringify(JSON.parse(row.decoded).n));
    assert.deepEqual(cart, { 1: quantity });
  }
});

test('a name in the row that express-session uses itself neither breaks nor rules the session', async (t) => {
  const site = await siteAfterDjango(t);
  const visitor = visitorOf(site, rowNamed('strange names'));
  assert.equal((await visitor.get('/')).status, 200);
  const added = await addCookie(visitor);
  assert.match(added.setCookies.join(), /; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  assert.equal((await visitor.json('/cart'))['count'], 1);
});

test('a login that changes the key carries what Django had put into the session along', async (t) => {
  const site = await siteAfterDjango(t);
  const row = rowNamed('integers');
  const visitor = visitorOf(site, row);
  const password = 'three warm biscuits';
  await visitor.post('/accounts/signup', { username: 'lee', password1: password, password2: password });
  const { session_key } = await visitor.json<{ session_key: string }>('/session');
  assert.notEqual(session_key, row.session_key);
  assert.equal(rowOf(site.database, row.session_key), undefined);
  const before = payloadOf(row.session_data).slice(0, -1);
  assert.ok(payloadOf(rowOf(site.database, session_key)?.session_data ?? '').startsWith(before));
});

test('a login that Django signed with an older key holds with that key as a fallback alone', async (t) => {
  const rotated = await siteAfterDjango(t, { SECRET_KEY_FALLBACKS: fallback.secret_key });
  const kim = visitorOf(rotated, fallback);
  assert.deepEqual((await kim.json('/cart'))['user'], 'kim');

  const forgotten = await siteAfterDjango(t);
  const stranger = visitorOf(forgotten, fallback);
  assert.deepEqual((await stranger.json('/cart'))['user'], null);
  assert.deepEqual((await stranger.json('/session'))['session_key'], null);
});
