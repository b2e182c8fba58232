/** What a login begins, and what ends it. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { addToCart, cartOf, forgets, logIn, PASSWORD, sessionKeyOf, sessionKeys, signUp } from './people.ts';

test('a login changes the key and keeps the cart, and the old cookie is a stranger', async (t) => {
  const site = await startSite(t);
  await signUp(site.visitor(), 'kim');
  const kim = site.visitor();
  await addToCart(kim, 3, 4);
  const before = await sessionKeyOf(kim);
  const thief = kim.copy();

  assert.equal((await logIn(kim, 'kim')).status, 303);
  const cart = await cartOf(kim);
  assert.deepEqual([cart.user, cart.count], ['kim', 4]);
  assert.ok(!sessionKeys(site).includes(before));
  const stolen = await cartOf(thief);
  assert.deepEqual([stolen.user, stolen.count], [null, 0]);
});

for (const mount of ['', '/signed-cookie'] as const) {
  test(`a login as somebody else leaves nothing of the first user, below ${mount || '/'}`, async (t) => {
    const site = await startSite(t);
    await signUp(site.visitor(), 'lee');
    const browser = site.visitor();
    await signUp(browser, 'kim', mount);
    await addToCart(browser, 1, 2, mount);

    assert.equal((await logIn(browser, 'lee', {}, mount)).status, 303);
    const cart = await cartOf(browser, mount);
    assert.deepEqual([cart.user, cart.items], ['lee', []]);
  });
}

test('a sign-up while somebody is logged in leaves nothing of them either', async (t) => {
  const site = await startSite(t);
  const browser = site.visitor();
  await signUp(browser, 'kim');
  await addToCart(browser, 1, 2);
  await signUp(browser, 'lee');
  const cart = await cartOf(browser);
  assert.deepEqual([cart.user, cart.items], ['lee', []]);
  assert.equal(sessionKeys(site).length, 1);
});

test('a logged-out cookie, replayed, is a stranger, and the browser is told to forget it', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await addToCart(kim, 1, 2);
  const thief = kim.copy();

  const out = await kim.post('/accounts/logout');
  assert.ok(forgets(out, 'sessionid'));
  assert.deepEqual(sessionKeys(site), []);
  const cart = await cartOf(thief);
  assert.deepEqual([cart.user, cart.count], [null, 0]);
  assert.deepEqual(sessionKeys(site), [], 'the replay makes no row');
});

const NEW_PASSWORD = 'four cold biscuits';
const CHANGE = { old_password: PASSWORD, new_password1: NEW_PASSWORD, new_password2: NEW_PASSWORD };

/** While a password is being compared, another tab of this browser logs out. */
function logOutMeanwhile(t: TestContext, { accounts: { passwords } }: Site, otherTab: Visitor): void {
  const matches = passwords.matches.bind(passwords);
  t.mock.method(passwords, 'matches', async (password: string, encoded: string) => {
    await otherTab.post('/accounts/logout');
    return matches(password, encoded);
  });
}

test('a request that is still running cannot bring a logged-out session back', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  logOutMeanwhile(t, site, kim.copy());

  const late = await kim.post('/accounts/password_change', CHANGE);
  assert.doesNotMatch(late.text, /class="username"/);
  assert.deepEqual(sessionKeys(site), []);
  assert.equal((await cartOf(kim)).user, null);
  const notSaved = late.text.includes(translator.en('errors.sessionEnded.message'));
  const password = notSaved ? PASSWORD : NEW_PASSWORD;
  assert.equal((await logIn(site.visitor(), 'kim', { password })).status, 303, 'what it said is so');
});

test('a login whose session ends meanwhile begins another: the old key stays worth nothing', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  const thief = kim.copy();
  const key = await sessionKeyOf(kim);
  logOutMeanwhile(t, site, kim.copy());

  assert.equal((await logIn(kim, 'kim')).status, 303);
  assert.notEqual(await sessionKeyOf(kim), key);
  assert.equal((await cartOf(kim)).user, 'kim');
  assert.equal((await cartOf(thief)).user, null);
});

for (const mount of ['', '/signed-cookie'] as const) {
  test(`a password change ends the user's other sessions, not this one, below ${mount || '/'}`, async (t) => {
    const site = await startSite(t);
    const [laptop, phone, lee] = [site.visitor(), site.visitor(), site.visitor()];
    await signUp(laptop, 'kim', mount);
    assert.equal((await logIn(phone, 'kim', {}, mount)).status, 303);
    await signUp(lee, 'lee', mount);
    const thief = laptop.copy();

    assert.equal((await laptop.post(`${mount}/accounts/password_change`, CHANGE)).status, 303);
    assert.equal((await cartOf(laptop, mount)).user, 'kim');
    assert.equal((await cartOf(lee, mount)).user, 'lee');
    for (const other of [phone, thief]) assert.equal((await cartOf(other, mount)).user, null);
    assert.equal((await logIn(phone, 'kim', {}, mount)).status, 401, 'the old password is worth nothing');
    assert.equal((await logIn(phone, 'kim', { password: NEW_PASSWORD }, mount)).status, 303);
  });
}

test('a password change elsewhere, as by Django, ends every session of the user', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  const password = await site.accounts.passwords.encode(NEW_PASSWORD);
  site.database.prepare('UPDATE auth_user SET password = ? WHERE username = ?').run(password, 'kim');
  assert.equal((await cartOf(kim)).user, null);
  assert.deepEqual(sessionKeys(site), [], 'as Django does, the session is flushed');
});

test('a password change with the wrong old password changes nothing and ends nothing', async (t) => {
  const site = await startSite(t);
  const [laptop, phone] = [site.visitor(), site.visitor()];
  await signUp(laptop, 'kim');
  await logIn(phone, 'kim');
  const refused = await laptop.post('/accounts/password_change', { ...CHANGE, old_password: 'a guess' });
  assert.equal(refused.status, 400);
  assert.equal((await cartOf(phone)).user, 'kim');
  assert.equal((await logIn(site.visitor(), 'kim')).status, 303);
});

for (const [what, change] of [
  ['disabled', 'UPDATE auth_user SET is_active = 0 WHERE username = ?'],
  ['deleted', 'DELETE FROM auth_user WHERE username = ?'],
] as const) {
  test(`a user who is ${what} is out at the next request, and cannot log in`, async (t) => {
    const site = await startSite(t);
    const kim = site.visitor();
    await signUp(kim, 'kim');
    await signUp(kim, 'kim2', '/signed-cookie');
    site.database.prepare(change).run('kim');
    site.database.prepare(change).run('kim2');
    assert.equal((await cartOf(kim)).user, null);
    assert.equal((await cartOf(kim, '/signed-cookie')).user, null);
    assert.equal((await kim.get('/accounts/profile')).status, 303);
    assert.equal((await logIn(site.visitor(), 'kim')).status, 401);
  });
}
