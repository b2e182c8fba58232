/** Who only looks costs nothing, and changes nothing. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Site, startSite } from '../support/site.ts';
import { addToCart, cartOf, contents, MOUNTS, PASSWORD, sessionKeys, signUp } from './people.ts';

const PAGES = ['/', '/shop', '/cart', '/session', '/accounts/login', '/accounts/signup', '/no-such-page'];

/** The promise is of 10,000, which take some ten seconds; whoever waits for the tests is shown fewer. */
const VISITS = process.env['CI'] ? 10_000 : 2000;

test(`${VISITS} visits without a cookie make no row and leave the memory as it was`, async (t) => {
  const site = await startSite(t);
  await visit(site, 1000); // what is kept for good is there by now
  const before = heapInUse();
  await visit(site, VISITS - 1000);
  const grown = heapInUse() - before;
  assert.deepEqual(sessionKeys(site), []);
  assert.ok(grown < VISITS * 200, `${grown} bytes were kept of ${VISITS} visits`);
});

/** JSON and one connection, a hundred requests at a time, so that thousands take a few seconds. */
async function visit(site: Site, times: number): Promise<void> {
  const { hostname, host, port } = new URL(site.url);
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  const request = `GET /cart HTTP/1.1\r\nHost: ${host}\r\nAccept: application/json\r\n\r\n`;
  for (let visits = 0; visits < times; visits += 100) {
    socket.write(request.repeat(100));
    let text = '';
    while (text.split('"user":null}').length <= 100) text += await once(socket, 'data');
    assert.equal(text.split('HTTP/1.1 200 OK').length, 101);
    assert.doesNotMatch(text, /Set-Cookie/i);
  }
  socket.destroy();
}

/** In bytes, after the garbage is gone. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

test('a page that is looked at sets no cookie and makes no row, for a stranger', async (t) => {
  const site = await startSite(t);
  for (const mount of MOUNTS) {
    for (const page of PAGES) {
      const { setCookies } = await site.visitor().get(mount + page);
      assert.deepEqual(setCookies, [], mount + page);
    }
  }
  assert.deepEqual(sessionKeys(site), []);
});

/** Which stations of the lesson one has seen: the only thing that looking at a page may leave, and in a cookie. */
const isNote = (line: string) => line.startsWith('seen=');

test('a page that is looked at writes nothing to the database, for a user with a cart', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  for (const mount of MOUNTS) {
    await signUp(kim, `kim${mount.replaceAll('/', '')}`, mount);
    await addToCart(kim, 1, 2, mount);
  }
  const changes = site.database.prepare<[], number>('SELECT total_changes()').pluck();
  const before = changes.get();
  for (const mount of MOUNTS) {
    for (const page of [...PAGES, '/accounts/profile', '/accounts/password_change']) {
      const { setCookies } = await kim.get(mount + page);
      assert.deepEqual(
        setCookies.filter((line) => !isNote(line)),
        [],
        mount + page,
      );
    }
  }
  assert.equal(changes.get(), before);
});

test('a POST that leaves nothing to remember makes no row', async (t) => {
  const site = await startSite(t);
  const stranger = site.visitor();
  for (const mount of MOUNTS) {
    for (const [path, fields] of [
      ['/cart/clear', {}],
      ['/cart/items/1', { quantity: '0' }],
      ['/accounts/logout', {}],
    ] as const) {
      const { status, setCookies } = await stranger.post(mount + path, fields);
      assert.equal(status, 303, mount + path);
      assert.doesNotMatch(setCookies.join(), /sessionid/, mount + path);
    }
  }
  assert.deepEqual(sessionKeys(site), []);
});

const CHANGES = [
  ['/accounts/logout', {}],
  ['/accounts/login', { username: 'lee', password: PASSWORD }],
  ['/accounts/signup', { username: 'new', password1: PASSWORD, password2: PASSWORD }],
  ['/accounts/password_change', { old_password: PASSWORD, new_password1: 'x', new_password2: 'x' }],
  ['/cart/items', { product: '2', quantity: '3' }],
  ['/cart/items/1', { quantity: '0' }],
  ['/cart/clear', {}],
  ['/i18n/setlang', { language: 'ko' }],
] as const;

for (const method of ['GET', 'HEAD']) {
  test(`a ${method} changes nothing, whatever it says`, async (t) => {
    const site = await startSite(t);
    await signUp(site.visitor(), 'lee');
    const kim = site.visitor();
    await signUp(kim, 'kim');
    await signUp(kim, 'kim2', '/signed-cookie');
    await addToCart(kim, 1, 2);
    await addToCart(kim, 1, 2, '/signed-cookie');
    const before = contents(site);

    for (const mount of MOUNTS) {
      for (const [path, fields] of CHANGES) {
        const query = new URLSearchParams({ ...fields, _method: 'POST' });
        const target = `${mount}${path}?${query}`;
        const reply = await kim.request(method, target, { 'X-HTTP-Method-Override': 'POST' });
        assert.deepEqual(reply.setCookies, [], target);
        assert.ok(reply.status === 404 || reply.status === 200 || reply.status === 303, target);
      }
    }
    assert.deepEqual(contents(site), before);
    for (const [mount, user] of [
      ['', 'kim'],
      ['/signed-cookie', 'kim2'],
    ] as const) {
      const cart = await cartOf(kim, mount);
      assert.deepEqual([cart.user, cart.count], [user, 2]);
    }
  });
}
