/** SESSION_COOKIE_* in the Set-Cookie line. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { startSite } from '../support/site.ts';

const HTTPS = { 'X-Forwarded-Proto': 'https' };

/** The line that comes with a visitor's first session, in pieces. */
async function setCookie(
  t: TestContext,
  environment: Record<string, string>,
  { headers = {}, path = '/cart/items' }: { headers?: Record<string, string>; path?: string } = {},
) {
  const site = await startSite(t, { NODE_ENV: 'production', ...environment });
  const reply = await site.visitor().post(path, { product: '1' }, headers);
  assert.equal(reply.status, 303);
  assert.ok(reply.setCookies.length <= 1, 'one line a cookie');
  const [line = ''] = reply.setCookies;
  const [pair = '', ...attributes] = line.split('; ');
  return { line, pair, attributes: attributes.filter((each) => !/^(Expires|Max-Age)=/.test(each)) };
}

test('no setting is made: the cookie is HttpOnly, Lax, for this host alone, and holds the signed key', async (t) => {
  const { line, pair, attributes } = await setCookie(t, {});
  assert.match(pair, /^sessionid=s%3A[a-z0-9]{32}\.[A-Za-z0-9%]+$/);
  assert.deepEqual(attributes, ['Path=/', 'HttpOnly', 'SameSite=Lax']);
  const expires = Date.parse(/Expires=([^;]+)/.exec(line)?.[1] ?? '');
  assert.ok(Math.abs(expires - Date.now() - 14 * 24 * 3600 * 1000) < 60_000);
});

const SETTINGS: readonly [string, Record<string, string>, string][] = [
  [
    'SESSION_COOKIE_PATH, within the site',
    { SESSION_COOKIE_PATH: '/cart' },
    'Path=/cart; HttpOnly; SameSite=Lax',
  ],
  [
    'SESSION_COOKIE_PATH, that a proxy takes off',
    { SESSION_COOKIE_PATH: '/shops/kim' },
    'Path=/shops/kim; HttpOnly; SameSite=Lax',
  ],
  [
    'SESSION_COOKIE_DOMAIN',
    { SESSION_COOKIE_DOMAIN: 'shop.example' },
    'Domain=shop.example; Path=/; HttpOnly; SameSite=Lax',
  ],
  ['SESSION_COOKIE_HTTPONLY=false', { SESSION_COOKIE_HTTPONLY: 'false' }, 'Path=/; SameSite=Lax'],
  [
    'SESSION_COOKIE_SAMESITE=Strict',
    { SESSION_COOKIE_SAMESITE: 'Strict' },
    'Path=/; HttpOnly; SameSite=Strict',
  ],
];

for (const [what, environment, expected] of SETTINGS) {
  for (const memory of ['', '/signed-cookie']) {
    // The other memory's cookie travels below its own mount alone, whatever the setting says.
    if (memory !== '' && 'SESSION_COOKIE_PATH' in environment) continue;
    test(`${what}: the cookie of ${memory || '/'} says so`, async (t) => {
      const { attributes } = await setCookie(t, environment, { path: `${memory}/cart/items` });
      assert.equal(attributes.join('; '), expected.replace('Path=/;', `Path=${memory || '/'};`));
    });
  }
}

test('SESSION_COOKIE_NAME: both memories’ cookies are called so, and are found again', async (t) => {
  const site = await startSite(t, { SESSION_COOKIE_NAME: 'basket' });
  const visitor = site.visitor();
  for (const [memory, name] of [
    ['', 'basket'],
    ['/signed-cookie', 'signed_basket'],
  ] as const) {
    const { setCookies } = await visitor.post(`${memory}/cart/items`, { product: '1' });
    assert.ok(setCookies.join().startsWith(`${name}=`));
    assert.equal((await visitor.json(`${memory}/cart`))['count'], 1);
  }
});

test('SESSION_COOKIE_SECURE: auto follows the connection, true and false do not', async (t) => {
  const behindProxy = { TRUST_PROXY: 'loopback' };
  const isSecure = async (environment: Record<string, string>, headers: Record<string, string>) =>
    (await setCookie(t, environment, { headers })).attributes.includes('Secure');
  assert.equal(await isSecure(behindProxy, HTTPS), true);
  assert.equal(await isSecure(behindProxy, {}), false);
  assert.equal(await isSecure({}, HTTPS), false, 'whoever is no trusted proxy is not believed');
  assert.equal(await isSecure({ ...behindProxy, SESSION_COOKIE_SECURE: 'true' }, HTTPS), true);
  assert.equal(await isSecure({ ...behindProxy, SESSION_COOKIE_SECURE: 'false' }, HTTPS), false);
});

test('SESSION_COOKIE_SECURE=true: nothing is sent over a plain connection', async (t) => {
  const settings = { TRUST_PROXY: 'loopback', SESSION_COOKIE_SECURE: 'true' };
  const { line } = await setCookie(t, settings);
  assert.equal(line, '');
});

test('SESSION_COOKIE_SAMESITE=None: goes out with Secure, as browsers demand', async (t) => {
  const settings = {
    TRUST_PROXY: 'loopback',
    SESSION_COOKIE_SECURE: 'true',
    SESSION_COOKIE_SAMESITE: 'None',
  };
  const { attributes } = await setCookie(t, settings, { headers: HTTPS });
  assert.deepEqual(attributes, ['Path=/', 'HttpOnly', 'Secure', 'SameSite=None']);
});

test('the cookie that logging out sends has the attributes of the one that it ends', async (t) => {
  const site = await startSite(t, {
    SESSION_COOKIE_DOMAIN: 'shop.example',
    SESSION_COOKIE_SAMESITE: 'Strict',
  });
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  const { setCookies } = await visitor.post('/accounts/logout');
  const ended = setCookies
    .filter((line) => line.startsWith('sessionid='))
    .map((line) => line.replace('Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'Expires=past'));
  assert.deepEqual(ended, [
    'sessionid=; Domain=shop.example; Path=/; Expires=past; HttpOnly; SameSite=Strict',
  ]);
});
