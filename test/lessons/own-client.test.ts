/** What the lessons' own client rests on: a turn at a time, cookies by their Path, an end to waiting, few results. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { CookieJar } from '../../src/lessons/own-client/cookie-jar.ts';
import { KeptResults } from '../../src/lessons/own-client/kept-results.ts';
import { OneAtATime, OthersBefore } from '../../src/lessons/own-client/one-at-a-time.ts';
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

test('while one works, others wait and then are done in the order in which they came', async () => {
  const oneAtATime = new OneAtATime();
  const first = openEnd();
  const order: string[] = [];
  const all = [oneAtATime.run(() => first.work().then(() => order.push('first')))];
  for (const name of ['second', 'third']) all.push(oneAtATime.run(async () => order.push(name)));
  first.end();
  await Promise.all(all);
  assert.deepEqual(order, ['first', 'second', 'third']);
});

test('who would wait too long is turned away with 429, and the others go on', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const oneAtATime = new OneAtATime();
  const first = openEnd();
  const running = oneAtATime.run(first.work);
  const tooLate = assert.rejects(oneAtATime.run(neverDone), TURNED_AWAY);
  t.mock.timers.tick(10_000);
  await tooLate;
  const last = oneAtATime.run(async () => 'done');
  first.end();
  await running;
  assert.equal(await last, 'done');
});

test('the ninth at a time is turned away at once', async () => {
  const oneAtATime = new OneAtATime();
  const first = openEnd();
  const taken = Array.from({ length: 8 }, () => oneAtATime.run(first.work));
  await assert.rejects(oneAtATime.run(neverDone), TURNED_AWAY);
  first.end();
  await Promise.all(taken);
});

test('after one that failed the next is done', async () => {
  const oneAtATime = new OneAtATime();
  const failed = oneAtATime.run(async () => assert.fail('broken'));
  const next = oneAtATime.run(async () => 'done');
  await assert.rejects(failed, /broken/);
  assert.equal(await next, 'done');
});

test('two lessons stand in one line: a crowd in one keeps the other from beginning, too', async (t) => {
  const { visitor } = await startSite(t);
  const compare = () => visitor().post('/lessons/stateless/memories');
  const experiment = () => visitor().post('/lessons/experiments/two-tabs', { prediction: 'all' });
  const replies = await Promise.all([...Array.from({ length: 8 }, compare), experiment(), experiment()]);
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
  });
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

test('after half an hour a result is gone', (t) => {
  const results = new KeptResults<string>();
  t.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
  const name = results.keep('found');
  t.mock.timers.tick(30 * 60 * 1000);
  assert.equal(results.find(name), 'found');
  t.mock.timers.tick(1);
  assert.equal(results.find(name), undefined);
});
