/** What a session was cannot come back once it has ended, whatever was still running. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { holdPost } from './held-request.ts';
import { atOnce, otherProgram } from './two-connections.ts';

const rows = ({ database }: Site) =>
  database.prepare<[], string>('SELECT session_key FROM django_session').pluck().all();

/** demo, with something in the cart. */
async function customer(site: Site): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  await visitor.post('/cart/items', { product: '1' });
  return visitor;
}

test('a request that was running when its session was logged out is answered 401, and the row stays gone', async (t) => {
  const site = await startSite(t);
  const visitor = await customer(site);
  const running = await Promise.all([
    holdPost(visitor, '/cart/items', { product: '1' }),
    holdPost(visitor, '/cart/items/1', { quantity: '7' }),
    holdPost(visitor, '/cart/items/1', { quantity: '0' }),
    holdPost(visitor, '/cart/clear', { sure: 'yes' }),
  ]);

  assert.equal((await visitor.copy().post('/accounts/logout')).status, 303);
  assert.deepEqual(rows(site), []);

  for (const request of running) {
    const reply = await request.finish();
    assert.equal(reply.status, 401);
    assert.doesNotMatch(String(reply.headers['set-cookie']), /sessionid=[^;]/);
    assert.doesNotMatch(reply.text, /class="username"/);
    assert.match(reply.text, /data-cart-count hidden/, 'the page shows nothing of the cart that is gone');
  }
  assert.deepEqual(rows(site), []);
  assert.equal((await visitor.json('/cart'))['user'], null);
});

test('the same where JSON was asked for: 401 with an error', async (t) => {
  const site = await startSite(t);
  const visitor = await customer(site);
  const running = await holdPost(visitor, '/cart/items', { product: '1' }, { Accept: 'application/json' });
  await visitor.copy().post('/accounts/logout');

  const { status, text } = await running.finish();
  assert.equal(status, 401);
  assert.equal(typeof JSON.parse(text).error, 'string');
  assert.deepEqual(rows(site), []);
});

test('a request that waits for the lock while another program deletes its row is answered 401', async (t) => {
  const site = await startSite(t);
  const other = otherProgram(t, site.database);
  const visitor = await customer(site);
  const running = await holdPost(visitor, '/cart/items', { product: '1' });

  other.exec('BEGIN IMMEDIATE');
  const reply = running.finish();
  for (let page = 0; page < 10; page++) await site.visitor().get('/shop'); // by now it waits
  other.exec('DELETE FROM django_session');
  other.exec('COMMIT');

  assert.equal((await reply).status, 401);
  assert.deepEqual(rows(site), []);
});

test('a password change that was running when its session was logged out does not log in again', async (t) => {
  const site = await startSite(t);
  const visitor = await customer(site);
  const password = 'three warm biscuits';
  const running = await holdPost(visitor, '/accounts/password_change', {
    old_password: 'chocolate-chip',
    new_password1: password,
    new_password2: password,
  });
  await visitor.copy().post('/accounts/logout');

  const { status, headers } = await running.finish();
  assert.deepEqual([status, headers.location], [303, '/accounts/login']);
  assert.doesNotMatch(String(headers['set-cookie']), /sessionid=[^;]/);
  assert.deepEqual(rows(site), []);
});

test('a storm of changes with a logout in its middle: each is acknowledged or answered 401, and no row is left', async (t) => {
  const site = await startSite(t);
  const visitor = await customer(site);

  const statuses = await atOnce(60, async (index) => {
    const tab = visitor.copy();
    if (index === 30) return (await tab.post('/accounts/logout')).status;
    return (await tab.post('/cart/items', { product: '1' })).status;
  });

  assert.deepEqual(
    [...new Set(statuses)].filter((status) => status !== 303 && status !== 401),
    [],
  );
  assert.ok(!(await startsOver(visitor)), 'the old cookie is a stranger');
  const kept = rows(site).length;
  // A tab whose request began after the logout was a stranger's, and has a row of its own.
  const strangers = site.database
    .prepare("SELECT count(*) FROM sessions WHERE sess LIKE '%_auth_user_id%'")
    .pluck()
    .get();
  assert.equal(strangers, 0, `${kept} rows, none of them logged in`);
});

const startsOver = async (visitor: Visitor) => (await visitor.json('/cart'))['user'] !== null;

test('additions while a login changes the key: what was acknowledged is in the cart under the new key', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  const before = visitor.copy();

  const login = visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const statuses = await atOnce(40, async () => {
    const tab = before.copy();
    const { status } = await tab.post('/cart/items', { product: '1' });
    // Whoever came after the login came with a dead key, and was a stranger with a cart of its own.
    const isStranger = tab.cookies.get('sessionid')?.value !== before.cookies.get('sessionid')?.value;
    return status === 303 && isStranger ? 'stranger' : status;
  });

  assert.equal((await login).status, 303);
  const kept = 1 + statuses.filter((status) => status === 303).length;
  const { user, count } = await visitor.json('/cart');
  assert.deepEqual({ user, count }, { user: 'demo', count: kept });
});

test('a login form sent twice, as by a double click: the second answer, too, leaves the browser logged in, with its cart', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  const fields = { username: 'demo', password: 'chocolate-chip' };
  const second = await holdPost(visitor, '/accounts/login', fields);
  assert.equal((await visitor.copy().post('/accounts/login', fields)).status, 303);

  const { status, headers } = await second.finish();
  assert.equal(status, 303);
  const Cookie =
    String(headers['set-cookie']?.find((line) => line.startsWith('sessionid='))).split(';')[0] ?? '';
  const cart = await site.visitor().get('/cart', { Cookie, Accept: 'application/json' });
  const { user, count } = cart.json();
  assert.deepEqual({ user, count }, { user: 'demo', count: 1 });
});
