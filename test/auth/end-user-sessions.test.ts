/** The user's devices: one can be ended from another, and nobody else's can. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { hashedKey } from '../../src/log.ts';
import { isSessionKey } from '../../src/sessions/session-data.ts';
import { addToCart, cartOf, contents, logIn, sessionKeyOf } from '../safety/people.ts';
import { startSite } from '../support/site.ts';
import { LIST, listOf, nameOf, rows, theOne, three } from './devices.ts';

test('who is ended is a stranger at the next request, with neither name nor cart, and is listed no more', async (t) => {
  const site = await startSite(t);
  const { here, there } = await three(site);
  await addToCart(there, 1, 2);
  const [key, { id }] = [await sessionKeyOf(there), theOne(await listOf(here), false)];
  const { status, headers } = await here.post(`${LIST}/${id}/delete`);
  assert.deepEqual([status, headers.get('Location')], [303, LIST]);
  const { user, count } = await cartOf(there);
  assert.deepEqual([user, count], [null, 0]);
  assert.equal(await nameOf(here), 'kim');
  assert.equal((await listOf(here)).length, 1);
  const logged = site.logged.find(({ msg }) => msg === 'Session ended');
  assert.deepEqual([logged?.['session'], logged?.['address']], [hashedKey(key), '127.0.0.1']);
});

test('all others are ended at once, and nobody else is', async (t) => {
  const site = await startSite(t);
  const { here, there, lee } = await three(site);
  const third = site.visitor();
  await logIn(third, 'kim');
  assert.equal((await here.post(`${LIST}/delete_others`)).status, 303);
  assert.deepEqual(await Promise.all([here, there, third, lee].map(nameOf)), ['kim', null, null, 'lee']);
  assert.equal(site.logged.filter(({ msg }) => msg === 'Session ended').length, 2);
});

test('more others than one transaction takes are ended as well', async (t) => {
  const site = await startSite(t);
  const { here, there } = await three(site);
  const clone = site.database.prepare(
    'INSERT INTO django_session SELECT @key, session_data, expire_date FROM django_session WHERE session_key = @of',
  );
  const own = site.database.prepare(
    `INSERT INTO auth_user_session (session_key, user_id, user_agent, address, first_seen, last_seen)
     SELECT @key, user_id, user_agent, address, first_seen, last_seen FROM auth_user_session WHERE session_key = @of`,
  );
  const of = await sessionKeyOf(there);
  for (let number = 0; number < 250; number++) {
    const key = String(number).padStart(32, 'k');
    clone.run({ key, of });
    own.run({ key, of });
  }
  assert.equal((await listOf(here)).length, 100, 'and no page gets longer than this');
  await here.post(`${LIST}/delete_others`);
  assert.equal((await listOf(here)).length, 1);
  assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 2);
});

test("another user's session, one that never was and what is no number are 404 and change nothing", async (t) => {
  const site = await startSite(t);
  const { here, lee } = await three(site);
  const { id } = theOne(await listOf(lee), true);
  const before = [contents(site), rows(site)];
  for (const other of [id, 9999, 0, -1, '1e0', '9'.repeat(30), await sessionKeyOf(lee), '%00']) {
    assert.equal((await here.post(`${LIST}/${other}/delete`)).status, 404, String(other));
  }
  assert.deepEqual([contents(site), rows(site)], before);
  assert.equal(await nameOf(lee), 'lee');
});

test('to end the session that one is in is to log out', async (t) => {
  const site = await startSite(t);
  const { here, there } = await three(site);
  const { status, headers, setCookies } = await here.post(
    `${LIST}/${theOne(await listOf(here), true).id}/delete`,
  );
  assert.deepEqual([status, headers.get('Location')], [303, '/']);
  assert.ok(
    setCookies.some((line) => line.startsWith('sessionid=;')),
    'its cookie is taken back',
  );
  assert.equal(await nameOf(here), null);
  assert.equal((await listOf(there)).length, 1);
  assert.ok(
    site.logged.some(({ msg }) => msg === 'Logged out'),
    'it is logged',
  );
});

test('a session that was ended in the meantime ends no other', async (t) => {
  const site = await startSite(t);
  const { here, there } = await three(site);
  const [user, key] = [await site.accounts.users.withUsername('kim'), await sessionKeyOf(here)];
  assert.ok(user !== undefined && isSessionKey(key), 'nobody is logged in');
  const [, session] = await site.accounts.userSessions.of(user, key);
  assert.ok(session !== undefined, 'there is no session beside this one');
  await there.post(`${LIST}/delete_others`);
  const before = contents(site);
  await assert.rejects(site.accounts.userSessions.endOthers(user, key), { status: 401 });
  await assert.rejects(site.accounts.userSessions.end(user, session, key), { status: 401 });
  assert.deepEqual(contents(site), before);
});

test('a session of the list that has become nobody’s is not listed, and its row stays', async (t) => {
  const site = await startSite(t);
  const { here, there, lee } = await three(site);
  const [key, of] = [await sessionKeyOf(there), await sessionKeyOf(lee)];
  const { id } = theOne(await listOf(here), false);
  site.database
    .prepare(
      `UPDATE django_session SET session_data =
         (SELECT session_data FROM django_session WHERE session_key = @of) WHERE session_key = @key`,
    )
    .run({ key, of });
  assert.equal((await listOf(here)).length, 1);
  await here.post(`${LIST}/${id}/delete`);
  await here.post(`${LIST}/delete_others`);
  assert.equal(await nameOf(there), 'lee');
});
