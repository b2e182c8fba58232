/** Whatever others may have written is text wherever it is shown. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { SECRET_KEY, startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';
import { addToCart, logIn, MOUNTS, PASSWORD, sessionKeyOf } from './people.ts';
import { form, send } from './raw-client.ts';

/** Leaves every kind of place in HTML, and asks the catalogues for what is not theirs. */
const HOSTILE = `"'><script>x</script>&\`{{key}}$t(layout.site)`;
/** The same as it must stand in a page. */
const ESCAPED = '&#34;&#39;&gt;&lt;script&gt;x&lt;/script&gt;&amp;`{{key}}$t(layout.site)';

const PAGES = ['/', '/shop', '/cart', '/session', '/accounts/login', '/accounts/signup', '/no-such-page'];

/** Nothing of it has become markup; and where it should be seen, it is seen. */
function assertIsText({ text }: Reply, where: string, shown = true): void {
  assert.doesNotMatch(text, /<script>|"'>/, where);
  assert.equal(text.includes(ESCAPED), shown, where);
}

test('the words of a product are text in the shop and in the cart', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await addToCart(kim, 1, 2);
  const rename = `UPDATE shop_product SET slug = @words || id, name_en = @words, name_ko = @words,
                  description_en = @words, description_ko = @words`;
  site.database.prepare(rename).run({ words: HOSTILE });
  for (const page of ['/', '/shop', '/cart']) {
    for (const language of ['en', 'ko']) {
      assertIsText(await kim.get(page, { 'Accept-Language': language }), page);
    }
  }
});

test('what comes with a request or stands in a session is text wherever it is shown', async (t) => {
  const site = await startSite(t);

  await t.test(
    "a user's name, as Django may have made it, is text on every page and in every memory",
    async () => {
      await site.accounts.users.create(HOSTILE, await site.accounts.passwords.encode(PASSWORD));
      const kim = site.visitor();
      for (const mount of ['', '/signed-cookie']) {
        assert.equal((await logIn(kim, HOSTILE, { remember_username: 'on' }, mount)).status, 303);
        await addToCart(kim, 1, 2, mount);
        for (const page of [...PAGES, '/accounts/profile', '/accounts/password_change']) {
          assertIsText(await kim.get(mount + page), mount + page);
        }
        const said = (await kim.get(`${mount}/cart`)).text.split('{{key}}').length - 1;
        assert.equal(said, 3, 'as it is in the header, and in the sentence below it and its title');
        assert.equal((await kim.json(`${mount}/cart`))['user'], HOSTILE);
      }
    },
  );

  await t.test('what a form is sent with comes back as text', async () => {
    const kim = site.visitor();
    await addToCart(kim, 1, 2);
    const all = { username: HOSTILE, next: HOSTILE, quantity: HOSTILE, remember_me: HOSTILE };
    const shown = [
      ['/accounts/login', { ...all, password: '' }],
      ['/accounts/signup', { ...all, password1: HOSTILE, password2: '' }],
      ['/cart/items', { ...all, product: '1' }],
      ['/cart/items/1', all],
    ] as const;
    for (const mount of ['', '/signed-cookie']) {
      await addToCart(kim, 1, 2, mount);
      for (const [path, fields] of shown) {
        const reply = await kim.post(mount + path, fields);
        assert.equal(reply.status, 400);
        assertIsText(reply, mount + path);
      }
      const unknown = await kim.post(`${mount}/cart/items`, { product: HOSTILE, quantity: '1' });
      assertIsText(unknown, 'product', false);
    }
  });

  await t.test('a cookie is text in the form that it fills', async () => {
    const Cookie = `remembered_username=${encodeURIComponent(HOSTILE)}`;
    assertIsText(await send(site.url, '/accounts/login', { headers: { Cookie } }), 'remembered_username');
  });

  await t.test('the address and the headers of a request are text', async () => {
    const raw = HOSTILE.replaceAll(' ', '');
    const names = [
      'User-Agent',
      'Referer',
      'Accept-Language',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'Host',
      'Origin',
    ];
    const headers = Object.fromEntries([...names, 'Cookie'].map((name) => [name, raw]));
    for (const mount of MOUNTS) {
      for (const page of PAGES) {
        for (const path of [
          `${page}?next=${raw}&lang=${raw}`,
          `${page}?${raw}=${raw}`,
          `${page.replace(/\/$/, '')}/${raw}`,
        ]) {
          assertIsText(await send(site.url, mount + path, { headers }), mount + path, false);
        }
      }
    }
    const posted = await send(site.url, `/cart/items?${raw}`, form({ product: '1', quantity: 'x' }));
    assertIsText(posted, 'the answer to a POST', false);
  });

  await t.test('whatever stands in a session is text on the page that shows it', async () => {
    const kim = site.visitor();
    await addToCart(kim, 1, 2);
    const key = await sessionKeyOf(kim);
    const json = JSON.stringify({ [HOSTILE]: 1, cart: { [HOSTILE]: 2, 1: 1 } });
    const write = site.database.prepare('UPDATE django_session SET session_data = ? WHERE session_key = ?');
    write.run(new Signer(ROW_SALT, SECRET_KEY).dumps(json), key);
    const sealed = new Signer('django.contrib.sessions.backends.signed_cookies', SECRET_KEY).dumps(json);
    kim.cookies.set('signed_sessionid', { value: sealed, path: '/signed-cookie' });

    for (const mount of ['', '/signed-cookie']) {
      assertIsText(await kim.get(`${mount}/session`), mount);
      assertIsText(await kim.get(`${mount}/cart`), mount, false);
    }
  });

  await t.test('JSON is sent as JSON, which no browser shows as a page', async () => {
    for (const path of ['/cart', '/shop', '/session', '/no-such-page', `/<script>`]) {
      const reply = await send(site.url, path, { headers: { Accept: 'application/json' } });
      assert.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8');
      assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    }
  });
});
