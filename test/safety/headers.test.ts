/** What every answer tells the browser and the caches between. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';
import { everyAnswer, STATIC } from './every-answer.ts';
import { logIn, MOUNTS, signUp } from './people.ts';
import { send } from './raw-client.ts';

for (const Accept of ['text/html', 'application/json']) {
  test(`every answer, errors too, tells the browser to be strict, asked for ${Accept}`, async (t) => {
    for (const { what, status, reply } of await everyAnswer(t, { Accept })) {
      if (status !== 303) assert.equal(reply.status, status, what);
      assertStrict(reply, what);
    }
  });

  test(`every answer but a file is for one visitor: no-store, Vary: Cookie, asked for ${Accept}`, async (t) => {
    for (const { what, reply } of await everyAnswer(t, { Accept })) assertPrivate(reply, what);
  });
}

test('a file, whole, in part, or not at all, tells the browser to be strict, and says nothing of the visitor', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  const Cookie = kim.cookieHeader('/');
  for (const path of STATIC) {
    const whole = await send(site.url, path, { headers: { Cookie } });
    assert.equal(whole.status, 200, path);
    const wishes = [
      [206, { Range: 'bytes=0-9' }],
      [304, { 'If-Modified-Since': whole.headers.get('last-modified') ?? '' }],
      [412, { 'If-Match': '"another"' }],
      [416, { Range: 'bytes=99999999-' }],
    ] as const;
    for (const [status, headers] of [[200, {}], ...wishes] as const) {
      const reply = await send(site.url, path, { headers: { Cookie, ...headers } });
      assert.equal(reply.status, status, path);
      assertStrict(reply, path);
      assert.deepEqual(reply.setCookies, []);
      assert.doesNotMatch(reply.text, /\n\s+at /, 'no stack');
    }
  }
});

test('pages of a user, in every memory, and the answers to their logins are private', async (t) => {
  const site = await startSite(t);
  for (const mount of MOUNTS) {
    const kim = site.visitor();
    const name = `kim${mount.slice(1)}`;
    await signUp(kim, name, mount);
    assertPrivate(await logIn(kim, name, {}, mount), 'login');
    for (const page of ['/cart', '/session', '/accounts/profile', '/accounts/password_change']) {
      assertPrivate(await kim.get(mount + page), mount + page);
      assertPrivate(await kim.request('HEAD', mount + page), mount + page);
    }
    assertPrivate(await kim.post(`${mount}/accounts/logout`), 'logout');
  }
});

test('no page holds a script, a style or an event handler of its own, so the policy needs no exception', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await kim.post('/cart/items', { product: '1' });
  const pages = [
    '/',
    '/shop',
    '/cart',
    '/session',
    '/accounts/login',
    '/accounts/signup',
    '/accounts/profile',
  ];
  for (const page of [...pages, '/accounts/password_change', '/no-such-page', '/signed-cookie/cart']) {
    const { text } = await kim.get(page);
    assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=|javascript:/i, page);
    assert.doesNotMatch(text, /<script(?! type="module" src="\/)/i, page);
    assert.doesNotMatch(text, /(src|href|action)="(https?:)?\/\//i, `${page}: nothing from another host`);
  }
});

function assertStrict({ headers }: Reply, what: string): void {
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
  assert.equal(policy.get('default-src'), "'none'", what);
  assert.equal(policy.get('frame-ancestors'), "'none'", what);
  assert.equal(policy.get('base-uri'), "'none'", what);
  for (const directive of ['script-src', 'style-src', 'img-src', 'connect-src', 'form-action']) {
    assert.equal(policy.get(directive), "'self'", `${what} ${directive}`);
  }
  assert.equal(headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(headers.get('referrer-policy'), 'same-origin', what);
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', what);
  assert.equal(headers.get('x-frame-options'), 'DENY', what);
  assert.equal(headers.get('x-powered-by'), null, what);
  assert.equal(headers.get('server'), null, what);
}

function assertPrivate({ headers }: Reply, what: string): void {
  assert.equal(headers.get('cache-control'), 'private, no-store', what);
  assert.match(headers.get('vary') ?? '', /\bCookie\b/, what);
}
