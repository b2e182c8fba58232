import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import test, { type TestContext } from 'node:test';
import { siteServer } from '../src/site-server.ts';

const GARBAGE = 'this is no request\r\n\r\n';
const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

/** A server that answers with this much of ten bytes. @returns all that comes for what is said, until the end */
async function converse(t: TestContext, body: string, said: readonly string[]): Promise<string> {
  const server = siteServer((_request, response) => {
    response.writeHead(200, { 'Content-Length': 10 });
    if (body.length === 10) response.end(body);
    else response.write(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const all = text(socket);
  for (const [at, each] of said.entries()) {
    if (at > 0) await once(socket, 'data');
    socket.write(each);
  }
  return all;
}

const statusLines = (answer: string) => answer.match(/HTTP\/1\.1 \d+/g);

test('what is no request is answered 400, and the connection closed', async (t) => {
  assert.deepEqual(statusLines(await converse(t, '', [GARBAGE])), ['HTTP/1.1 400']);
});

test('after a whole answer, what is no request is answered, too', async (t) => {
  const answers = await converse(t, '0123456789', [REQUEST, GARBAGE]);
  assert.deepEqual(statusLines(answers), ['HTTP/1.1 200', 'HTTP/1.1 400']);
});

test('in the midst of an answer, what is no request gets no other one', async (t) => {
  assert.deepEqual(statusLines(await converse(t, '01234', [REQUEST, GARBAGE])), ['HTTP/1.1 200']);
});
