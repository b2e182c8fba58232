/** Django's signed-cookie sessions: the cookies that a real Django made, met below /signed-cookie. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { Signer } from '../../src/sessions/django/signing.ts';
import { djangos, insertUsers, newestDjango, payloadOf } from '../support/fixtures.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const SALT = 'django.contrib.sessions.backends.signed_cookies';
const { secret_key: SECRET_KEY, signed_cookies } = newestDjango;
const signer = new Signer(SALT, SECRET_KEY);
const [simple] = signed_cookies;

/** A browser with this cookie, at a site whose clock stands at this moment (Unix time in seconds). */
async function visitorAt(t: TestContext, moment: number, value: string) {
  t.mock.timers.enable({ apis: ['Date'], now: moment * 1000 });
  const site = await startSite(t, { SECRET_KEY, NODE_ENV: 'production' });
  return { site, visitor: withCookie(site, value) };
}

function withCookie(site: Site, value: string): Visitor {
  const visitor = site.visitor();
  visitor.cookies.set('signed_sessionid', { value, path: '/signed-cookie' });
  return visitor;
}

const decoded = async (visitor: Visitor) => (await visitor.json('/signed-cookie/session'))['decoded'];

for (const django of djangos) {
  test(`a cookie that Django ${django.django} signed is the visitor’s session`, async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 1_700_000_000_000 });
    const site = await startSite(t, { SECRET_KEY: django.secret_key, NODE_ENV: 'production' });
    insertUsers(site.database, django);
    assert.equal(django.signed_cookies.length, 5);
    for (const { name, value, decoded: expected } of django.signed_cookies) {
      assert.deepEqual(await decoded(withCookie(site, value)), JSON.parse(expected), name);
    }
  });

  test(`a cookie that is not compressed is what Django ${django.django} makes of the same data, byte for byte`, () => {
    for (const { name, value, decoded: expected } of django.signed_cookies) {
      if (value.startsWith('.')) continue;
      const ours = new Signer(SALT, django.secret_key).dumps(
        JSON.stringify(JSON.parse(expected)),
        1_700_000_000_123,
      );
      assert.equal(ours, value, name);
    }
  });
}

test('a signed cookie is read until the last moment in which Django reads it, and no longer', async (t) => {
  const { site } = await visitorAt(t, 1_700_000_000, '');
  insertUsers(site.database);
  for (const { name, value, last_readable_time: last, decoded: expected } of signed_cookies) {
    t.mock.timers.setTime(last * 1000);
    assert.deepEqual(await decoded(withCookie(site, value)), JSON.parse(expected), name);
    t.mock.timers.setTime(last * 1000 + 1000);
    assert.equal(await decoded(withCookie(site, value)), null, name);
  }
});

test('whom Django logged in by a signed cookie is logged in here', async (t) => {
  const cookie = signed_cookies.find(({ name }) => name === 'logged in');
  const { site, visitor } = await visitorAt(t, 1_700_000_000, cookie?.value ?? '');
  insertUsers(site.database);
  const cart = await visitor.json('/signed-cookie/cart');
  assert.deepEqual([cart['user'], cart['count']], ['kim', 2]);
});

test('a change is sent as a new cookie that Django could read, and no row is made', async (t) => {
  const { site, visitor } = await visitorAt(t, 1_700_000_000, simple?.value ?? '');
  const { setCookies } = await visitor.post('/signed-cookie/cart/items', { product: '1' });
  const value = decodeURIComponent(/^signed_sessionid=([^;]+)/.exec(setCookies.join())?.[1] ?? '');
  assert.equal(payloadOf(value), '{"a":1,"cart":{"1":1}}');
  assert.equal(signer.loads(value).signedAt, 1_700_000_000);
  assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
});

test('a signed cookie with any one byte broken is a stranger’s, with one line in the log', async (t) => {
  const good = simple?.value ?? '';
  const { site, visitor } = await visitorAt(t, 1_700_000_000, good);
  assert.deepEqual(await decoded(visitor), { a: 1 });
  for (let at = 0; at < good.length; at++) {
    const broken = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
    const before = site.logged.length;
    assert.equal(await decoded(withCookie(site, broken)), null, broken);
    assert.equal(site.logged.length, before + 1, broken);
  }
});

test('a signed cookie that holds no object is a stranger’s, whose cart works', async (t) => {
  const site = await startSite(t, { SECRET_KEY });
  for (const json of ['null', '[]', '[1]', '"cart"', '1', 'true', 'NaN', '{"cart":', '']) {
    const visitor = withCookie(site, signer.dumps(json));
    assert.equal(await decoded(visitor), null, json);
    await visitor.post('/signed-cookie/cart/items', { product: '1' });
    assert.deepEqual(await decoded(visitor), { cart: { 1: 1 } }, json);
  }
});

test('a row’s text is worth nothing as a signed cookie', async (t) => {
  const site = await startSite(t, { SECRET_KEY });
  for (const { session_data } of newestDjango.sessions) {
    assert.equal(await decoded(withCookie(site, session_data)), null);
  }
});
