/** The lesson on lifetimes: what it says of a cookie is what came, and of a session what its row says. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { instantText } from '../../src/i18n/instant.ts';
import { translator } from '../../src/i18n/translations.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { insertRow, visitorWithKey } from '../support/fixtures.ts';
import { makeKnown } from '../support/known-browser.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
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
  shows(text, t('lifetimes.own.none'));
  shows(text, t('lifetimes.timeline.none'));
});

test('a login without "Stay logged in" gives a session cookie, and its row an end all the same', async (context) => {
  const site = await startSite(context);
  const text = await loggedIn(site);
  shows(text, shown(t('lifetimes.own.browser')));
  shows(text, shown(t('lifetimes.own.chosen.browserClose')));
  assert.deepEqual(eventsIn(text), ['loggedIn', 'saved', 'now', 'browserCloses', 'rowEnds']);
  shows(text, instantText(endOfRow(site), 'en'));
});

test('a login with it gives a persistent cookie that ends with the row', async (context) => {
  const site = await startSite(context);
  const text = await loggedIn(site, { remember_me: 'on' });
  const date = instantText(endOfRow(site), 'en');
  shows(text, t('lifetimes.own.persistent', { date }));
  assert.deepEqual(
    eventsIn(text),
    ['loggedIn', 'saved', 'now', 'bothEnd'],
    'one line, not one below the other',
  );
});

test("a stranger's session has no login in its life", async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  await someone.post('/cart/items', { product: '1' });
  assert.deepEqual(eventsIn((await someone.get(LESSON)).text), ['saved', 'now', 'bothEnd']);
});

test('earlier saves stand in the life as long as the wire has seen them, the last few of this key', async (context) => {
  const { visitor } = await startSite(context);
  const someone = await makeKnown(visitor());
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const addAfter = async (seconds: number) => {
    context.mock.timers.tick(seconds * 1000);
    await someone.post('/cart/items', { product: '1' });
  };
  const events = async () => eventsIn((await someone.get(LESSON)).text);
  for (let save = 1; save <= 3; save += 1) await addAfter(10);
  assert.deepEqual(await events(), ['savedBefore', 'savedBefore', 'saved', 'now', 'bothEnd']);
  await addAfter(0);
  assert.deepEqual(await events(), ['savedBefore', 'savedBefore', 'saved', 'now', 'bothEnd'], 'one second');
  for (let save = 1; save <= 4; save += 1) await addAfter(10);
  assert.equal((await events()).filter((name) => name === 'savedBefore').length, 4);
  context.mock.timers.tick(10_000);
  await someone.post('/accounts/login', { username: 'demo', password: 'chocolate-chip', remember_me: 'on' });
  assert.deepEqual(await events(), ['loggedIn', 'saved', 'now', 'bothEnd'], 'a new key');
});

test('the settings decide where the row says nothing', async (context) => {
  const { visitor } = await startSite(context, { SESSION_EXPIRE_AT_BROWSER_CLOSE: 'true' });
  const someone = visitor();
  await someone.post('/cart/items', { product: '1' });
  const { text } = await someone.get(LESSON);
  const chosen = t('lifetimes.own.chosen.settings', { close: 'True', age: 1209600 });
  shows(text, shown(t('lifetimes.own.browser')));
  shows(text, shown(chosen));
});

test('a row that another program gave an end is shown with that end', async (context) => {
  const site = await startSite(context);
  const signer = new Signer('django.contrib.sessions.SessionStore', site.settings.SECRET_KEY);
  const session_key = 'k'.repeat(32);
  const session_data = signer.dumps('{"cart":{"1":1},"_session_expiry":7200}');
  insertRow(site.database, { session_key, session_data, expire_date: '' });
  const { text } = await visitorWithKey(site, session_key).get(LESSON);
  shows(text, shown(t('lifetimes.own.chosen.expiry', { expiry: 7200 })));
  assert.deepEqual(eventsIn(text), ['saved', 'now', 'cookieEnds', 'rowEnds']);
});

function set(someone: Visitor, cookies: Record<string, string>): void {
  for (const name of ['lesson_session', 'lesson_persistent']) someone.cookies.delete(name);
  for (const [name, value] of Object.entries(cookies)) someone.cookies.set(name, { value, path: LESSON });
}

async function loggedIn(site: Site, fields: Record<string, string> = {}): Promise<string> {
  const someone = site.visitor();
  await someone.post('/accounts/login', { username: 'demo', password: 'chocolate-chip', ...fields });
  return (await someone.get(LESSON)).text;
}

function endOfRow({ database }: Site): number {
  const ends = database.prepare<[], string>('SELECT expire_date FROM django_session').pluck().get() ?? '';
  return Date.parse(`${ends.slice(0, 19).replace(' ', 'T')}Z`);
}

const stateIn = (html: string) => /data-live="(\w+)"/.exec(html)?.[1];
const lineIn = (html: string) => /data-cookie-line>(.*?)<\/dd>/s.exec(html)?.[1] ?? assert.fail('no line');

/** The stations of the picture, by the names that the catalogue has for them. */
function eventsIn(html: string): (string | undefined)[] {
  const names = [
    'loggedIn',
    'savedBefore',
    'saved',
    'now',
    'rowEnds',
    'cookieEnds',
    'bothEnd',
    'browserCloses',
  ];
  const drawn = [...html.matchAll(/<text class="life-name"[^>]*>(.*?)<\/text>/g)].map(([, text]) => text);
  return drawn.map((text) => names.find((name) => t(`lifetimes.timeline.event.${name}`) === text));
}

/** A text as a page shows it, its code set as code. */
const shown = (text: string) =>
  text.replace(/`(.*?)`/g, (_, code: string) => `<code>${code.replace(/\.(?=.)/g, '.<wbr>')}</code>`);
