/** The user's devices: who is listed, and what is told of each. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { logIn, PASSWORD, sessionKeyOf, signUp } from '../safety/people.ts';
import { pageText } from '../sessions/page-text.ts';
import { insertRow, insertUsers, newestDjango, rowNamed, visitorWithKey } from '../support/fixtures.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { LIST, listOf, rows, theOne, three } from './devices.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0';

test('each session of the user is listed with its device, address and dates, this one first and marked', async (t) => {
  const site = await startSite(t);
  const [here, there] = [site.visitor(), site.visitor()];
  await signUp(here, 'kim');
  await there.request(
    'POST',
    '/accounts/login',
    { 'User-Agent': FIREFOX },
    new URLSearchParams({ username: 'kim', password: PASSWORD }),
  );
  const devices = await listOf(here);
  assert.deepEqual(
    devices.map(({ device, current, address }) => [device, current, address]),
    [
      [null, true, '127.0.0.1'],
      ['Firefox · Linux', false, '127.0.0.1'],
    ],
  );
  assert.deepEqual(
    (await listOf(there)).map(({ id }) => id),
    devices.map(({ id }) => id).reverse(),
  );
  for (const { first_seen, last_seen } of devices) {
    assert.ok(Math.abs(Date.parse(`${first_seen}Z`) - Date.now()) < 60_000, first_seen);
    assert.equal(last_seen, first_seen);
  }
});

test('where nothing is remembered nobody is asked to log in: the page says why there is no list', async (t) => {
  const site = await startSite(t);
  for (const language of LANGUAGES) {
    const reply = await site.visitor().get(`/stateless${LIST}?lang=${language}`);
    assert.equal(reply.status, 200);
    shows(pageText(reply), translator[language]('devices.noneWhy.none'));
  }
  assert.equal((await site.visitor().get(`/stateless${LIST}`, { Accept: 'application/json' })).status, 401);
});

test('a page and its JSON hold no more of another key than its first four characters', async (t) => {
  const { here, there } = await three(await startSite(t));
  const key = await sessionKeyOf(there);
  const page = await here.get(LIST);
  shows(page.text, `${key.slice(0, 4)}…`);
  const json = await here.get(LIST, { Accept: 'application/json' });
  for (const { text } of [page, json]) hides(text, key.slice(0, 5));
});

test('a stranger is asked to log in, and led back; as JSON it is a 401', async (t) => {
  const site = await startSite(t);
  for (const mount of ['', '/signed-cookie']) {
    const { status, headers } = await site.visitor().get(mount + LIST);
    assert.deepEqual(
      [status, headers.get('Location')],
      [303, `${mount}/accounts/login?next=%2Faccounts%2Fsessions`],
    );
    assert.equal((await site.visitor().get(mount + LIST, { Accept: 'application/json' })).status, 401);
  }
});

test('the demo account says that it is everybody’s; an account of one’s own does not', async (t) => {
  const site = await startSite(t);
  const [demo, kim] = [site.visitor(), site.visitor()];
  await logIn(demo, 'demo', { password: 'chocolate-chip' });
  await signUp(kim, 'kim');
  for (const language of LANGUAGES) {
    const shared = translator[language]('devices.shared');
    const says = async (visitor: Visitor) =>
      (await pageText(await visitor.get(`${LIST}?lang=${language}`))).includes(shared);
    assert.deepEqual([await says(demo), await says(kim)], [true, false], language);
  }
});

test('a change of the password leaves this session alone in the list, which has been seen since its login', async (t) => {
  const site = await startSite(t);
  const { here } = await three(site);
  setBack(site, 'first_seen', '2020-01-02 03:04:05.000000');
  const [key, { id }] = [await sessionKeyOf(here), theOne(await listOf(here), true)];
  await here.post('/accounts/password_change', {
    old_password: PASSWORD,
    new_password1: 'four cold biscuits',
    new_password2: 'four cold biscuits',
  });
  const after = await listOf(here);
  assert.equal(after.length, 1);
  assert.deepEqual([after[0]?.id, after[0]?.first_seen], [id, '2020-01-02 03:04:05.000000']);
  assert.notEqual(await sessionKeyOf(here), key, 'though its key is another');
});

test('whose key is changed is the same device', async (t) => {
  const site = await startSite(t);
  const { here } = await three(site);
  const [key, before] = [await sessionKeyOf(here), theOne(await listOf(here), true)];
  await here.post('/session/cycle_key');
  assert.notEqual(await sessionKeyOf(here), key);
  assert.deepEqual(theOne(await listOf(here), true), before);
});

test('who logs in again at the same browser is the same device', async (t) => {
  const site = await startSite(t);
  const { here } = await three(site);
  setBack(site, 'first_seen', '2020-01-02 03:04:05.000000');
  await logIn(here, 'kim');
  const devices = await listOf(here);
  assert.equal(devices.length, 2);
  assert.equal(theOne(devices, true).first_seen, '2020-01-02 03:04:05.000000');
});

test('who logs in as another at the same browser is not: the one before is in no list', async (t) => {
  const site = await startSite(t);
  const { here, there, lee } = await three(site);
  setBack(site, 'first_seen', '2020-01-02 03:04:05.000000');
  await logIn(here, 'lee');
  assert.equal((await listOf(there)).length, 1);
  assert.equal((await listOf(lee)).length, 2);
  assert.notEqual(theOne(await listOf(here), true).first_seen, '2020-01-02 03:04:05.000000');
});

test('a session that has expired or was ended elsewhere is not listed', async (t) => {
  const site = await startSite(t);
  const { here, there } = await three(site);
  const key = await sessionKeyOf(there);
  site.database
    .prepare("UPDATE django_session SET expire_date = '2020-01-01 00:00:00.000000' WHERE session_key = ?")
    .run(key);
  assert.equal((await listOf(here)).length, 1);
  site.database.prepare('DELETE FROM django_session WHERE session_key = ?').run(key);
  assert.equal((await listOf(here)).length, 1);
});

test('a session that Django began is listed from its first request on', async (t) => {
  const site = await startSite(t, { SECRET_KEY: newestDjango.secret_key });
  site.database.exec('DELETE FROM auth_demo_account; DELETE FROM auth_user');
  insertUsers(site.database);
  const row = rowNamed('logged in');
  insertRow(site.database, row);
  assert.deepEqual(rows(site), []);
  const [device, ...others] = await listOf(visitorWithKey(site, row.session_key));
  assert.deepEqual([device?.current, others], [true, []]);
});

test('without rows there is no list: a signed cookie is told so, and has nothing to end', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim', '/signed-cookie');
  assert.deepEqual(await kim.json(`/signed-cookie${LIST}`), { sessions: null });
  assert.equal((await kim.get(`/signed-cookie${LIST}`)).status, 200);
  assert.equal((await kim.post(`/signed-cookie${LIST}/1/delete`)).status, 404);
  assert.equal((await kim.post(`/signed-cookie${LIST}/delete_others`)).status, 404);
  assert.deepEqual(rows(site), []);
});

test('a User-Agent is shown as text, whatever it is, and not at any length', async (t) => {
  const site = await startSite(t);
  const { here } = await three(site);
  const evil = `<script>alert(1)</script>"'{{name}}$t(devices.title)\u00e9${'x'.repeat(5000)}`;
  const fields = new URLSearchParams({ username: 'kim', password: PASSWORD });
  await site.visitor().request('POST', '/accounts/login', { 'User-Agent': evil }, fields);
  const { text } = await here.get(LIST);
  shows(text, '&lt;script&gt;alert(1)');
  hides(text, '<script>alert');
  const strangers = (await listOf(here)).filter((each) => each.user_agent.startsWith('<'));
  const { length } = theOne(strangers, false).user_agent;
  assert.ok(length <= 512, `${length} characters`);
});

test('the station of the lesson is seen with two devices in the list, or with one ended', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await kim.get(LIST);
  assert.equal(kim.cookies.get('seen'), undefined);
  await logIn(site.visitor(), 'kim');
  await kim.get(LIST);
  assert.match(kim.cookies.get('seen')?.value ?? '', /devices/);
});

function setBack({ database }: Site, column: 'first_seen' | 'last_seen', date: string): void {
  database.prepare(`UPDATE auth_user_session SET ${column} = ?`).run(date);
}
