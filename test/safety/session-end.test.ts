/** A session has an end on the server, whatever the browser keeps. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { startSite } from '../support/site.ts';
import { addToCart, cartOf, logIn, sessionKeys, signUp } from './people.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Time stands still but for `pass`. */
function holdTime(t: TestContext) {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  return { pass: (ms: number) => t.mock.timers.tick(ms) };
}

for (const mount of ['', '/signed-cookie'] as const) {
  test(`a session that nobody changes ends after two weeks, below ${mount || '/'}`, async (t) => {
    const time = holdTime(t);
    const site = await startSite(t);
    const kim = site.visitor();
    await signUp(kim, 'kim', mount);
    await addToCart(kim, 1, 2, mount);

    time.pass(14 * DAY - 2000);
    assert.equal((await cartOf(kim, mount)).user, 'kim', 'two seconds before its end');
    time.pass(3000);
    const cart = await cartOf(kim, mount);
    assert.deepEqual([cart.user, cart.count], [null, 0], 'a second after it, though a page was seen between');
  });
}

test('each change of a session moves its end', async (t) => {
  const time = holdTime(t);
  const site = await startSite(t);
  const kim = site.visitor();
  for (let count = 1; count <= 4; count++) {
    await addToCart(kim, 1, 1);
    time.pass(13 * DAY);
    assert.equal((await cartOf(kim)).count, count);
  }
});

test('until the browser closes is two weeks for the row, since nobody tells the server of the closing', async (t) => {
  const time = holdTime(t);
  const site = await startSite(t);
  await signUp(site.visitor(), 'kim');
  const kim = site.visitor();
  const login = await logIn(kim, 'kim');
  assert.doesNotMatch(
    login.setCookies.filter((line) => line.startsWith('sessionid=')).join(),
    /Expires|Max-Age/,
  );
  time.pass(14 * DAY - 2000);
  assert.equal((await cartOf(kim)).user, 'kim');
  time.pass(3000);
  assert.equal((await cartOf(kim)).user, null);
});

test('SESSION_COOKIE_AGE decides how long that is', async (t) => {
  const time = holdTime(t);
  const site = await startSite(t, { SESSION_COOKIE_AGE: '60' });
  const kim = site.visitor();
  await addToCart(kim, 1, 1);
  time.pass(59_000);
  assert.equal((await cartOf(kim)).count, 1);
  time.pass(2000);
  assert.equal((await cartOf(kim)).count, 0);
});

for (const mount of ['', '/signed-cookie'] as const) {
  test(`SESSION_ABSOLUTE_AGE ends a session that is in daily use, below ${mount || '/'}`, async (t) => {
    const time = holdTime(t);
    const site = await startSite(t, { SESSION_ABSOLUTE_AGE: String((3 * DAY) / 1000) });
    const kim = site.visitor();
    await signUp(kim, 'kim', mount);
    for (let day = 1; day < 3; day++) {
      time.pass(DAY);
      await addToCart(kim, 1, 1, mount);
      assert.equal((await cartOf(kim, mount)).user, 'kim', `day ${day}`);
    }
    time.pass(DAY + 1000);
    const cart = await cartOf(kim, mount);
    assert.deepEqual([cart.user, cart.count], [null, 0]);
  });
}

test('a new login begins SESSION_ABSOLUTE_AGE anew', async (t) => {
  const time = holdTime(t);
  const site = await startSite(t, { SESSION_ABSOLUTE_AGE: String((3 * DAY) / 1000) });
  const kim = site.visitor();
  await signUp(kim, 'kim');
  time.pass(2 * DAY);
  await logIn(kim, 'kim');
  time.pass(2 * DAY);
  assert.equal((await cartOf(kim)).user, 'kim');
});

test('an expired row is a stranger even while it still stands in the table, and is not written to', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await addToCart(kim, 1, 1);
  const [key] = sessionKeys(site);
  const expire = site.database.prepare('UPDATE django_session SET expire_date = ? WHERE session_key = ?');
  expire.run('2020-01-01 00:00:00.000000', key);

  assert.equal((await cartOf(kim)).count, 0);
  await addToCart(kim, 2, 5);
  const { items } = await cartOf(kim);
  assert.deepEqual(
    items.map(({ product, quantity }) => [product, quantity]),
    [[2, 5]],
  );
  assert.equal(sessionKeys(site).filter((each) => each !== key).length, 1, 'under a key of its own');
});
