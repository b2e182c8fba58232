/** The secret is nobody's guess, and may be changed without logging anybody out. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { refusal } from '../support/refusal.ts';
import { databaseUrl, newFolder, startSite } from '../support/site.ts';
import { addToCart, cartOf, logIn, movedTo, signUp } from './people.ts';

const OLDER = 'the-older-secret-key-0123456789-0123456789';
const OLD = 'the-old-secret-key-0123456789-0123456789';
const NEW = 'the-new-secret-key-0123456789-0123456789';

test('production without a secret is refused with one line, and there is no default', async (t) => {
  const { code, output } = await refusal(t, {
    NODE_ENV: 'production',
    SECRET_KEY: '',
    DATABASE_URL: databaseUrl(newFolder(t)),
  });
  assert.equal(code, 1);
  assert.match(output, /^SECRET_KEY is not set[^\n]*\n$/);
});

test('in development each site makes a secret of its own', async (t) => {
  const sites = await Promise.all([1, 2].map(() => startSite(t, { SECRET_KEY: '' })));
  const secrets = sites.map(({ settings }) => settings.SECRET_KEY);
  assert.notEqual(secrets[0], secrets[1]);
  for (const secret of secrets) assert.match(secret, /^[\w-]{64}$/);
});

test('production has no demo account, and its login page names none', async (t) => {
  const site = await startSite(t, { NODE_ENV: 'production' });
  assert.doesNotMatch((await site.visitor().get('/accounts/login')).text, /demo|chocolate-chip/);
  assert.equal((await logIn(site.visitor(), 'demo', { password: 'chocolate-chip' })).status, 401);
  assert.equal(site.database.prepare('SELECT count(*) FROM auth_user').pluck().get(), 0);
});

/** A browser that is logged in below both memories, before the secret changes. */
async function beforeTheChange(t: TestContext) {
  const DATABASE_URL = databaseUrl(newFolder(t));
  const site = await startSite(t, { DATABASE_URL, SECRET_KEY: OLD });
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await logIn(kim, 'kim', {}, '/signed-cookie');
  for (const mount of ['', '/signed-cookie']) await addToCart(kim, 1, 2, mount);
  return { DATABASE_URL, kim };
}

test('with the old secret as a fallback, old sessions, carts and logins go on', async (t) => {
  const { DATABASE_URL, kim } = await beforeTheChange(t);
  const site = await startSite(t, { DATABASE_URL, SECRET_KEY: NEW, SECRET_KEY_FALLBACKS: `${OLDER},${OLD}` });
  const later = movedTo(site, kim);
  for (const mount of ['', '/signed-cookie']) {
    const cart = await cartOf(later, mount);
    assert.deepEqual([cart.user, cart.count], ['kim', 2], mount);
  }
});

test('what is written from then on is signed with the new secret', async (t) => {
  const { DATABASE_URL, kim } = await beforeTheChange(t);
  const site = await startSite(t, { DATABASE_URL, SECRET_KEY: NEW, SECRET_KEY_FALLBACKS: OLD });
  const later = movedTo(site, kim);
  await addToCart(later, 1, 1);
  const row = site.database.prepare<[], string>('SELECT session_data FROM django_session').pluck().get();
  assert.match(new Signer(ROW_SALT, NEW).loads(row ?? '').json, /"cart":\{"1":3\}/);

  for (const mount of ['', '/signed-cookie']) await logIn(later, 'kim', {}, mount);
  const withoutFallback = await startSite(t, { DATABASE_URL, SECRET_KEY: NEW });
  for (const mount of ['', '/signed-cookie']) {
    assert.equal((await cartOf(movedTo(withoutFallback, later), mount)).user, 'kim', mount);
  }
});

test('without the fallback every old session is a stranger, and none is an error', async (t) => {
  const { DATABASE_URL, kim } = await beforeTheChange(t);
  const site = await startSite(t, { DATABASE_URL, SECRET_KEY: NEW });
  const later = movedTo(site, kim);
  for (const mount of ['', '/signed-cookie']) {
    const cart = await cartOf(later, mount);
    assert.deepEqual([cart.user, cart.count], [null, 0], mount);
    assert.equal((await logIn(later, 'kim', {}, mount)).status, 303);
  }
});
