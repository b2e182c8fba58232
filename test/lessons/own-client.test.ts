/** What the lessons' own client rests on: turns, cookies by their Path, an end to waiting, few results. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { AFewAtATime, OthersBefore } from '../../src/lessons/own-client/a-few-at-a-time.ts';
import { CookieJar } from '../../src/lessons/own-client/cookie-jar.ts';
import { KeptResults, shortened } from '../../src/lessons/own-client/kept-results.ts';
import { NoAnswer, OwnClient } from '../../src/lessons/own-client/own-client.ts';
import { startSite } from '../support/site.ts';

/** Work that goes on until it is told to end. */
function openEnd() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, work: () => ended };
}

const neverDone = async () => assert.fail('it must not be done');
const TURNED_AWAY = { constructor: OthersBefore, status: 429, values: { retryAfter: 5 } };

test('two work together; others wait and then begin in the order in which they came', async () => {
  const aFewAtATime = new AFewAtATime();
  const [first, second] = [openEnd(), openEnd()];
  const begun: string[] = [];
  const run = (name: string, work: () => Promise<void>) =>
    aFewAtATime.run(() => {
      begun.push(name);
      return work();
    });
  const all = [run('first', first.work), run('second', second.work)];
  for (const name of ['third', 'fourth']) all.push(run(name, async () => {}));
  assert.deepEqual(begun, ['first', 'second']);
  second.end();
  await Promise.all(all.slice(1));
  assert.deepEqual(begun, ['first', 'second', 'third', 'fourth']);
  first.end();
  await all[0];
});

test('who would wait too long is turned away with 429, and the others go on', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const aFewAtATime = new AFewAtATime();
  const first = openEnd();
  const running = [aFewAtATime.run(first.work), aFewAtATime.run(first.work)];
  const tooLate = assert.rejects(aFewAtATime.run(neverDone), TURNED_AWAY);
  t.mock.timers.tick(120_000);
  await tooLate;
  const last = aFewAtATime.run(async () => 'done');
  first.end();
  await Promise.all(running);
  assert.equal(await last, 'done');
});

test('two work and sixty wait; who comes then is turned away at once', async () => {
  const aFewAtATime = new AFewAtATime();
  const first = openEnd();
  const taken = Array.from({ length: 62 }, () => aFewAtATime.run(first.work));
  await assert.rejects(aFewAtATime.run(neverDone), TURNED_AWAY);
  first.end();
  await Promise.all(taken);
});

test('after one that failed the next is done', async () => {
  const aFewAtATime = new AFewAtATime();
  const broken = () => aFewAtATime.run(async () => assert.fail('broken'));
  const failed = [broken(), broken()];
  const next = aFewAtATime.run(async () => 'done');
  await Promise.all(failed.map((each) => assert.rejects(each, /broken/)));
  assert.equal(await next, 'done');
});

test('two lessons stand in one line: a crowd in one keeps the other from beginning, too', async (t) => {
  const { visitor } = await startSite(t, { NODE_ENV: 'production' });
  const compare = () => visitor().post('/lessons/stateless/memories', { kinds: '1' });
  const experiment = () => visitor().post('/lessons/experiments/two-tabs', { prediction: 'all' });
  const replies = await Promise.all([...Array.from({ length: 62 }, compare), experiment(), experiment()]);
  const statuses = replies.map(({ status }) => status);
  assert.deepEqual([...new Set(statuses)].sort(), [303, 429]);
});

test('a server that gives no answer is told apart from every other failure', async (t) => {
  const server = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const client = new OwnClient({ host: '127.0.0.1', port, headers: {} });
  await assert.rejects(client.send({ path: '/cart', cookie: null }), {
    constructor: NoAnswer,
    message: 'GET /cart',
    status: 503,
  });
});

test('a request is given up when its turn ends', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const client = new OwnClient({ host: '127.0.0.1', port, headers: {} });
  const turn = new AbortController();
  const sent = client.send({ path: '/cart', cookie: null, end: turn.signal });
  await once(server, 'request');
  turn.abort();
  await assert.rejects(sent, { constructor: NoAnswer });
});

test('the client has a name of its own', async (t) => {
  const server = createServer((request, response) => response.end(request.headers['user-agent']));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { body } = await new OwnClient({ host: '127.0.0.1', port, headers: {} }).send({
    path: '/',
    cookie: null,
  });
  assert.equal(body, 'Remember Me (its own client)');
});

test('cookies go by their Path, as it is written, and go away at their end', () => {
  const jar = new CookieJar();
  jar.receive(['root=1; Path=/', 'below=2; path=/Signed; HttpOnly']);
  assert.equal(jar.header('/cart'), 'root=1');
  assert.equal(jar.header('/Signed/session'), 'root=1; below=2');
  assert.equal(jar.header('/Signed'), 'root=1; below=2');
  assert.equal(jar.header('/Signeds'), 'root=1');
  jar.receive(['root=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
  assert.equal(jar.header('/cart'), null);
});

test('a jar for some names keeps no others', () => {
  const jar = new CookieJar(['sessionid']);
  jar.receive(['django_language=ko; Path=/', 'sessionid=a; Path=/', 'sessionid_of_another=b; Path=/']);
  assert.equal(jar.header('/'), 'sessionid=a');
});

test('the newest five hundred results are kept', () => {
  const results = new KeptResults<number>();
  const names = Array.from({ length: 501 }, (_, at) => results.keep(at));
  const [oldest, ...newer] = names.map((name) => results.find(name));
  assert.equal(oldest, undefined);
  assert.deepEqual(
    newer,
    newer.map((_, at) => at + 1),
  );
});

test('a text longer than 4,096 characters is cut before it is kept', () => {
  assert.equal(shortened('o'.repeat(4096)), 'o'.repeat(4096));
  assert.equal(shortened('o'.repeat(4097)), `${'o'.repeat(4096)}…`);
});

test('after half an hour a result is gone', (t) => {
  const results = new KeptResults<string>();
  t.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
  const name = results.keep('found');
  t.mock.timers.tick(30 * 60 * 1000);
  assert.equal(results.find(name), 'found');
  t.mock.timers.tick(1);
  assert.equal(results.find(name), undefined);
});
