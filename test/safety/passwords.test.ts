/** What a failed login tells, and which passwords are good enough. */
import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import test, { type TestContext } from 'node:test';
import { Piscina } from 'piscina';
import { translator } from '../../src/i18n/translations.ts';
import { databaseUrl, newFolder, type Site, startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';
import { logIn, PASSWORD, sessionKeys, signUp } from './people.ts';

/** A site where `known` has an account, `disabled` had one, and `unusable` has no password, as Django says it. */
async function siteWithAccounts(t: TestContext): Promise<Site> {
  const site = await startSite(t);
  for (const name of ['known', 'disabled', 'unusable']) await signUp(site.visitor(), name);
  site.database.exec("UPDATE auth_user SET is_active = 0 WHERE username = 'disabled'");
  site.database.exec("UPDATE auth_user SET password = '!kXb3' WHERE username = 'unusable'");
  return site;
}

/** Each is refused for a reason of its own, which nobody may see. */
const FAILURES = [
  { username: 'known', password: 'a wrong password' },
  { username: 'nobody', password: PASSWORD },
  { username: 'disabled', password: PASSWORD },
  { username: 'disabled', password: 'a wrong password' },
  { username: 'unusable', password: PASSWORD },
];

for (const accept of ['text/html', 'application/json']) {
  test(`unknown user and wrong password: same answer, same bytes, as ${accept}`, async (t) => {
    const site = await siteWithAccounts(t);
    for (const language of ['en', 'ko']) {
      const answers = new Set<string>();
      for (const fields of FAILURES) {
        const headers = { Accept: accept, 'Accept-Language': language };
        const reply = await site.visitor().post('/accounts/login', fields, headers);
        assert.equal(reply.status, 401);
        answers.add(masked(reply, fields.username));
      }
      assert.equal(answers.size, 1, [...answers].join('\n\n'));
    }
    assert.equal(sessionKeys(site).length, 3, 'no failure makes a row');
  });
}

/** All that the client sees, but for what it typed itself and what changes from second to second. */
function masked({ headers, text }: Reply, typed: string): string {
  const volatile = ['date', 'etag', 'content-length'];
  const lines = [...headers].filter(([name]) => !volatile.includes(name));
  return `${lines.join('\n')}\n\n${text.replaceAll(typed, '(typed)')}`;
}

test('unknown user and wrong password: the same work, from the first login on', async (t) => {
  const site = await siteWithAccounts(t);
  const hashes = t.mock.method(Piscina.prototype, 'run');
  for (const [before, fields] of [...FAILURES].reverse().entries()) {
    await logIn(site.visitor(), fields.username, fields);
    assert.equal(hashes.mock.callCount(), before + 1, `${fields.username}, ${fields.password}`);
  }
  const rounds = hashes.mock.calls.map(({ arguments: [task] }) => /\$2b\$(\d\d)\$/.exec(task.hash)?.[1]);
  assert.deepEqual([...new Set(rounds)], ['04'], 'at the same cost');
});

/** What the form says to a new password, in English; null when it is taken. */
async function verdictOn(site: Site, password: string, username: string, again = password) {
  const fields = { username, password1: password, password2: again };
  const reply = await site.visitor().post('/accounts/signup', fields, { Accept: 'application/json' });
  if (reply.status === 200) return null;
  assert.equal(reply.status, 400);
  return reply.json<{ fields: Record<string, string> }>().fields;
}

const says = (text: string) => translator.en(`fields.${text}`, { min: 8, max: 128 });

test('a password of 8 to 128 characters is taken, whatever its characters', async (t) => {
  const site = await startSite(t);
  const good = [
    'k7#vTq2z',
    'correct horse battery staple',
    '🍪'.repeat(8),
    '비밀은 과자 속에',
    'a'.repeat(64),
    'xy'.repeat(64),
  ];
  for (const [number, password] of good.entries()) {
    assert.equal(await verdictOn(site, password, `user${number}`), null, password);
    const login = await logIn(site.visitor(), `user${number}`, { password });
    assert.equal(login.status, 303, password);
  }
});

test('a password that is short, long, common, like the name or mistyped is refused, and no account is made', async (t) => {
  const site = await startSite(t);
  const tooShort = { password1: says('passwordTooShort') };
  const tooCommon = { password1: says('passwordTooCommon') };
  const tooAlike = { password1: says('passwordLikeUsername') };
  assert.deepEqual(await verdictOn(site, 'k7#vTq2', 'kim'), tooShort);
  assert.deepEqual(await verdictOn(site, '🍪'.repeat(7), 'kim'), tooShort);
  assert.deepEqual(await verdictOn(site, `${'xy'.repeat(64)}z`, 'kim'), {
    password1: says('tooLong'),
  });
  assert.deepEqual(await verdictOn(site, 'password1', 'kim'), tooCommon);
  assert.deepEqual(await verdictOn(site, 'ILoveYou1', 'kim'), tooCommon);
  assert.deepEqual(await verdictOn(site, 'gingerbread9', 'Gingerbread'), tooAlike);
  const mistyped = { password2: says('passwordMismatch') };
  assert.deepEqual(await verdictOn(site, PASSWORD, 'kim', `${PASSWORD} `), mistyped);
  assert.deepEqual(await site.accounts.users.withUsername('kim'), undefined);
});

test('the same rules hold for a change of the password', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  const change = { old_password: PASSWORD, new_password1: 'password1', new_password2: 'password1' };
  const refused = await kim.post('/accounts/password_change', change);
  assert.equal(refused.status, 400);
  assert.ok(refused.text.includes(says('passwordTooCommon')));
  assert.equal((await logIn(site.visitor(), 'kim')).status, 303);
});

test('nothing past 72 bytes is ignored', async (t) => {
  const site = await startSite(t);
  const password = 'xy'.repeat(50);
  assert.equal(await verdictOn(site, password, 'kim'), null);
  for (const other of [password.slice(0, 72), `${password.slice(0, -1)}z`]) {
    assert.equal((await logIn(site.visitor(), 'kim', { password: other })).status, 401);
  }
});

test('a login rehashes a password when the cost has risen, and never when it has fallen', async (t) => {
  const DATABASE_URL = databaseUrl(newFolder(t));
  const hashIn = ({ database }: Site) =>
    database.prepare<[], string>("SELECT password FROM auth_user WHERE username = 'kim'").pluck().get();

  const cheap = await startSite(t, { DATABASE_URL, BCRYPT_ROUNDS: '4' });
  await signUp(cheap.visitor(), 'kim');
  assert.match(hashIn(cheap) ?? '', /^bcrypt_sha256\$\$2b\$04\$/);
  const dearer = await startSite(t, { DATABASE_URL, BCRYPT_ROUNDS: '5' });
  const kim = dearer.visitor();
  assert.equal((await logIn(kim, 'kim')).status, 303);
  assert.match(hashIn(dearer) ?? '', /^bcrypt_sha256\$\$2b\$05\$/);
  assert.equal(
    (await kim.json('/cart'))['user'],
    'kim',
    'the new hash is the one that the session was made with',
  );

  const kept = hashIn(dearer);
  assert.equal((await logIn(cheap.visitor(), 'kim')).status, 303);
  assert.equal(hashIn(cheap), kept);
});

test('a password that Django hashed logs in, and is rehashed to ours', async (t) => {
  const site = await startSite(t);
  const hash = pbkdf2Sync(PASSWORD, 'salt', 1000, 32, 'sha256').toString('base64');
  await site.accounts.users.create('kim', `pbkdf2_sha256$1000$salt$${hash}`);
  assert.equal((await logIn(site.visitor(), 'kim', { password: 'another' })).status, 401);
  for (const _ of ['as Django left it', 'as it is now']) {
    assert.equal((await logIn(site.visitor(), 'kim')).status, 303);
    const user = await site.accounts.users.withUsername('kim');
    assert.match(user?.password ?? '', /^bcrypt_sha256\$\$2b\$04\$/);
  }
});
