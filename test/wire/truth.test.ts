/** What the panel says of an exchange is what happened in it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { makeKnown, openPage } from '../support/known-browser.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { exchangesOf, last } from './exchanges-of.ts';

const { en: t } = translator;
const KIM = { username: 'kim', password1: 'three warm biscuits', password2: 'three warm biscuits' };
const DEMO = { username: 'demo', password: 'chocolate-chip' };

/** The newest exchange as the panel's list has it. */
async function newest(visitor: Visitor): Promise<string> {
  const { text } = await visitor.get('/wire/list');
  return text.slice(0, text.indexOf('</li>\n        <li class="exchange"'));
}

test('a session that is saved with the same content is said to be saved, not read', async (context) => {
  const { visitor } = await startSite(context);
  for (const mount of ['', '/signed-cookie']) {
    const someone = await makeKnown(visitor());
    await someone.post(`${mount}/cart/items`, { product: '1' });
    await someone.post(`${mount}/cart/items/1`, { quantity: '1' });
    const text = await newest(someone);
    shows(text, t('wire.verdict.saved'));
    hides(text, t('wire.verdict.unchanged'));
    await someone.get(`${mount}/cart`);
    shows(await newest(someone), t('wire.verdict.unchanged'));
  }
});

test('where nothing is remembered, nothing is said to have changed', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/stateless/cart/items', { product: '1' });
  const { session } = await last(someone);
  assert.deepEqual([session.memory, session.changes], ['none', []]);
});

test('a logout is told by the cookie that came, not by what became of it', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/accounts/login', DEMO);
  await someone.post('/accounts/logout');
  assert.equal((await last(someone)).session.came, 'found');
});

test('the login of another user shows nothing of what the first one had', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/accounts/signup', KIM);
  await someone.post('/cart/items', { product: '1', quantity: '3' });
  await someone.post('/accounts/login', DEMO);
  const [login, ...others] = await exchangesOf(someone);
  assert.deepEqual(others, []);
  const changes = login?.session.changes ?? [];
  assert.ok(changes.some(({ name, after }) => name === '_auth_user_id' && after === '"1"'));
  for (const { kind, name, before } of changes) assert.deepEqual([kind, before], ['added', null], name);
  assert.ok(!changes.some(({ name }) => name === 'cart'));
});

test('two users of two memories in one browser do not empty each other’s list', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/accounts/signup', KIM);
  await someone.post('/signed-cookie/accounts/login', DEMO);
  for (const path of ['/cart', '/signed-cookie/cart', '/shop']) await someone.get(path);
  assert.equal((await exchangesOf(someone)).length, 6);
});

test('a redirect that nobody followed is not taken for the cause of a click a while later', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/cart/items', { product: '1' });
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 11_000 });
  await openPage(`${someone.url}/cart`, someone.cookieHeader('/cart'));
  assert.equal((await last(someone)).ledHereBy, null);
});

test('a redirect that nobody followed is not taken for the cause of a click on another page', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/cart/items', { product: '1' });
  for (const path of ['/preferences', '/cart']) {
    await openPage(`${someone.url}${path}`, someone.cookieHeader(path));
    assert.equal((await last(someone)).ledHereBy, null, path);
  }
});

test('a password is cut in an address that stands in another, too', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.get('/accounts/profile?password=three+warm+biscuits&shown=1');
  const kept = JSON.stringify(await last(someone));
  hides(kept, 'warm');
  shows(kept, 'password%3D…%26shown%3D1');
});
