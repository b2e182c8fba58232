/** The preferences: kept in cookies of the browser, read by the server before it writes a page. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { COOKIES, OPTIONS, PREFERENCE_NAMES } from '../../src/preferences/preference.ts';
import { forgets, MOUNTS, sessionKeys } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';

const PAGE = '/preferences';
const { en: t } = translator;

/** The Set-Cookie lines, but for the notice's. */
const sent = ({ setCookies }: Reply) => setCookies.filter((line) => !line.startsWith('notice='));

for (const name of PREFERENCE_NAMES) {
  const [standard, , other] = [...OPTIONS[name], OPTIONS[name][1]];
  const cookie = COOKIES[name];

  test(`${name}: a choice sets its own cookie alone; the same again sets none, the default deletes it`, async (context) => {
    const site = await startSite(context);
    const someone = site.visitor();
    const reply = await someone.post(PAGE, { [name]: other });
    assert.deepEqual([reply.status, reply.headers.get('location')], [303, PAGE]);
    const [line = '', ...more] = sent(reply);
    const attributes = 'Max-Age=31536000; Path=/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax';
    assert.match(line, new RegExp(`^${cookie}=${other}; ${attributes}$`));
    assert.deepEqual(more, []);
    shows((await someone.get(PAGE)).text, `<code>${cookie}=${other}</code>`);
    assert.deepEqual(sent(await someone.post(PAGE, { [name]: other })), []);

    const back = await someone.post(PAGE, { [name]: standard });
    assert.equal(forgets(back, cookie), true);
    hides((await someone.get(PAGE)).text, `<code>${cookie}=`);
    assert.deepEqual(sent(await someone.post(PAGE, { [name]: standard })), []);
    assert.deepEqual(sessionKeys(site), []);
  });
}

test('the theme stands in the first line of every page, in all three shops', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const open = async (path: string) => (await someone.get(path)).text;
  hides(await open('/shop'), 'data-theme');
  shows(await open('/shop'), '<meta name="color-scheme" content="light dark">');
  for (const theme of ['light', 'dark']) {
    await someone.post(PAGE, { theme });
    for (const path of [...MOUNTS.map((mount) => `${mount}/shop`), '/no-such-page', '/lessons']) {
      shows(await open(path), `<html lang="en" data-theme="${theme}">`);
      shows(await open(path), `<meta name="color-scheme" content="${theme}">`);
    }
  }
});

test('without its cookie the browser says the language, with it the choice', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const languageOf = async () =>
    /<html lang="(\w+)"/.exec((await someone.get(PAGE, { 'Accept-Language': 'ko' })).text)?.[1];
  assert.equal(await languageOf(), 'ko');
  await someone.post(PAGE, { language: 'en' });
  assert.equal(await languageOf(), 'en');
  await someone.post(PAGE, { language: 'browser' });
  assert.equal(await languageOf(), 'ko');
});

test('without VAT the shop and the cart show net prices and say so; JSON stays as it was', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  await someone.post('/cart/items', { product: '1', quantity: '2' });
  const cart = await someone.json('/cart');
  const note = t('preferences.prices.without');
  for (const path of ['/shop', '/cart']) hides((await someone.get(path)).text, note);
  await someone.post(PAGE, { prices: 'without_vat' });
  const shelf = (await someone.get('/shop')).text;
  shows(shelf, note);
  shows(shelf, '₩2,273</p>'); // 2,500 / 1.1 = 2,272.7…
  hides(shelf, '₩2,500');
  const page = (await someone.get('/cart')).text;
  shows(page, note);
  shows(page, '<strong>₩4,545</strong>'); // of the sum, 5,000
  shows(page, t('preferences.prices.charged', { price: '₩5,000' }));
  assert.deepEqual(await someone.json('/cart'), cart);
  assert.equal(cart['total'], 5000);
});

const WRONG: readonly [what: string, body: string, field: string | null][] = [
  ['no such option', 'theme=purple', 'theme'],
  ['the same twice', 'theme=dark&theme=light', 'theme'],
  ['markup', 'prices=%3Cscript%3E', 'prices'],
  ['an option of another', 'language=dark', 'language'],
  ['a very long one', `language=${'x'.repeat(9000)}`, 'language'],
  ['none of ours', 'colour=blue', null],
  ['nothing', '', null],
];

for (const [what, body, field] of WRONG) {
  test(`${what}: 400, the form again with its field marked, in words, and nothing is kept`, async (context) => {
    const { visitor } = await startSite(context);
    for (const language of LANGUAGES) {
      const reply = await visitor().request('POST', PAGE, form(language), body);
      assert.deepEqual([reply.status, reply.setCookies], [400, []]);
      shows(reply.text, translator[language]('fields.chooseOne'));
      const marks = reply.text.match(/aria-describedby="(\w+)_hint \w+_error" aria-invalid="true"/);
      assert.equal(marks?.[1] ?? null, field);
      hides(reply.text, '<script>');
    }
  });
}

test('one that is wrong keeps the right one beside it from being kept', async (context) => {
  const { visitor } = await startSite(context);
  const reply = await visitor().post(PAGE, { theme: 'dark', prices: 'free' });
  assert.deepEqual([reply.status, reply.setCookies], [400, []]);
});

test('cookies that are no choice of ours are as good as none, and can be cleared', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  for (const value of ['purple', 'j%3A%7B%7D', '%3Cb%3E', 'x'.repeat(4000), '']) {
    for (const name of ['theme', 'prices']) someone.cookies.set(name, { value, path: '/' });
    const { status, text } = await someone.get(PAGE);
    assert.equal(status, 200);
    hides(text, 'data-theme=');
    shows(text, 'value="system" checked');
  }
  assert.equal(forgets(await someone.post(PAGE, { theme: 'system' }), 'theme'), true);
});

test('JSON says what is chosen, and a choice can be sent as JSON', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const chosen = { theme: 'system', language: 'browser', prices: 'with_vat', account: null };
  assert.deepEqual(await someone.json(PAGE), chosen);
  const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const reply = await someone.request('POST', PAGE, json, JSON.stringify({ theme: 'dark' }));
  assert.deepEqual([reply.status, reply.json()], [200, { done: 'preferencesSaved' }]);
  assert.deepEqual(await someone.json(PAGE), { ...chosen, theme: 'dark' });
  const wrong = await someone.request('POST', PAGE, json, JSON.stringify({ theme: { $ne: 1 } }));
  const text = t('fields.chooseOne');
  assert.deepEqual([wrong.status, wrong.json()], [400, { error: text, fields: { theme: text } }]);
});

test('the remembered username is shown, escaped, and forgotten on request', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  someone.cookies.set('remembered_username', { value: '%3Ci%3Ekim', path: '/' });
  shows((await someone.get(PAGE)).text, '&lt;i&gt;kim');
  const reply = await someone.post(`${PAGE}/forget_username`);
  assert.deepEqual([reply.status, reply.headers.get('location')], [303, PAGE]);
  assert.equal(forgets(reply, 'remembered_username'), true);
  hides((await someone.get('/accounts/login')).text, 'kim');
  shows((await someone.get(PAGE)).text, t('preferences.small.username.none'));
  assert.deepEqual(sent(await someone.post(`${PAGE}/forget_username`)), []);
});

test('the login form says beside the box which cookie keeps the name, in both languages', async (context) => {
  const { visitor } = await startSite(context);
  for (const language of LANGUAGES) {
    const { text } = await visitor().get(`/accounts/login?lang=${language}`);
    shows(text, '<code>remembered_username</code>');
  }
});

test('typed below another memory, the page leads to its one address', async (context) => {
  const { visitor } = await startSite(context);
  for (const mount of MOUNTS.slice(1)) {
    const { status, headers } = await visitor().get(mount + PAGE);
    assert.deepEqual([status, headers.get('location')], [303, PAGE]);
  }
});

const form = (language: string) => ({
  'Content-Type': 'application/x-www-form-urlencoded',
  'Accept-Language': language,
});
