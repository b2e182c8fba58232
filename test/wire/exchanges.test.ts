/** What the wire keeps of a browser's exchanges, and for whom. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/database/open-database.ts';
import type { Exchange } from '../../src/wire/exchange.ts';
import { makeKnown, openPage } from '../support/known-browser.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const exchangesOf = async (visitor: Visitor) =>
  (await visitor.json<{ exchanges: Exchange[] }>('/wire')).exchanges;

async function last(visitor: Visitor): Promise<Exchange> {
  const [exchange] = await exchangesOf(visitor);
  assert.ok(exchange, 'no exchange');
  return exchange;
}

const header = ({ headers }: Exchange['request'] | Exchange['response'], name: string) =>
  headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);

test('a first visit is recorded, and makes no row', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const { request, response, statements } = await last(visitor);
  assert.equal(`${request.method} ${request.url} ${response.status}`, 'GET / 200');
  assert.match(header(response, 'set-cookie').join(), /^wire=[\w-]{4}…; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.deepEqual(statements, []);
  assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
});

test('a program that opens no page is given no cookie and is not recorded', async (t) => {
  const site = await startSite(t);
  const program = site.visitor();
  await program.get('/cart');
  await program.post('/cart/items', { product: '1' });
  assert.deepEqual([...program.cookies.keys()], ['sessionid']);
  assert.deepEqual(await exchangesOf(program), []);
});

test('the response is recorded byte for byte as it went over the socket', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const { hostname, port } = new URL(site.url);
  const socket = connect(Number(port), hostname);
  const cookie = visitor.cookieHeader('/');
  socket.write(
    `GET /cart HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCOOKIE: ${cookie}\r\nX-odd:  two  words\r\n\r\n`,
  );
  const [bytes] = await once(socket, 'data');
  socket.destroy();
  const { request, response } = await last(visitor);
  const [head] = String(bytes).split('\r\n\r\n');
  const lines = response.headers.map(([name, value]) => `${name}: ${value}`);
  assert.equal(
    [`HTTP/${response.version} ${response.status} ${response.reason}`, ...lines].join('\r\n'),
    head,
  );
  assert.deepEqual(request.headers.slice(1), [
    ['COOKIE', cookie.replace(/(?<=wire=.{4}).*/, '…')],
    ['X-odd', 'two  words'],
  ]);
});

test("a login's redirect and its Set-Cookie are linked to the page that it led to", async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  await openPage(`${site.url}/`, visitor.cookieHeader('/'));
  const [page, login] = await exchangesOf(visitor);
  assert.ok(page && login, 'not two exchanges');
  assert.equal(login.response.status, 303);
  assert.match(header(login.response, 'set-cookie').join('\n'), /^sessionid=s%3A/m);
  assert.equal(page.ledHereBy, login.id);
  assert.equal(login.ledHereBy, null);
});

test('a login shows what was added to the session, under which key, and who it is', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const { session, statements } = await last(visitor);
  const { session_key } = await visitor.json('/session');
  assert.deepEqual([session.keyBefore, session.keyAfter, session.username], [null, session_key, 'demo']);
  const { kind, after } = session.changes.find(({ name }) => name === '_auth_user_id') ?? {};
  assert.deepEqual([kind, after], ['added', '"1"']);
  assert.deepEqual(
    statements.map(({ sql }) => sql.split(' ')[0]),
    ['BEGIN', 'INSERT', 'COMMIT'],
  );
  assert.equal(statements[1]?.rows, 1);
});

test('a logout shows the cookie removed, the row deleted, and the data gone', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const { session_key } = await visitor.json('/session');
  await visitor.post('/accounts/logout');
  const { session, statements, response } = await last(visitor);
  assert.match(header(response, 'set-cookie').join('\n'), /^sessionid=; .*1970/m);
  const deletion = statements.find(({ sql }) => sql.startsWith('DELETE'));
  assert.deepEqual([deletion?.parameters, deletion?.rows], [[session_key], 1]);
  assert.deepEqual([session.keyBefore, session.keyAfter], [session_key, null]);
  assert.deepEqual(new Set(session.changes.map(({ kind }) => kind)), new Set(['removed']));
});

test('a page view of somebody known reads one row and changes nothing', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/cart/items', { product: '1' });
  await visitor.get('/cart');
  const { session, statements } = await last(visitor);
  assert.deepEqual(
    statements.map(({ sql, rows }) => [sql.split(' ')[0], rows]),
    [['SELECT', 1]],
  );
  assert.deepEqual([session.came, session.changes], ['found', []]);
});

test("two browsers see none of each other's exchanges", async (t) => {
  const site = await startSite(t);
  const [one, other] = [await makeKnown(site.visitor()), await makeKnown(site.visitor())];
  await one.get('/shop?mine');
  const urls = async (visitor: Visitor) => (await exchangesOf(visitor)).map(({ request: { url } }) => url);
  assert.deepEqual(await urls(one), ['/shop?mine', '/']);
  assert.deepEqual(await urls(other), ['/']);
});

test("an invented wire cookie opens nobody's list, and is replaced", async (t) => {
  const site = await startSite(t);
  await makeKnown(site.visitor());
  const stranger = site.visitor();
  stranger.cookies.set('wire', { value: 'AAAAAAAAAAAAAAAAAAAAAA', path: '/' });
  assert.deepEqual(await exchangesOf(stranger), []);
  assert.doesNotMatch(stranger.cookies.get('wire')?.value ?? '', /AAAA|^$/);
});

test('what is kept of a cookie lets nobody become its user: its seal is cut, its key is not', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  for (const mount of ['', '/signed-cookie']) {
    await visitor.post(`${mount}/accounts/login`, { username: 'demo', password: 'chocolate-chip' });
    await visitor.get(`${mount}/cart`);
  }
  const { session_key } = await visitor.json('/session');
  const kept = JSON.stringify(await exchangesOf(visitor));
  for (const [name, { value }] of visitor.cookies) {
    const seal = value.split(/\.|%3A/).at(-1) ?? '';
    assert.ok(seal.length > 20 && !kept.includes(seal.slice(-12)), `${name}=${value}`);
    assert.ok(kept.includes(`${seal.match(/%..|./g)?.slice(0, 4).join('')}…`), `${name}=${value}`);
  }
  shows(kept, `sessionid=s%3A${session_key}.`);
});

test('with a copy of the wire cookie alone nobody is anybody', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const thief = site.visitor();
  const wire = visitor.cookies.get('wire');
  assert.ok(wire, 'no cookie of the wire');
  thief.cookies.set('wire', wire);
  const cookie = header((await last(thief)).response, 'set-cookie').find((line) =>
    line.startsWith('sessionid='),
  );
  const [, value = ''] = /^sessionid=([^;]+)/.exec(cookie ?? '') ?? [];
  const robbed = site.visitor();
  robbed.cookies.set('sessionid', { value: encodeURI(value), path: '/' });
  assert.deepEqual([value.slice(0, 4), (await robbed.json('/session'))['user']], ['s%3A', null]);
});

test('no password is kept, neither of a form nor of a header', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const Authorization = `Basic ${Buffer.from('kim:three warm biscuits').toString('base64')}`;
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' }, { Authorization });
  await visitor.post('/accounts/login', { username: 'demo', password: 'wrong biscuits' });
  await visitor.post('/accounts/password_change', {
    old_password: 'chocolate-chip',
    new_password1: 'five cold biscuits',
    new_password2: 'five cold biscuits',
  });
  await visitor.get('/accounts/login?username=demo&password=hunter2secret');
  const kept = JSON.stringify(await exchangesOf(visitor));
  for (const secret of [
    'hunter2secret',
    'chocolate-chip',
    'wrong biscuits',
    'five cold biscuits',
    Authorization,
  ]) {
    assert.ok(!kept.includes(secret), secret);
  }
});

test("styles and the wire's own pages are left out, and the list can be cleared", async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.get('/styles/base.css');
  await visitor.get('/wire');
  assert.equal((await exchangesOf(visitor)).length, 1);
  await visitor.post('/wire/clear');
  assert.deepEqual(await exchangesOf(visitor), []);
});

test('headers, cookies and names full of markup are shown as text', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const script = '<script>alert(1)</script>';
  await visitor.post('/accounts/signup', {
    username: 'kim',
    password1: 'three warm biscuits',
    password2: 'three warm biscuits',
  });
  site.database.prepare('UPDATE auth_user SET username = ? WHERE username = ?').run(script, 'kim'); // as another program may
  visitor.cookies.set('odd', { value: script, path: '/' });
  await visitor.get('/shop', { 'User-Agent': script, Referer: `${site.url}/${script}` });
  for (const path of ['/wire', '/wire/list', '/wire/list?after=1']) {
    const { text } = await visitor.get(path);
    assert.ok(!text.includes(script), path);
    for (const place of ['<b>user-agent:</b> ', '<b>referer:</b> ', `${site.url}/`, 'odd=', 'signed in as '])
      assert.ok(text.toLowerCase().includes(place), `${path}: ${place}`);
    assert.ok(text.split('&lt;script&gt;').length > 5, path);
  }
});

test('cookies with the names of what every object has are none of ours', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.get('/shop', {
    Cookie: `${visitor.cookieHeader('/')}; constructor=1; __proto__=2; toString=3`,
  });
  const { text } = await visitor.get('/wire');
  assert.doesNotMatch(text, /native code|\[object|wire\.purpose/);
  assert.equal(text.split('None of ours').length, 4);
});

test('a redirect is linked to the page that follows it, once, whatever was asked for in between', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const { headers } = await visitor.post('/lessons/forget', { next: '/lessons' });
  await visitor.json('/cart');
  const address = new URL(headers.get('Location') ?? '', site.url); // a part behind # stays in the browser
  for (const _twice of [1, 2]) await openPage(address.href, visitor.cookieHeader('/'));
  const [again, page, script, forget] = await exchangesOf(visitor);
  assert.equal(forget?.request.method, 'POST');
  assert.deepEqual([again?.ledHereBy, page?.ledHereBy, script?.ledHereBy], [null, forget?.id, null]);
});

test("a cookie taken back by itself is not told as the row's end", async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/cart/items', { product: '1' });
  await visitor.post('/session/delete_cookie');
  const { text } = await visitor.get('/wire');
  shows(text, 'The browser was told to let go of the cookie; the row still stands');
  assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 1);
});

test('a request that the browser gave up is there, marked', { timeout: 10_000 }, async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const { hostname, port } = new URL(site.url);
  const lock = openDatabase(site.settings.databaseFile);
  t.after(() => lock.close());
  lock.exec('BEGIN IMMEDIATE'); // so that the answer has to wait
  const socket = connect(Number(port), hostname);
  const body = 'product=1';
  socket.write(
    `POST /cart/items HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${visitor.cookieHeader('/')}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  while (site.database.prepare('SELECT 1').get() && (await exchangesOf(visitor)).length < 2) {
    await sleep(20);
    socket.destroy();
  }
  lock.exec('ROLLBACK');
  const { request, complete } = await last(visitor);
  assert.deepEqual([request.url, complete], ['/cart/items', false]);
});

test('with WIRE=off there are no routes, no markup and no cookie', async (t) => {
  const site = await startSite(t, { WIRE: 'off' });
  const visitor = await makeKnown(site.visitor());
  assert.deepEqual([...visitor.cookies.keys()], []);
  for (const path of ['/wire', '/wire/list', '/wire/events'])
    assert.equal((await visitor.get(path)).status, 404);
  const { text } = await visitor.get('/shop');
  assert.doesNotMatch(text, /wire/);
});
