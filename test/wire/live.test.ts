/** What is told live, to whom, and until when. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import test, { type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { WireLog } from '../../src/wire/wire-log.ts';
import { makeKnown, openPage } from '../support/known-browser.ts';
import { databaseUrl, newFolder, spawnSite, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

/** A tab that listens: what it has heard so far. */
async function listen(t: TestContext, visitor: Visitor) {
  const request = get(`${visitor.url}/wire/events`, { headers: { Cookie: visitor.cookieHeader('/wire') } });
  request.on('error', () => {}); // a site that is killed lets go of it
  t.after(() => request.destroy());
  const [response]: IncomingMessage[] = await once(request, 'response');
  assert.ok(response, 'no answer');
  let text = '';
  response.on('data', (bytes) => {
    text += bytes;
  });
  return { response, heard: () => text };
}

/** Until it is so; a test that waits in vain is ended by its timeout. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

test('a tab hears of the exchanges of its own browser, and no other', { timeout: 10_000 }, async (t) => {
  const site = await startSite(t);
  const [mine, theirs] = [await makeKnown(site.visitor()), await makeKnown(site.visitor())];
  const tab = await listen(t, mine);
  assert.match(String(tab.response.headers['content-type']), /^text\/event-stream/);
  await theirs.get('/shop');
  await theirs.get('/shop');
  await mine.get('/shop');
  await until(() => tab.heard() !== '');
  assert.equal(tab.heard(), 'event: exchange\ndata: 2\n\n');
});

test('the list after a number holds what is newer, and the redirect that led there', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/cart/items', { product: '1' });
  const ids = async (after: number) => {
    const { text } = await visitor.get(`/wire/list?after=${after}`);
    return [...text.matchAll(/id="exchange-(\d+)"/g)].map(({ 1: id }) => Number(id));
  };
  await openPage(`${site.url}/cart`, visitor.cookieHeader('/'));
  assert.deepEqual([await ids(2), await ids(1), await ids(3)], [[3, 2], [3, 2], []]);
});

test('a tab that does not read is let go of, and the site goes on', { timeout: 20_000 }, async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const tab = await listen(t, visitor);
  tab.response.pause();
  for (let other = 0; other < 12; other++) await listen(t, visitor); // sends the first away
  for (let count = 0; count < 50; count++) await visitor.get('/shop');
  tab.response.resume();
  await once(tab.response, 'end');
  assert.equal((await visitor.get('/shop')).status, 200);
});

test('who brings a number from before a restart is given another, and hears', {
  timeout: 10_000,
}, async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  visitor.cookies.set('wire', { value: 'AAAAAAAAAAAAAAAAAAAAAA', path: '/' });
  const tab = await listen(t, visitor);
  const [line = ''] = tab.response.headers['set-cookie'] ?? [];
  const [, value = ''] = /^wire=([^;]+)/.exec(line) ?? [];
  visitor.cookies.set('wire', { value, path: '/' });
  await visitor.get('/shop');
  await until(() => tab.heard() !== '');
});

test('a browser that the wire does not know cannot listen', async (t) => {
  const site = await startSite(t);
  assert.equal((await site.visitor().get('/wire/events')).status, 404);
});

test('a tab that listens does not keep the site from stopping', { timeout: 10_000 }, async (t) => {
  const site = await spawnSite(t, { DATABASE_URL: databaseUrl(newFolder(t)) });
  const tab = await listen(t, await makeKnown(site.visitor()));
  const ended = once(tab.response, 'end');
  assert.equal(await site.kill('SIGTERM'), 0);
  await ended;
});

test('a tab that is gone before it could be listened to leaves nothing', { timeout: 10_000 }, async (t) => {
  let listening = 0;
  class CountingWireLog extends WireLog {
    override listen(...tab: Parameters<WireLog['listen']>) {
      listening++;
      return super.listen(...tab);
    }
  }
  const { server, visitor } = await startSite(t, {}, { wire: new CountingWireLog() });
  const tab = await makeKnown(visitor());
  const [app] = server.listeners('request');
  server.removeAllListeners('request').on('request', async (request, response) => {
    if (request.url === '/wire/events') {
      request.socket.destroy();
      await once(response, 'close'); // as when others have kept the server busy
    }
    app?.call(server, request, response);
  });
  await assert.rejects(tab.get('/wire/events'));
  assert.equal((await tab.get('/wire/list')).status, 200); // which has come later, and as far
  assert.equal(listening, 0);
});
