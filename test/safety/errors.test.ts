/** An error says what to do, in the visitor's language, and shows no internals. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Translate } from '../../src/i18n/translations.ts';
import { translator } from '../../src/i18n/translations.ts';
import type { ErrorText } from '../../src/pages/http-error.ts';
import { startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';
import { everyAnswer } from './every-answer.ts';
import { addToCart, errorSaid, PASSWORD, signUp } from './people.ts';
import { send } from './raw-client.ts';

/** The texts that explain each refusal, and where its one link leads. */
const PAGES: Readonly<Record<string, readonly [ErrorText, string]>> = {
  'no product': ['badRequest', '/shop'],
  'malformed JSON': ['badRequest', '/shop'],
  'a cross-site POST': ['crossSite', '/shop'],
  'no such page': ['notFound', '/shop'],
  'no such cookie': ['unknownProduct', '/shop'],
  'a large body': ['tooLarge', '/shop'],
  'too many guesses': ['tooMany', '/accounts/login'],
  'too many cookies': ['tooManyCookies', '/shop'],
  'a write that fails': ['notSaved', '/cart'],
  'a fault of ours': ['failed', '/shop'],
};

/** A form that is shown again says in the field what is wrong. */
const FORMS: Readonly<Record<string, readonly [field: string, says: (t: Translate) => string]>> = {
  'a wrong field': ['quantity', (t) => t('fields.wholeNumber')],
  'a wrong login': ['form', (t) => t('fields.wrongLogin')],
  'a taken name': ['username', (t) => t('fields.usernameTaken')],
};

for (const language of ['en', 'ko'] as const) {
  const t = translator[language];

  test(`every error is a page of the site that says what happened and what to do, in ${language}`, async (context) => {
    const headers = { 'Accept-Language': language, Accept: 'text/html' };
    for (const { what, status, reply } of await everyAnswer(context, headers)) {
      if (status < 400) continue;
      assert.equal(reply.status, status, what);
      assert.match(reply.text, new RegExp(`<html lang="${language}">`), what);
      assert.equal(reply.headers.get('content-type'), 'text/html; charset=utf-8');
      const [name, leadsTo] = PAGES[what] ?? [];
      if (name === undefined) {
        const [, says] = FORMS[what] ?? assert.fail(what);
        assert.ok(reply.text.includes(escaped(says(t))), what);
        continue;
      }
      assert.ok(reply.text.includes(`<h1>${escaped(t(`errors.${name}.heading`))}</h1>`), what);
      assert.ok(reply.text.includes(escaped(t(`errors.${name}.message`, valuesOf(reply)))), what);
      assert.ok(reply.text.includes(`href="${leadsTo}">${escaped(t(`errors.${name}.action`))}</a>`), what);
      assert.ok(reply.text.includes(escaped(t('errors.status', { status }))), what);
    }
  });

  test(`every error as JSON is one text, and the fields where there are any, in ${language}`, async (context) => {
    const headers = { 'Accept-Language': language, Accept: 'application/json' };
    for (const { what, status, reply } of await everyAnswer(context, headers)) {
      if (status < 400) continue;
      assert.equal(reply.status, status, what);
      const [name] = PAGES[what] ?? [];
      if (name !== undefined) {
        assert.deepEqual(reply.json(), errorSaid(name, language, valuesOf(reply)), what);
      } else {
        const [field, says] = FORMS[what] ?? assert.fail(what);
        assert.deepEqual(reply.json(), { error: says(t), fields: { [field]: says(t) } }, what);
      }
    }
  });
}

/** What the texts are filled in with: the minutes to wait, the cookies that are taken. */
const valuesOf = ({ headers }: Reply) => ({
  count: Math.ceil(Number(headers.get('retry-after')) / 60),
  max: 100,
});

/** As EJS writes a text. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&#34;');

test('what may be tried again says when: Retry-After with 429 and 503, and with nothing else', async (t) => {
  for (const { what, status, reply } of await everyAnswer(t, {
    'Accept-Language': 'en',
    Accept: 'application/json',
  })) {
    const seconds = reply.headers.get('retry-after');
    if (status === 429 || status === 503) assert.match(seconds ?? '', /^[1-9]\d*$/, what);
    else assert.equal(seconds, null, what);
  }
});

test('no error shows a stack, a path, a statement or a password', async (t) => {
  for (const Accept of ['text/html', 'application/json']) {
    for (const { what, reply } of await everyAnswer(t, { 'Accept-Language': 'en', Accept })) {
      const internals =
        /SQLITE|Sqlite|SELECT|no such table|node_modules|\/src\/|\.[te]?js:\d|\.ts\b|\.ejs|\bat \S+ \(|Error:/;
      assert.doesNotMatch(reply.text, internals, what);
      assert.doesNotMatch(reply.text, new RegExp(`${PASSWORD}|a guess|bcrypt`), what);
    }
  }
});

test('a page that cannot be made is an answer of this site all the same, without its inside', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await addToCart(kim, 1, 1);
  site.database.close();
  for (const page of ['/', '/shop', '/cart', '/session', '/accounts/login']) {
    const { status, text } = await kim.get(page);
    assert.ok(status === 500 || status === 503, `${page} ${status}`);
    assert.match(text, /<h1>/, page);
    assert.doesNotMatch(text, /not open|\bat \S+ \(/, page);
  }
  assert.equal((await kim.get('/styles/base.css')).status, 200);
});

test('an error is a page like any other', async (t) => {
  const site = await startSite(t);

  await t.test(
    'a mistake in a form marks its field, keeps what was typed, and never a password',
    async () => {
      const fields = { username: 'a name', password1: 'secret one', password2: 'secret two', next: '/cart' };
      const { status, text } = await site.visitor().post('/accounts/signup', fields);
      assert.equal(status, 400);
      assert.match(text, /id="id_username"[^>]* value="a name"[^>]* aria-invalid="true"/);
      assert.match(text, /id="id_password2"[^>]* value=""[^>]* aria-invalid="true"/);
      assert.match(text, /name="next" value="\/cart"/);
      assert.match(text, /<title>Please check: /);
      assert.doesNotMatch(text, /secret (one|two)/);
    },
  );

  await t.test('an error below another memory leads back to that memory', async () => {
    for (const mount of ['/signed-cookie', '/stateless']) {
      const { status, text } = await site.visitor().get(`${mount}/no-such-page`);
      assert.equal(status, 404);
      assert.match(text, new RegExp(`class="button primary" href="${mount}/shop"`));
    }
  });

  await t.test('an error page still says who is signed in and how many cookies are in the cart', async () => {
    const kim = site.visitor();
    await signUp(kim, 'kim');
    await addToCart(kim, 1, 7);
    const headers = { Cookie: kim.cookieHeader('/') };
    const missing = await send(site.url, '/no-such-page', { headers });
    const refused = await send(site.url, '/cart/clear', {
      method: 'POST',
      headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' },
    });
    for (const { text } of [missing, refused]) {
      assert.match(text, /class="username"[^>]*>\s*kim/);
      assert.match(text, /data-cart-count>7</);
    }
  });

  await t.test(
    'a page that belongs to somebody asks a stranger to log in: 303 as a page, 401 as JSON',
    async () => {
      const stranger = site.visitor();
      for (const mount of ['', '/signed-cookie', '/stateless']) {
        const page = await stranger.get(`${mount}/accounts/profile`);
        const login = `${mount}/accounts/login?next=%2Faccounts%2Fprofile`;
        assert.deepEqual([page.status, page.headers.get('location')], [303, login]);
        const json = await stranger.get(`${mount}/accounts/profile`, { Accept: 'application/json' });
        assert.equal(json.status, 401);
        assert.deepEqual(json.json(), errorSaid('loginNeeded'));
      }
    },
  );
});
