/** The store that express-session calls: connect-sqlite3 over the view of Django's table. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { openDatabase } from '../../src/database/open-database.ts';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { DjangoSessionStore } from '../../src/sessions/database/django-session-store.ts';
import { layView } from '../../src/sessions/database/session-functions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { sessionCookie } from '../../src/sessions/session-cookie.ts';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { readSettings } from '../../src/settings.ts';
import { insertRow, rowOf } from '../support/fixtures.ts';
import { databaseUrl, newFolder, SECRET_KEY, startSite } from '../support/site.ts';

const signer = new Signer(ROW_SALT, SECRET_KEY);
const rowFor = (session_data: string) => ({ session_key: newSessionKey(), session_data, expire_date: '' });
const GOOD = rowFor(signer.dumps('{"cart":{"1":2}}'));

type Done = (error?: unknown, value?: unknown) => void;
type Call = (store: DjangoSessionStore, done: Done) => void;

/** Everything that express-session, or a program that uses its stores, may call. */
const CALLS: Readonly<Record<string, Call>> = {
  get: (store, done) => store.get(GOOD.session_key, done),
  set: (store, done) => store.set(GOOD.session_key, { cookie: { originalMaxAge: null } }, done),
  all: (store, done) => store.all(done),
  length: (store, done) => store.length(done),
  destroy: (store, done) => store.destroy(GOOD.session_key, done),
  clear: (store, done) => store.clear(done),
};

/** Writes nothing, so nothing can keep it from succeeding: `update` has saved before. */
const ALWAYS_SUCCEEDS = ['set'];
const WRITES = ['destroy', 'clear'];

function openStore(t: TestContext) {
  const settings = readSettings({ SECRET_KEY, DATABASE_URL: databaseUrl(newFolder(t)) });
  const database = openDatabase(settings.databaseFile);
  t.after(() => database.close());
  layView(database, signer, settings, pino({ level: 'silent' }));
  insertRow(database, GOOD);
  const makeStore = () => new DjangoSessionStore(database, sessionCookie(settings), settings);
  return { settings, database, makeStore, store: makeStore() };
}

/** How often a call called back, and with what error first. */
function answersOf(store: DjangoSessionStore, call: Call): { count: number; error: unknown } {
  const answers: unknown[] = [];
  call(store, (error) => answers.push(error));
  return { count: answers.length, error: answers[0] };
}

test('a call that succeeds calls back once, without an error', (t) => {
  const { store } = openStore(t);
  for (const [name, call] of Object.entries(CALLS)) {
    const { count, error } = answersOf(store, call);
    assert.deepEqual([count, error ?? null], [1, null], name);
  }
});

const FAULTS: Readonly<Record<string, (open: ReturnType<typeof openStore>) => void>> = {
  'the database was closed': ({ database }) => database.close(),
  'the view is gone': ({ database }) => database.exec('DROP VIEW temp.sessions'),
  'the table is gone': ({ database }) => database.exec('DROP TABLE django_session'),
};

for (const [fault, inflict] of Object.entries(FAULTS)) {
  for (const before of ['the first call', 'a call that worked before']) {
    test(`${before} calls back once, with an error, when ${fault}`, (t) => {
      const open = openStore(t);
      if (before !== 'the first call') {
        for (const call of Object.values(CALLS)) answersOf(open.store, call);
      }
      inflict(open);
      for (const [name, call] of Object.entries(CALLS)) {
        const { count, error } = answersOf(open.store, call);
        assert.equal(count, 1, name);
        assert.equal(error instanceof Error, !ALWAYS_SUCCEEDS.includes(name), `${name}: ${error}`);
      }
    });
  }
}

test('a write calls back once, with an error, while another program holds the database', (t) => {
  const { store, settings } = openStore(t);
  const another = new Database(settings.databaseFile);
  t.after(() => another.close());
  another.exec('BEGIN IMMEDIATE');
  for (const [name, call] of Object.entries(CALLS)) {
    const { count, error } = answersOf(store, call);
    assert.equal(count, 1, name);
    assert.equal(error instanceof Error, WRITES.includes(name), `${name}: ${error}`);
  }
});

test('a call over a broken row calls back once, without an error and without that row', (t) => {
  const { store, database } = openStore(t);
  const broken = rowFor('broken');
  insertRow(database, broken);
  const found: unknown[] = [];
  store.get(broken.session_key, (error, session) => found.push(error ?? null, session ?? null));
  assert.deepEqual(found, [null, null]);
  const all: unknown[] = [];
  store.all((error, sessions) => all.push(error ?? null, sessions));
  assert.deepEqual(all, [null, [{ cart: { 1: 2 } }]]);
});

test('what a callback throws is its caller’s, and it is not called again', (t) => {
  const { store, database } = openStore(t);
  for (const closed of [false, true]) {
    if (closed) database.close();
    for (const [name, call] of Object.entries(CALLS)) {
      let count = 0;
      const done = () => {
        count += 1;
        throw new RangeError('thrown by the callback');
      };
      assert.throws(() => call(store, done), RangeError, name);
      assert.equal(count, 1, name);
    }
  }
});

test('the store has no `touch`, so express-session has nothing to call on each page view', (t) => {
  assert.equal(openStore(t).store.touch, undefined);
});

test('page views write nothing', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  const writes = site.database.prepare('SELECT total_changes()').pluck();
  const row = site.database.prepare('SELECT * FROM django_session');
  const before = [writes.get(), row.all()];
  for (const page of ['/', '/shop', '/cart', '/session', '/accounts/login']) await visitor.get(page);
  assert.deepEqual([writes.get(), row.all()], before);
});

test('connect-sqlite3’s own clean-up, at the start and once a day, touches no row', (t) => {
  const { database, makeStore } = openStore(t);
  const expired = rowFor(GOOD.session_data);
  insertRow(database, expired, '2001-01-01 00:00:00');
  const timers = t.mock.method(globalThis, 'setInterval');
  makeStore();
  const daily = timers.mock.calls.map((call) => call.arguments);
  assert.equal(daily.length, 1, 'connect-sqlite3 sets one timer');
  for (const [cleanUp, , ...parameters] of daily) cleanUp(...parameters);
  assert.ok(rowOf(database, expired.session_key), 'the expired row is for clear-expired.ts to find');
});

test('the view leaves no trace in the file, and another program can use the table without it', async (t) => {
  const site = await startSite(t);
  await site.visitor().post('/cart/items', { product: '1' });
  const another = new Database(site.settings.databaseFile);
  t.after(() => another.close());
  const names = another.prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%sessions%'").pluck().all();
  assert.deepEqual(names, []);
  const kept = another
    .prepare("SELECT tbl_name FROM sqlite_schema WHERE type IN ('view', 'trigger')")
    .pluck();
  const ofOthers = kept.all().filter((table) => !String(table).startsWith('tracking_')); // plain SQL, on tables of ours
  assert.deepEqual(ofOthers, []);
  insertRow(another, GOOD);
  another.prepare('DELETE FROM django_session').run();
  assert.deepEqual(another.pragma('integrity_check', { simple: true }), 'ok');
});
