/** `next` leads back to where the visitor was, and never to another site. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { safePath } from '../../src/pages/addresses.ts';
import { startSite } from '../support/site.ts';
import { logIn, PASSWORD, signUp } from './people.ts';
import { send } from './raw-client.ts';

const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/cart/..//evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  'evil.example',
  '.evil.example',
  '/cart\r\nSet-Cookie: a=b',
  '/cart\u0000',
  '?next=//evil.example',
  '#//evil.example',
  '',
];

/** These stay here, as text, in every browser. */
const HERE = [
  '/cart',
  '/cart?a=1&b=2',
  '/session',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/%09/evil.example',
  '/?to=//evil.example',
  '/shop?q=%EA%B3%BC%EC%9E%90',
  '/@evil.example',
  '/:80/',
];

test('a path that is called safe leads within the site from every page, whatever it is made of', () => {
  const pieces = [...'/\\.:@?#\t\n\u0000', '//', '..', '%2e', '%2f', 'evil.example'];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 6 });
  fc.assert(
    fc.property(text, fc.constantFrom('', '/signed-cookie'), (parts, mount) => {
      const path = safePath(`/${parts.join('')}`);
      if (path === null) return;
      const target = new URL(mount + path, 'http://shop.example/accounts/login');
      assert.equal(target.origin, 'http://shop.example');
      assert.ok(!target.pathname.startsWith('//'), 'and would from a page that puts it after its own path');
    }),
    { numRuns: 3000 },
  );
});

test('next leads back to where the visitor was, and never to another site', async (t) => {
  const site = await startSite(t);
  await signUp(site.visitor(), 'kim');

  for (const mount of ['', '/signed-cookie', '/stateless'] as const) {
    await t.test(`after a login, next leads within the site alone, below ${mount || '/'}`, async () => {
      for (const next of ELSEWHERE) {
        const { status, headers } = await logIn(site.visitor(), 'kim', { next }, mount);
        assert.deepEqual([status, headers.get('location')], [303, `${mount}/`], JSON.stringify(next));
      }
      for (const next of HERE) {
        const { headers } = await logIn(site.visitor(), 'kim', { next }, mount);
        assert.equal(headers.get('location'), mount + next);
      }
    });
  }

  await t.test('a login does not lead to a page that would undo or repeat it', async () => {
    for (const next of ['/accounts/login', '/accounts/logout', '/accounts/signup?next=/cart']) {
      const { status, headers } = await logIn(site.visitor(), 'kim', { next });
      assert.deepEqual([status, headers.get('location')], [303, '/'], next);
    }
  });

  await t.test('the forms take no next from the address that leads elsewhere', async () => {
    for (const form of ['/accounts/login', '/accounts/signup']) {
      for (const next of ELSEWHERE) {
        const { text } = await site.visitor().get(`${form}?next=${encodeURIComponent(next)}`);
        assert.ok(text.includes('name="next" value=""'), JSON.stringify(next));
        assert.doesNotMatch(text, /(href|action)="(?!\/(?!\/))(?!#)/, JSON.stringify(next));
      }
      const twice = await site.visitor().get(`${form}?next=/cart&next=//evil.example`);
      assert.ok(twice.text.includes('name="next" value=""'));
    }
  });

  await t.test(
    'after a sign-up and after a choice of language, next leads within the site alone',
    async () => {
      for (const [number, next] of ELSEWHERE.entries()) {
        const account = { username: `kim${number}`, password1: PASSWORD, password2: PASSWORD, next };
        const signedUp = await site.visitor().post('/accounts/signup', account);
        assert.deepEqual(
          [signedUp.status, signedUp.headers.get('location')],
          [303, '/'],
          JSON.stringify(next),
        );
        const chosen = await site.visitor().post('/i18n/setlang', { language: 'ko', next });
        assert.deepEqual([chosen.status, chosen.headers.get('location')], [303, '/'], JSON.stringify(next));
      }
      const chosen = await site.visitor().post('/i18n/setlang', { language: 'ko', next: '/cart?a=1' });
      assert.equal(chosen.headers.get('location'), '/cart?a=1');
    },
  );

  await t.test(
    'a page that belongs to somebody leads to the login and back, through a mistake and a sign-up',
    async () => {
      const kim = site.visitor();
      const asked = await kim.get('/accounts/password_change?from=%26next%3D//evil.example');
      assert.equal(asked.status, 303);
      const wanted = '/accounts/password_change?from=%26next%3D//evil.example';
      const login = asked.headers.get('location') ?? '';
      assert.equal(login, `/accounts/login?next=${encodeURIComponent(wanted)}`);

      assert.ok((await kim.get(login)).text.includes(`name="next" value="${wanted}"`));
      const mistaken = await logIn(kim, 'lee', { next: wanted });
      assert.ok(mistaken.text.includes(`name="next" value="${wanted}"`));
      assert.ok(mistaken.text.includes(`/accounts/signup?next=${encodeURIComponent(wanted)}`));
      const account = { username: 'lee', password1: PASSWORD, password2: PASSWORD, next: wanted };
      assert.equal((await kim.post('/accounts/signup', account)).headers.get('location'), wanted);
    },
  );

  await t.test(
    'an address that is no path at all is answered with a page of this site, and none leads elsewhere',
    async () => {
      const none = [
        '//',
        '//?x',
        '///',
        '//[',
        '//:',
        '/signed-cookie//',
        '//evil.example',
        '//evil.example/cart',
      ];
      for (const path of none) {
        const { status, text, headers } = await send(site.url, path);
        assert.ok(status < 500, `${path} ${status}`);
        assert.equal(headers.get('location'), null);
        assert.doesNotMatch(text, /(href|action)="\/\//, path);
        assert.match(text, /<h1>/, path);
      }
    },
  );
});
