/** The six steps: each is lit by what the visitor's own browser did, and by nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { LECTURE_STEPS } from '../../src/lessons/six-steps/lecture-steps.ts';
import { pageText, said } from '../sessions/page-text.ts';
import { makeKnown } from '../support/known-browser.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

const LESSON = '/lessons/six-steps';
const DEMO = { username: 'demo', password: 'chocolate-chip' };
const NAMES = LECTURE_STEPS.map(({ name }) => name);

const logIn = (visitor: Visitor, fields = {}) => visitor.post('/accounts/login', { ...DEMO, ...fields });
const browserOf = (site: Site) => makeKnown(site.visitor());
const keyOf = (visitor: Visitor) => /s%3A(\w{32})\./.exec(visitor.cookieHeader('/'))?.[1] ?? '';
const isSeen = (visitor: Visitor) => visitor.cookies.get('seen')?.value.includes('sixSteps') ?? false;

/** The steps that a page shows as lit. */
function litIn({ text }: Reply): string[] {
  const items = [...text.matchAll(/<li class="six-step([^"]*)" id="six-(\w+)"/g)];
  assert.equal(items.length, 6);
  return items.filter(([, classes = '']) => classes.includes('is-lit')).map(([, , name = '']) => name);
}

/** The parts of the header that change with the session. */
function headerPartsOf({ text }: Reply): string[] {
  const parts = [...text.matchAll(/<(a|nav|p)\b[^>]* id="(?:cart-link|account|memory-line)".*?<\/\1>/gs)];
  assert.equal(parts.length, 3);
  return parts.map(([part]) => part);
}

test('the line of each step stands in the file that it names', () => {
  for (const { file, line } of LECTURE_STEPS) {
    const text = readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8');
    assert.ok(text.includes(line), `${line} is not in ${file}`);
  }
});

test('for a stranger all is dark, and the one thing to do is to log in', async (t) => {
  const visitor = await browserOf(await startSite(t));
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.stranger'));
  assert.match(reply.text, /href="\/accounts\/login\?next=%2Flessons%2Fsix-steps"/);
  assert.equal(isSeen(visitor), false);
});

test('a session without a login lights nothing', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await visitor.post('/cart/items', { product: '1' });
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  const shown = { key: `${keyOf(visitor).slice(0, 4)}…` };
  shows(pageText(reply), said('sixSteps.dark.visitor', shown));
});

test('a login lights the first three, and the next request the others, each with its value', async (t) => {
  const visitor = await browserOf(await startSite(t));
  const login = await logIn(visitor, { next: LESSON });
  assert.equal(login.headers.get('Location'), LESSON);
  assert.deepEqual(litIn(await visitor.get('/wire/six-steps')), ['made', 'issued', 'sent']);
  assert.equal(isSeen(visitor), false);

  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), NAMES);
  assert.equal(isSeen(visitor), true);
  const text = pageText(reply);
  const key = keyOf(visitor);
  const line = login.setCookies.find((each) => each.startsWith('sessionid=')) ?? '';
  const chip = (whole: string) => whole.replace(key, `${key.slice(0, 4)}…`);
  shows(text, '_auth_user_id: "1"');
  shows(text, key);
  const value = visitor.cookies.get('sessionid')?.value ?? '';
  shows(text, chip(`Set-Cookie: ${sealCut(line)}`));
  shows(text, chip(`Cookie: sessionid=${sealCut(value)}`));
  hides(text, value.slice(-20));
  shows(text, said('sixSteps.view'));
  shows(text, chip(`WHERE sid = '${key}'`));
  shows(text, said('sixSteps.allLit', { name: 'demo' }));
});

test('asking for it anew brings the header, too, as the lesson’s page has it', async (t) => {
  const visitor = await browserOf(await startSite(t));
  for (const act of [() => visitor.post('/cart/items', { product: '1' }), () => logIn(visitor)]) {
    await act();
    const [page, anew] = [await visitor.get(LESSON), await visitor.get('/wire/six-steps')];
    assert.deepEqual(headerPartsOf(anew), headerPartsOf(page));
  }
});

test('a name of 140 characters is marked as what may be cut', async (t) => {
  const visitor = await browserOf(await startSite(t));
  const [username, password] = ['a'.repeat(140), 'three warm biscuits'];
  await visitor.post('/accounts/signup', { username, password1: password, password2: password });
  const { text } = await visitor.get(LESSON);
  const marked = `<bdi class="named" title="${username}">${username}</bdi>`;
  assert.equal(text.split(marked).length - 1, 3, 'in the memory line, the state and step 6');
});

test('asking for the diagram is no exchange, and proves nothing', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.get('/wire/six-steps');
  assert.deepEqual(litIn(await visitor.get('/wire/six-steps')), ['made', 'issued', 'sent']);
  const { exchanges } = await visitor.json<{ exchanges: { request: { url: string } }[] }>('/wire');
  assert.deepEqual(
    exchanges.map(({ request }) => request.url),
    ['/accounts/login', '/'],
  );
});

test('a logout, led back here, makes all dark and names the key of the row that was deleted', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.get(LESSON);
  const key = keyOf(visitor);
  const logout = await visitor.post('/accounts/logout', { next: LESSON });
  assert.equal(logout.headers.get('Location'), LESSON);
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.rowDeleted'));
  shows(reply.text, `data-key="${key}"`);
});

test('a logout leads to no other site', async (t) => {
  const site = await startSite(t);
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '', '/.//evil.example']) {
    const visitor = site.visitor();
    await logIn(visitor);
    const { headers } = await visitor.post('/accounts/logout', { next });
    assert.equal(headers.get('Location'), '/', next);
  }
});

test('a cookie that was deleted while its row stands is not called a deleted row', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  const key = keyOf(visitor);
  await visitor.post('/session/delete_cookie');
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.cookieDeleted'));
  shows(reply.text, `data-key="${key}"`);
});

test('a row that somebody else deleted is missed', async (t) => {
  const site = await startSite(t);
  const visitor = await browserOf(site);
  await logIn(visitor);
  site.database.exec('DELETE FROM django_session');
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.nothingThere'));
});

test('a login that is no longer on the list is read off the row, and the page says so', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.post('/wire/clear');
  assert.deepEqual(litIn(await visitor.get('/wire/six-steps')), NAMES);
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), NAMES);
  shows(pageText(reply), said('sixSteps.known.before'));
  shows(pageText(reply), said('sixSteps.fromRow.made', { id: 1 }));
  hides(reply.text, 'Set-Cookie: ');
});

test('a key that was changed since the login is shown as it was given out', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.get('/shop');
  const old = keyOf(visitor);
  await visitor.post('/session/cycle_key');
  assert.notEqual(keyOf(visitor), old);
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), NAMES);
  hides(reply.text, old);
  shows(reply.text, keyOf(visitor));
  assert.match(reply.text, /href="\/wire#exchange-2"[\s\S]*href="\/wire#exchange-4"/); // login, then the change
});

test('the login of another user in the same browser is a new story', async (t) => {
  const visitor = await browserOf(await startSite(t));
  const password = 'three warm biscuits';
  await visitor.post('/accounts/signup', { username: 'kim', password1: password, password2: password });
  await logIn(visitor);
  const text = pageText(await visitor.get(LESSON));
  shows(text, said('sixSteps.allLit', { name: 'demo' }));
  shows(text, '_auth_user_id: "1"');
  hides(text, '_auth_user_id: "2"');
});

test('the same proof is counted with every request since the login, and the last five are shown', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await visitor.post('/cart/items', { product: '1' });
  await logIn(visitor);
  for (const page of ['/shop', '/cart', '/shop', '/cart', '/shop']) await visitor.get(page);
  const reply = await visitor.get(LESSON);
  shows(pageText(reply), said('sixSteps.proofs.times', { count: 6 }));
  const [, list = ''] = /<ol class="six-proofs">([\s\S]*?)<\/ol>/.exec(reply.text) ?? [];
  const keys = [...list.matchAll(/data-key="(\w+)"/g)].map(([, key]) => key);
  assert.deepEqual(
    keys,
    Array.from({ length: 5 }, () => keyOf(visitor)),
  );
});

test('nobody is lit by the login of another browser', async (t) => {
  const site = await startSite(t);
  const [one, other] = [await browserOf(site), await browserOf(site)];
  await logIn(one);
  await one.get('/shop');
  assert.deepEqual(litIn(await other.get(LESSON)), []);
  assert.deepEqual(litIn(await other.get('/wire/six-steps')), []);
});

for (const [who, environment] of [
  ['with the wire off', { WIRE: 'off' }],
  ['for a program that the wire does not listen to', {}],
] as const) {
  test(`${who} the row and the request itself tell all six, and the page says so`, async (t) => {
    const visitor = (await startSite(t, environment)).visitor();
    await logIn(visitor);
    const reply = await visitor.get(LESSON);
    assert.deepEqual(litIn(reply), NAMES);
    shows(pageText(reply), said('sixSteps.known.unheard'));
    hides(reply.text, 'six-steps.js');
    assert.equal((await visitor.get('/wire/six-steps')).status, 404);
  });
}
