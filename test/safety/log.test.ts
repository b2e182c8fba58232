/** The log says what happened to accounts, and nothing that would open one. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { hashedKey } from '../../src/log.ts';
import { SECRET_KEY, type Site, startSite } from '../support/site.ts';
import { addToCart, logIn, MOUNTS, PASSWORD, sessionKeys, signUp } from './people.ts';
import { form, json, send } from './raw-client.ts';

/** The events of the log with this message. */
const lines = ({ logged }: Site, message: string) => logged.filter(({ msg }) => msg === message);

/** The only event with this message, without what every line has. */
function line(site: Site, message: string): Record<string, unknown> {
  const found = lines(site, message);
  assert.equal(found.length, 1, `${message}: ${JSON.stringify(site.logged)}`);
  const { msg: _msg, pid: _pid, hostname: _hostname, time: _time, ...rest } = found[0] ?? {};
  return rest;
}

const INFO = 30;
const WARN = 40;
const ERROR = 50;

test('a sign-up, a login, a logout and a change of the password are each one line, with user, address and hashed key', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  const address = '127.0.0.1';
  await signUp(kim, 'kim');
  const user = (await site.accounts.users.withUsername('kim'))?.id;
  assert.deepEqual(line(site, 'Signed up'), { level: INFO, user, address });

  await logIn(kim, 'kim');
  const [key = ''] = sessionKeys(site);
  assert.deepEqual(line(site, 'Logged in'), { level: INFO, user, address, session: hashedKey(key) });

  const change = {
    old_password: PASSWORD,
    new_password1: 'four cold biscuits',
    new_password2: 'four cold biscuits',
  };
  await kim.post('/accounts/password_change', change);
  assert.deepEqual(line(site, 'Password changed'), { level: INFO, user, address });

  const [after = ''] = sessionKeys(site);
  await kim.post('/accounts/logout');
  assert.deepEqual(line(site, 'Logged out'), { level: INFO, user, address, session: hashedKey(after) });
});

test('a failed login is one line, for an unknown name as for a known one', async (t) => {
  const site = await startSite(t);
  await logIn(site.visitor(), 'demo', { password: 'wrong' });
  await logIn(site.visitor(), 'nobody', { password: 'wrong' });
  const failures = lines(site, 'Login failed').map(({ level, username, address }) => [
    level,
    username,
    address,
  ]);
  assert.deepEqual(failures, [
    [WARN, 'demo', '127.0.0.1'],
    [WARN, 'nobody', '127.0.0.1'],
  ]);
});

test('a login that is refused unheard, after too many guesses, is a line too', async (t) => {
  const site = await startSite(t);
  for (let times = 0; times < 7; times++) await logIn(site.visitor(), 'kim', { password: 'wrong' });
  assert.equal(lines(site, 'Login failed').length, 5);
  const refused = site.logged.filter(({ level, msg }) => level === WARN && msg !== 'Login failed');
  assert.equal(refused.length, 2);
  for (const { address, username } of refused) assert.deepEqual([address, username], ['127.0.0.1', 'kim']);
});

test('a wrong old password is a line: somebody may sit at a browser that is not theirs', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await kim.post('/accounts/password_change', {
    old_password: 'wrong',
    new_password1: 'four cold biscuits',
    new_password2: 'four cold biscuits',
  });
  assert.equal(site.logged.filter(({ level }) => level === WARN).length, 1);
});

test('a refused cross-site POST is one line that says where it came from and what it wanted', async (t) => {
  const site = await startSite(t);
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  await send(site.url, '/accounts/logout', form({}, headers));
  assert.deepEqual(line(site, 'Cross-site request refused'), {
    level: WARN,
    address: '127.0.0.1',
    origin: 'https://evil.example',
    path: '/accounts/logout',
  });
});

test('a forged session cookie that carries data is one line for each time it is sent', async (t) => {
  const site = await startSite(t);
  const headers = { Cookie: 'signed_sessionid=eyJhIjoxfQ:1r31eq:forged', Accept: 'application/json' };
  await send(site.url, '/signed-cookie/cart', { headers });
  const { level, session, reason } = line(site, 'Session cookie refused');
  assert.deepEqual([level, session], [WARN, hashedKey('eyJhIjoxfQ:1r31eq:forged')]);
  assert.match(String(reason), /signature/);
});

test('a fault of ours and a write that failed are each one line, with what broke and where', async (t) => {
  const site = await startSite(t);
  site.database.pragma('query_only = ON');
  await send(site.url, '/cart/items', form({ product: '1' }));
  assert.deepEqual(
    [line(site, 'Not saved')['level'], line(site, 'Not saved')['path']],
    [ERROR, '/cart/items'],
  );
  site.database.pragma('query_only = OFF');
  site.database.exec('DROP TABLE shop_product');
  await send(site.url, '/shop');
  assert.match(JSON.stringify(line(site, 'Request failed')), /no such table/);
});

test('what a visitor gets wrong is no line at all: nobody can fill the log with an address', async (t) => {
  const site = await startSite(t);
  await send(site.url, '/no-such-page');
  await send(site.url, '/cart/items', form({ product: 'x' }));
  await send(site.url, '/cart/items', json('{'));
  await send(site.url, '/cart', { headers: { Cookie: 'sessionid=s%3Ax.y; known_device=x' } });
  assert.deepEqual(site.logged, []);
});

test('no line holds a session key, a cookie, a password, a hash or the secret', async (t) => {
  const site = await startSite(t);
  const secrets = new Set([SECRET_KEY, PASSWORD, 'four cold biscuits', 'a wrong guess', 'a typed secret']);
  const keep = () => {
    for (const key of sessionKeys(site)) secrets.add(key);
    for (const { value } of kim.cookies.values()) secrets.add(decodeURIComponent(value)).add(value);
    const hashes = site.database.prepare<[], string>('SELECT password FROM auth_user').pluck().all();
    for (const hash of hashes) secrets.add(hash);
  };
  const kim = site.visitor();
  for (const mount of MOUNTS) {
    const name = `kim${mount.slice(1)}`;
    await addToCart(kim, 1, 1, mount);
    keep();
    await signUp(kim, name, mount);
    keep();
    await logIn(kim, name, { password: 'a wrong guess' }, mount);
    await logIn(kim, name, { remember_me: 'on' }, mount);
    keep();
    const change = {
      old_password: PASSWORD,
      new_password1: 'four cold biscuits',
      new_password2: 'a typed secret',
    };
    await kim.post(`${mount}/accounts/password_change`, change);
    await kim.post(`${mount}/accounts/password_change`, { ...change, new_password2: 'four cold biscuits' });
    keep();
    await kim.post(`${mount}/accounts/logout`, {}, { 'Sec-Fetch-Site': 'cross-site' });
    await send(site.url, `${mount}/accounts/login`, json('{"password":"a typed secret"'));
    site.database.pragma('query_only = ON');
    await logIn(kim, name, {}, mount);
    await kim.post(`${mount}/accounts/logout`);
    site.database.pragma('query_only = OFF');
    await kim.post(`${mount}/accounts/logout`);
  }
  site.database.close();
  await kim.get('/cart');

  const log = JSON.stringify(site.logged);
  assert.ok(site.logged.length > 12);
  for (const secret of secrets) assert.ok(!log.includes(secret), secret);
});
