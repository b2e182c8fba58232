/** Clients that never finish what they began: the others do not notice. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import test, { type TestContext } from 'node:test';
import { type SiteProcess, spawnSite } from '../support/site.ts';
import { atOnce, cartOf } from './two-connections.ts';

const HALF_A_HEAD = 'GET /shop HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ';
const HALF_A_BODY =
  'POST /cart/items HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n' +
  'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nproduct';

/** Opens a connection and sends the beginning of a request. */
async function begin(t: TestContext, { url }: SiteProcess, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

test('200 clients that have sent half a request: everybody else is served, and who goes on is served too', async (t) => {
  const site = await spawnSite(t);
  const slow = await atOnce(200, (index) => begin(t, site, index % 2 ? HALF_A_HEAD : HALF_A_BODY));

  const customers = await atOnce(20, async () => {
    const visitor = site.visitor();
    const pages = [await visitor.get('/shop'), await visitor.post('/cart/items', { product: '1' })];
    assert.deepEqual(
      pages.map(({ status }) => status),
      [200, 303],
    );
    return cartOf(visitor);
  });
  assert.ok(customers.every((cart) => cart[1] === 1));

  const [posted, got] = slow;
  assert.ok(posted && got);
  posted.write('=1');
  got.write('yes\r\nConnection: close\r\n\r\n');
  assert.match(await firstLine(posted), /^HTTP\/1\.1 303 /);
  assert.match(await firstLine(got), /^HTTP\/1\.1 200 /);
});

async function firstLine(socket: Socket): Promise<string> {
  const [chunk] = await once(socket, 'data');
  return String(chunk).split('\r\n')[0] ?? '';
}

test('clients that read nothing of what they asked for do not keep others from being served', async (t) => {
  const site = await spawnSite(t);
  const greedy = 'GET /styles/base.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'.repeat(200);
  for (let client = 0; client < 20; client++) (await begin(t, site, greedy)).pause();

  const replies = await atOnce(20, () => site.visitor().get('/shop'));
  assert.ok(replies.every(({ status }) => status === 200));
});
