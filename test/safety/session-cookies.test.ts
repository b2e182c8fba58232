/** What the cookie is, and what becomes of one that is not ours. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test from 'node:test';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { SECRET_KEY, type Site, startSite } from '../support/site.ts';
import { addToCart, cartOf, PASSWORD, sessionKeyOf, sessionKeys, signUp } from './people.ts';
import { form, send } from './raw-client.ts';

/** Every cookie that this site knows. */
const NAMES = [
  'django_language',
  'known_device',
  'notice',
  'remembered_username',
  'sessionid',
  'signed_sessionid',
];

test('a session key is 32 characters of 36, each as likely as the next: 165 random bits', async (t) => {
  const keys = Array.from({ length: 2000 }, newSessionKey);
  assert.equal(new Set(keys).size, keys.length);
  for (let at = 0; at < 32; at++) {
    assert.equal(new Set(keys.map((key) => key[at])).size, 36, `character ${at}`);
  }

  const site = await startSite(t);
  const kim = site.visitor();
  await addToCart(kim, 1, 1);
  assert.match(await sessionKeyOf(kim), /^[a-z0-9]{32}$/);
});

test('every cookie is HttpOnly and SameSite=Lax, for this host alone', async (t) => {
  const lines = await everyCookie(await startSite(t));
  for (const line of lines) {
    assert.match(line, /; HttpOnly/);
    assert.match(line, /; SameSite=Lax/);
    assert.doesNotMatch(line, /; (Domain|Secure)/, line);
  }
});

test('over TLS every cookie is Secure', async (t) => {
  const site = await startSite(t, { TRUST_PROXY: '1' });
  const lines = await everyCookie(site, { 'X-Forwarded-Proto': 'https' });
  for (const line of lines) assert.match(line, /; Secure/);
});

test('the session cookie has a Domain only where one is set', async (t) => {
  const site = await startSite(t, { SESSION_COOKIE_DOMAIN: 'shop.example' });
  const lines = await everyCookie(site);
  const ofSession = lines.filter((line) => /^(signed_)?sessionid=/.test(line));
  assert.ok(ofSession.length > 2);
  for (const line of ofSession) assert.match(line, /; Domain=shop\.example/);
});

/** Does whatever makes this site set or clear a cookie; gives the Set-Cookie lines. */
async function everyCookie(site: Site, headers: Record<string, string> = {}): Promise<string[]> {
  const kim = site.visitor();
  const account = { username: 'kim', password1: PASSWORD, password2: PASSWORD };
  const login = { username: 'kim', password: PASSWORD };
  const replies = [
    await kim.get('/?lang=en', headers),
    await kim.post('/cart/items', { product: '1' }, headers),
    await kim.post('/signed-cookie/cart/items', { product: '1' }, headers),
    await kim.post('/accounts/signup', account, headers),
    await kim.post('/accounts/login', { ...login, remember_username: 'on' }, headers),
    await kim.post('/accounts/login', { ...login, remember_me: 'on' }, headers),
    await kim.post('/accounts/logout', {}, headers),
    await kim.post('/signed-cookie/accounts/logout', {}, headers),
    await kim.post('/i18n/setlang', { language: 'ko' }, headers),
  ];
  const lines = replies.flatMap(({ setCookies }) => setCookies);
  const names = new Set(lines.map((line) => line.split('=')[0]));
  assert.deepEqual([...names].sort(), NAMES);
  return lines;
}

test('a key that nobody was given, though rightly signed, is a stranger and makes no row', async (t) => {
  const site = await startSite(t);
  const forged = newSessionKey();
  const thief = site.visitor();
  thief.cookies.set('sessionid', { value: signed(forged), path: '/' });

  assert.deepEqual((await thief.get('/cart')).setCookies, []);
  assert.deepEqual(sessionKeys(site), []);
  await addToCart(thief, 1, 1);
  assert.equal(sessionKeys(site).length, 1);
  assert.notEqual(sessionKeys(site)[0], forged, 'a session id that was fixed beforehand is not taken over');
});

test('a cookie that was changed in one place is a stranger, and the row is as it was', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await addToCart(kim, 1, 2);
  const key = await sessionKeyOf(kim);
  const cookie = signed(key);
  assert.equal(kim.cookies.get('sessionid')?.value, cookie);

  const changes = [
    key, // as Django sends it, without a signature
    cookie.replace('s%3A', ''),
    cookie.replace(key, newSessionKey()),
    cookie.slice(0, -1),
    cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A'),
    `${cookie}A`,
    cookie.toUpperCase(),
  ];
  for (const value of changes) {
    const thief = site.visitor();
    thief.cookies.set('sessionid', { value, path: '/' });
    const cart = await cartOf(thief);
    assert.deepEqual([cart.user, cart.count], [null, 0], value);
  }
  assert.deepEqual(sessionKeys(site), [key]);
  assert.equal((await cartOf(kim)).count, 2);
});

/** The value of a session cookie as express-session signs it. */
function signed(key: string): string {
  const signature = createHmac('sha256', SECRET_KEY).update(key).digest('base64').replace(/=+$/, '');
  return encodeURIComponent(`s:${key}.${signature}`);
}

const MALFORMED = [
  '',
  's',
  's:',
  's:.',
  's%3A%2E',
  's:x.y',
  'j:',
  'j:null',
  'j:1',
  'j:{"a":1}',
  'j:["ko"]',
  'j%3A%7B%7D',
  '%',
  '%E0%A4%A',
  '"',
  '"a"',
  ':::',
  'a:b:c',
  '.eJw:1r31eq:x',
  '\xff\xfe',
  "' OR 1=1 --",
  '../../db.sqlite3',
  'x'.repeat(4000),
];

test('whatever comes in the place of a cookie, the page is answered', async (t) => {
  const site = await startSite(t);

  /** The statuses of what looks at cookies: pages of each memory, a change, a login. */
  async function answersTo(Cookie: string): Promise<number[]> {
    const headers = { Cookie, Accept: 'application/json' };
    const username = `nobody-${Math.random()}`; // another each time, so that no throttle is reached
    const replies = [
      await send(site.url, '/session', { headers }),
      await send(site.url, '/signed-cookie/session', { headers }),
      await send(site.url, '/accounts/login', { headers: { Cookie } }),
      await send(site.url, '/cart/items', form({ product: '1' }, headers)),
      await send(site.url, '/accounts/login', form({ username, password: 'x' }, headers)),
    ];
    return replies.map(({ status }) => status);
  }

  /** So that the throttle does not count all of this against one address. */
  const forgetFailures = () => site.database.exec('DELETE FROM auth_login_failure');

  for (const name of NAMES) {
    await t.test(`a malformed cookie, ${name}, never gives a 5xx`, async () => {
      forgetFailures();
      for (const value of MALFORMED) {
        assert.deepEqual(await answersTo(`${name}=${value}`), [200, 200, 200, 200, 401], value);
      }
    });
  }

  await t.test('a Cookie line that is no list of pairs never gives a 5xx', async () => {
    forgetFailures();
    const lines = [
      '',
      '=',
      ';',
      ';;;',
      'sessionid',
      '=x',
      '__proto__=x; constructor=y',
      'a=1; a=2; sessionid=; =',
    ];
    for (const line of lines) assert.deepEqual(await answersTo(line), [200, 200, 200, 200, 401], line);
  });
});
