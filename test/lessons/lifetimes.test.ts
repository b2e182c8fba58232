/** The lesson on lifetimes: what it says of its two cookies is what came. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const LESSON = '/lessons/lifetimes';
const { en: t } = translator;
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

test('one click sets two cookies that differ in Max-Age alone', async (context) => {
  const { visitor } = await startSite(context);
  const { status, headers, setCookies } = await visitor().post(`${LESSON}/cookies`);
  assert.deepEqual([status, headers.get('location')], [303, LESSON]);
  const [session = '', persistent = ''] = setCookies.filter((line) => line.startsWith('lesson_'));
  assert.match(session, /^lesson_session=set\.\d{10}; Path=\/lessons\/lifetimes; HttpOnly; SameSite=Lax$/);
  assert.equal(
    persistent.replace('Max-Age=30; ', ''),
    session.replace('lesson_session', 'lesson_persistent'),
  );
});

test('the lines that the page shows are those that went, and both cookies came', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const { setCookies } = await someone.post(`${LESSON}/cookies`);
  const { text } = await someone.get(LESSON);
  assert.equal(stateIn(text), 'both');
  for (const line of setCookies.filter((each) => each.startsWith('lesson_'))) {
    assert.ok(text.includes(`<code class="wire">${line}</code>`), line);
    assert.ok(text.includes(`<strong>${line.split(';')[0]}</strong>`), line);
  }
});

test('the session cookie in the Cookie line stands without its seal', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  await someone.post('/cart/items', { product: '1' });
  const value = someone.cookies.get('sessionid')?.value ?? '';
  const { text } = await someone.get(LESSON);
  const [, key = ''] = /%3A(\w{32})/.exec(value) ?? [];
  const shown = lineIn(text).replace(/<.*?>/g, '').trim();
  assert.equal(shown, `sessionid=${sealCut(value)}`);
  shows(lineIn(text), `data-key="${key}"`);
  hides(text, value.slice(-20));
});

test('that both came is noted in the session cookie, once', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  await someone.post(`${LESSON}/cookies`);
  const noted = async () =>
    (await someone.get(LESSON)).setCookies.filter((line) => line.startsWith('lesson_'));
  const [line = '', ...more] = await noted();
  assert.match(line, /^lesson_session=came\.\d{10}; Path=\/lessons\/lifetimes; HttpOnly; SameSite=Lax$/);
  assert.deepEqual([more, await noted()], [[], []]);
});

test('the lesson is seen when the short cookie came and, its time over, came no more', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  await someone.post(`${LESSON}/cookies`);
  await someone.get(LESSON);
  assert.equal(someone.cookies.get('seen'), undefined);
  set(someone, { lesson_session: `came.${secondsAgo(31)}` });
  const { text } = await someone.get(LESSON);
  assert.equal(stateIn(text), 'over');
  hides(lineIn(text), 'lesson_persistent');
  assert.equal(someone.cookies.get('seen')?.value, 'lifetimes');
});

/** With instants in place of `… s ago`: as of now, however long the tests before this one took. */
const dated = (cookies: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(cookies).map(([name, value]) => [
      name,
      value.replace(/(\d+) s ago/, (_, seconds) => String(secondsAgo(Number(seconds)))),
    ]),
  );

const STATES: readonly [state: string, cookies: Record<string, string>][] = [
  ['neither', {}],
  ['over', { lesson_session: 'set.31 s ago' }],
  ['early', { lesson_session: 'came.0 s ago' }],
  ['persistentAlone', { lesson_persistent: 'set.10 s ago' }],
  ['neither', { lesson_session: 'set.999999999999999' }],
  ['neither', { lesson_session: '<script>', lesson_persistent: 'j:{}' }],
];
for (const [state, cookies] of STATES) {
  test(`with ${JSON.stringify(cookies)} the state is ${state}, and nothing is seen`, async (context) => {
    const { visitor } = await startSite(context);
    const someone = visitor();
    set(someone, dated(cookies));
    const { status, text } = await someone.get(LESSON);
    assert.deepEqual([status, stateIn(text)], [200, state]);
    hides(text, '<script>');
    assert.equal(someone.cookies.get('seen'), undefined);
  });
}

test('the lesson makes no row', async (context) => {
  const { visitor, database } = await startSite(context);
  const someone = visitor();
  await someone.post(`${LESSON}/cookies`);
  const { text } = await someone.get(LESSON);
  assert.equal(database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
  shows(text, t('session.breaks.noCookie'));
  shows(text, t('lifetimes.own.none'));
  shows(text, t('lifetimes.timeline.none'));
});

function set(someone: Visitor, cookies: Record<string, string>): void {
  for (const name of ['lesson_session', 'lesson_persistent']) someone.cookies.delete(name);
  for (const [name, value] of Object.entries(cookies)) someone.cookies.set(name, { value, path: LESSON });
}

const stateIn = (html: string) => /data-live="(\w+)"/.exec(html)?.[1];
const lineIn = (html: string) => /data-cookie-line>(.*?)<\/dd>/s.exec(html)?.[1] ?? assert.fail('no line');
