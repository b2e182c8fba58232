/** When a session was last seen: noted at most once a minute, and never in a visitor's way. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { userSessionStatements } from '../../src/auth/user-session-statements.ts';
import { datetimeText } from '../../src/database/datetime.ts';
import { addToCart, logIn, sessionKeyOf, signUp } from '../safety/people.ts';
import { type Site, startSite } from '../support/site.ts';

async function signedIn(t: TestContext) {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  return { site, kim };
}

const MINUTE = 60_000;

const lastSeen = ({ database }: Site) =>
  database.prepare<[], string>('SELECT last_seen FROM auth_user_session').pluck().get() ?? assert.fail();

function setLastSeen({ database }: Site, instant: number): string {
  const date = datetimeText(instant);
  database.prepare('UPDATE auth_user_session SET last_seen = ?').run(date);
  return date;
}

const notNoted = ({ msg }: { readonly msg?: unknown }) => msg === 'Session not noted as seen';

/** Rows written by this connection so far. */
const writes = ({ database }: Site) =>
  Number(database.prepare<[], number>('SELECT total_changes()').pluck().get());

test('a request within the minute writes nothing', async (t) => {
  const { site, kim } = await signedIn(t);
  const before = writes(site);
  for (let times = 0; times < 3; times++) await kim.get('/shop');
  assert.equal(writes(site), before);
  const date = setLastSeen(site, Date.now() - MINUTE / 2);
  await kim.get('/shop');
  assert.equal(lastSeen(site), date);
});

test('a request after a minute is one write, and those after it none', async (t) => {
  const { site, kim } = await signedIn(t);
  const date = setLastSeen(site, Date.now() - MINUTE - 1);
  const before = writes(site);
  await Promise.all([kim.get('/shop'), kim.get('/cart'), kim.get('/session')]);
  assert.equal(writes(site), before + 1);
  assert.ok(lastSeen(site) > date, `${lastSeen(site)}, and it was ${date}`);
});

test('a date from a clock that was ahead is put right', async (t) => {
  const { site, kim } = await signedIn(t);
  const date = setLastSeen(site, Date.now() + 365 * 24 * 60 * MINUTE);
  await kim.get('/shop');
  assert.ok(lastSeen(site) < date, `${lastSeen(site)}, and it was ${date}`);
});

test('the address and the device are those last seen', async (t) => {
  const { site, kim } = await signedIn(t);
  setLastSeen(site, 0);
  await kim.get('/shop', { 'User-Agent': 'Wget/1.21.3 (linux-gnu)' });
  const { sessions } = await kim.json<{ sessions: { device: string }[] }>('/accounts/sessions');
  assert.equal(sessions[0]?.device, 'Wget · Linux');
});

test('a stranger and a visitor with a cart leave no row: whose would it be?', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.get('/shop');
  await addToCart(visitor, 1, 1);
  await visitor.get('/cart');
  assert.equal(site.database.prepare('SELECT count(*) FROM auth_user_session').pluck().get(), 0);
});

test('while another program keeps the database locked, pages come at once and the date waits', async (t) => {
  const { site, kim } = await signedIn(t);
  const date = setLastSeen(site, 0);
  const another = new Database(site.settings.databaseFile);
  t.after(() => another.close());
  another.exec('BEGIN IMMEDIATE');
  for (const path of ['/shop', '/cart', '/accounts/sessions'])
    assert.equal((await kim.get(path)).status, 200);
  assert.equal(lastSeen(site), date);
  assert.deepEqual(site.logged.filter(notNoted), [], 'a lock is nothing to write of');
  another.exec('ROLLBACK');
  await kim.get('/shop');
  assert.ok(lastSeen(site) > date, `${lastSeen(site)}, and it was ${date}`);
});

test('a database that can only be read breaks no page, and is logged', async (t) => {
  const { site, kim } = await signedIn(t);
  setLastSeen(site, 0);
  site.database.pragma('query_only = ON');
  assert.equal((await kim.get('/accounts/sessions')).status, 200);
  assert.match(JSON.stringify(site.logged.filter(notNoted)), /SQLITE_READONLY/);
});

test('a fault of ours is not taken for a locked database', async (t) => {
  const { site, kim } = await signedIn(t);
  setLastSeen(site, 0);
  site.database.exec(
    "CREATE TEMP TRIGGER broken BEFORE UPDATE ON main.auth_user_session BEGIN SELECT RAISE(ABORT, 'ours'); END",
  );
  assert.equal((await kim.get('/shop')).status, 500);
});

test('a login whose device cannot be noted is no login', async (t) => {
  const site = await startSite(t);
  site.database.exec(
    "CREATE TEMP TRIGGER broken BEFORE INSERT ON main.auth_user_session BEGIN SELECT RAISE(ABORT, 'ours'); END",
  );
  const demo = site.visitor();
  assert.equal((await logIn(demo, 'demo', { password: 'chocolate-chip' })).status, 500);
  assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
});

test('the housekeeping forgets the devices whose session is gone or expired, in batches, and no other', async (t) => {
  const { site, kim } = await signedIn(t);
  const [expired, alive] = [site.visitor(), site.visitor()];
  await logIn(expired, 'kim');
  const insert = site.database.prepare(
    `INSERT INTO auth_user_session (session_key, user_id, user_agent, address, first_seen, last_seen)
     SELECT ?, user_id, '', '', first_seen, last_seen FROM auth_user_session LIMIT 1`,
  );
  for (let number = 0; number < 600; number++) insert.run(`gone ${number}`);
  await logIn(alive, 'kim');
  site.database
    .prepare("UPDATE django_session SET expire_date = '2020-01-01 00:00:00.000000' WHERE session_key = ?")
    .run(await sessionKeyOf(expired));
  const { userSessions } = site.accounts;
  assert.equal(await userSessions.clearEnded({ pause: 0 }), 601);
  const left = site.database.prepare('SELECT session_key FROM auth_user_session ORDER BY id').pluck().all();
  assert.deepEqual(left, [await sessionKeyOf(kim), await sessionKeyOf(alive)]);
  const before = writes(site);
  assert.equal(await userSessions.clearEnded({ pause: 0 }), 0);
  assert.equal(writes(site), before);
});

test('the list is read in its order from the index', async (t) => {
  const { site } = await signedIn(t);
  const { source } = userSessionStatements(site.database).others;
  const plan = site.database
    .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
    .all({ user: 1, key: '' })
    .map(({ detail }) => detail);
  assert.match(plan.join('\n'), /auth_user_session_user \(user_id=\?\)/);
  assert.doesNotMatch(plan.join('\n'), /TEMP B-TREE|SCAN/);
});
