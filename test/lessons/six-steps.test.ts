/** The six steps: each is lit by what the visitor's own browser did, and by nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { LECTURE_STEPS } from '../../src/lessons/six-steps/lecture-steps.ts';
import { pageText, said } from '../sessions/page-text.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';
import { browserOf, keyOf, LESSON, litIn, logIn, NAMES } from './six-steps-visit.ts';

const isSeen = (visitor: Visitor) => visitor.cookies.get('seen')?.value.includes('sixSteps') ?? false;

/** The parts of the page around the diagram that change with the session. */
function changingPartsOf({ text }: Reply): string[] {
  const parts = [
    ...text.matchAll(/<(a|nav|p)\b[^>]* id="(?:cart-link|account|memory-line|back-to-map)".*?<\/\1>/gs),
  ];
  assert.equal(parts.length, 4);
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

test('asking for it anew brings what stands around it, too, as the lesson’s page has it', async (t) => {
  const visitor = await browserOf(await startSite(t));
  for (const act of [() => visitor.post('/cart/items', { product: '1' }), () => logIn(visitor)]) {
    await act();
    const [page, anew] = [await visitor.get(LESSON), await visitor.get('/wire/six-steps')];
    assert.deepEqual(changingPartsOf(anew), changingPartsOf(page));
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
