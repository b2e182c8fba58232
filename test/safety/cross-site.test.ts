/** What another site makes a browser send is refused, and changes nothing. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { type Site, startSite } from '../support/site.ts';
import { addToCart, cartOf, contents, errorSaid, MOUNTS, PASSWORD, signUp } from './people.ts';
import { form, json, send } from './raw-client.ts';

const AsJson = { Accept: 'application/json' };

const POSTS = [
  ['/accounts/logout', {}],
  ['/accounts/login', { username: 'lee', password: PASSWORD }],
  ['/accounts/signup', { username: 'new', password1: PASSWORD, password2: PASSWORD }],
  [
    '/accounts/password_change',
    { old_password: PASSWORD, new_password1: 'new secret 12', new_password2: 'new secret 12' },
  ],
  ['/cart/items', { product: '2', quantity: '3' }],
  ['/cart/items/1', { quantity: '0' }],
  ['/cart/clear', {}],
  ['/i18n/setlang', { language: 'ko' }],
] as const;

/** What browsers say of a request that another site began: Fetch Metadata, or in older ones Origin. */
const FROM_ELSEWHERE: Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://{host}' },
  { 'Sec-Fetch-Site': 'unheard-of' },
  { Origin: 'https://evil.example' },
  { Origin: 'http://{host}.evil.example' },
  { Origin: 'http://127.0.0.1:1' },
  { Origin: 'null' },
  { Origin: 'http://{host} https://evil.example' },
];

/** With the site's own host, which a test learns late. */
const heard = (said: Record<string, string>, { url }: Site) =>
  Object.fromEntries(
    Object.entries(said).map(([name, text]) => [name, text.replace('{host}', new URL(url).host)]),
  );

test('what another site makes a browser send is 403 and changes nothing', async (t) => {
  const site = await startSite(t);
  await signUp(site.visitor(), 'lee');
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await signUp(kim, 'kim2', '/signed-cookie');
  await addToCart(kim, 1, 2);
  const before = contents(site);

  for (const [path, fields] of POSTS) {
    await t.test(`a cross-site POST of ${path}`, async () => {
      for (const mount of MOUNTS) {
        for (const said of FROM_ELSEWHERE) {
          const headers = { ...heard(said, site), Cookie: kim.cookieHeader(mount + path), ...AsJson };
          const reply = await send(site.url, mount + path, form({ ...fields }, headers));
          assert.equal(reply.status, 403, `${mount}${path} ${JSON.stringify(said)}`);
          assert.deepEqual(reply.setCookies, []);
        }
      }
      assert.deepEqual(contents(site), before);
      assert.deepEqual([(await cartOf(kim)).user, (await cartOf(kim)).count], ['kim', 2]);
    });
  }

  await t.test('what this site, the address bar or curl sends is let in', async () => {
    const said: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'same-origin', Origin: site.url },
      { 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'none' },
      { Origin: site.url },
      {},
    ];
    for (const headers of said) {
      const reply = await send(site.url, '/cart/items', form({ product: '1' }, headers));
      assert.equal(reply.status, 303, JSON.stringify(headers));
    }
  });

  await t.test('no method and no kind of body gets around it', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status } = await send(site.url, '/cart/items', { ...form({ product: '1' }, headers), method });
      assert.equal(status, 403, method);
    }
    assert.equal((await send(site.url, '/cart/items', json('{"product":1}', headers))).status, 403);
    const asText = json('{"product":1}', { ...headers, 'Content-Type': 'text/plain' });
    assert.equal((await send(site.url, '/cart/items', asText)).status, 403);
  });

  await t.test('a link from another site may lead here: only changes are refused', async () => {
    for (const method of ['GET', 'HEAD']) {
      const headers = { 'Sec-Fetch-Site': 'cross-site', Referer: 'https://evil.example/' };
      assert.equal((await send(site.url, '/cart', { method, headers })).status, 200);
    }
  });

  await t.test('another site may not read what this one answers', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    for (const method of ['GET', 'OPTIONS']) {
      const reply = await send(site.url, '/cart', { method, headers });
      const allowed = [...reply.headers.keys()].filter((name) => name.startsWith('access-control-'));
      assert.deepEqual(allowed, [], method);
    }
  });

  await t.test('the refusal says what to do, in both languages, as a page and as JSON', async () => {
    for (const language of ['en', 'ko'] as const) {
      const headers = { 'Sec-Fetch-Site': 'cross-site', 'Accept-Language': language };
      const message = translator[language]('errors.crossSite.message');
      const page = await send(site.url, '/cart/clear', form({}, headers));
      assert.ok(page.text.includes(message));
      const asJson = await send(site.url, '/cart/clear', form({}, { ...headers, ...AsJson }));
      assert.deepEqual(asJson.json(), errorSaid('crossSite', language));
    }
  });
});
