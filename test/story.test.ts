/** One visit from the first request to the last, as a visitor would tell it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { startSite } from './support/site.ts';

test('a visit: a stranger fills a cart, signs up, leaves, comes back, and is still known', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  const rows = () => site.database.prepare('SELECT session_key FROM django_session').pluck().all();

  await t.test('a stranger who only looks is given no cookie and costs no row', async () => {
    const shop = await kim.get('/shop');
    assert.equal(shop.status, 200);
    assert.deepEqual(shop.setCookies, []);
    assert.deepEqual(rows(), []);
  });

  await t.test('the first cookie in the cart makes a row, and its key goes to the browser', async () => {
    const added = await kim.post('/cart/items', { product: '1', quantity: '2' });
    assert.equal(added.status, 303);
    assert.equal(added.headers.get('location'), '/cart');
    assert.equal(added.setCookies.length, 1);
    const { session_key, decoded } = await kim.json('/session');
    assert.deepEqual(rows(), [session_key]);
    assert.deepEqual(decoded, { cart: { 1: 2 } });
  });

  await t.test('signing up changes the key and keeps the cart', async () => {
    const before = rows();
    const password = 'three warm biscuits';
    const signedUp = await kim.post('/accounts/signup', {
      username: 'kim',
      password1: password,
      password2: password,
    });
    assert.equal(signedUp.status, 303);
    assert.notDeepEqual(rows(), before);
    const cart = await kim.json('/cart');
    assert.deepEqual([cart['user'], cart['count'], cart['total']], ['kim', 2, 5000]);
  });

  await t.test('every page says who is signed in', async () => {
    for (const page of ['/', '/shop', '/cart', '/accounts/profile', '/session', '/no-such-page']) {
      assert.match((await kim.get(page)).text, /class="username"[^>]*>\s*kim/, page);
    }
  });

  await t.test(
    'logging out deletes the row, expires the cookie, and a replay of it is a stranger',
    async () => {
      const thief = kim.copy();
      const out = await kim.post('/accounts/logout');
      assert.match(out.setCookies.join(), /^sessionid=; .*Expires=Thu, 01 Jan 1970/);
      assert.deepEqual(rows(), []);
      assert.equal((await thief.json('/cart'))['user'], null);
    },
  );
});
