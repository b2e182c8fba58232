/** What the wire keeps of a browser's exchanges, and for whom. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/database/open-database.ts';
import { WireLog } from '../../src/wire/wire-log.ts';
import { makeKnown, openPage } from '../support/known-browser.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { exchangesOf, header, last } from './exchanges-of.ts';

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

test("styles and the wire's own pages are left out, and the list can be cleared", async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.get('/styles/base.css');
  await visitor.get('/wire');
  assert.equal((await exchangesOf(visitor)).length, 1);
  await visitor.post('/wire/clear');
  assert.deepEqual(await exchangesOf(visitor), []);
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

test('when an exchange cannot be kept, that is logged, and the server goes on', async (t) => {
  class FullWireLog extends WireLog {
    override add(): never {
      throw new RangeError('no room');
    }
  }
  const site = await startSite(t, {}, { wire: new FullWireLog() });
  const visitor = await makeKnown(site.visitor());
  for (const _time of [1, 2]) assert.equal((await visitor.get('/shop')).status, 200);
  assert.deepEqual(await exchangesOf(visitor), []);
  const [line] = site.logged.filter(({ msg }) => msg === 'Exchange not recorded');
  shows(JSON.stringify(line), 'no room');
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
