/** The life of a visitor's own session, as the lesson on lifetimes draws it: what its row and its cookie say. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/database/open-database.ts';
import { instantText } from '../../src/i18n/instant.ts';
import { translator } from '../../src/i18n/translations.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { insertRow, visitorWithKey } from '../support/fixtures.ts';
import { makeKnown } from '../support/known-browser.ts';
import { shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';

const LESSON = '/lessons/lifetimes';
const { en: t } = translator;

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

test('a save that a request began in the second before does not stand there twice', async (context) => {
  const site = await startSite(context);
  const someone = await makeKnown(site.visitor());
  const other = openDatabase(site.settings.databaseFile);
  context.after(() => other.close());
  const second = Math.floor(Date.now() / 1000) * 1000;
  context.mock.timers.enable({ apis: ['Date'], now: second + 999 });
  other.exec('BEGIN IMMEDIATE');
  const [saved] = [someone.post('/cart/items', { product: '1' }), await once(site.server, 'request')];
  await setTimeout(20);
  context.mock.timers.tick(10);
  other.exec('COMMIT');
  await saved;
  context.mock.timers.tick(10_000);
  assert.deepEqual(eventsIn((await someone.get(LESSON)).text), ['saved', 'now', 'bothEnd']);
});

test('of earlier saves only a page speaks that has been listened to', async (context) => {
  for (const [WIRE, isTold] of [
    ['on', true],
    ['off', false],
  ] as const) {
    const someone = await makeKnown((await startSite(context, { WIRE })).visitor());
    await someone.post('/cart/items', { product: '1' });
    const { text } = await someone.get(LESSON);
    assert.equal(text.includes(t('lifetimes.timeline.earlier')), isTold, WIRE);
  }
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

async function loggedIn(site: Site, fields: Record<string, string> = {}): Promise<string> {
  const someone = site.visitor();
  await someone.post('/accounts/login', { username: 'demo', password: 'chocolate-chip', ...fields });
  return (await someone.get(LESSON)).text;
}

function endOfRow({ database }: Site): number {
  const ends = database.prepare<[], string>('SELECT expire_date FROM django_session').pluck().get() ?? '';
  return Date.parse(`${ends.slice(0, 19).replace(' ', 'T')}Z`);
}

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
