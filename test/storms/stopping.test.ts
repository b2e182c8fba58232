/** A signal to stop: whoever has begun is answered, nobody new is let in, and the file is left tidy. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUrl, newFolder, type SiteProcess, spawnSite } from '../support/site.ts';
import { holdPost } from './held-request.ts';
import { alsoAt, cartOf, otherProgram } from './two-connections.ts';

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal}: requests in flight are answered and kept, new ones refused, the database closed, exit code 0`, async (t) => {
    const folder = newFolder(t);
    const environment = { DATABASE_URL: databaseUrl(folder) };
    const site = await spawnSite(t, environment);
    const visitor = site.visitor();
    await visitor.post('/cart/items', { product: '1' });
    const held = await holdPost(visitor, '/cart/items', { product: '1', quantity: '4' });
    const ended = once(site.child, 'exit');

    site.child.kill(signal);
    await untilRefused(site);
    assert.equal(site.child.exitCode, null, 'it waits for the request in flight');
    assert.equal((await held.finish()).status, 303);

    assert.deepEqual(await ended, [0, null], site.output());
    const file = path.join(folder, 'db.sqlite3');
    assert.deepEqual([existsSync(`${file}-wal`), existsSync(`${file}-shm`)], [false, false]);
    assert.equal(otherProgram(t, { name: file }).pragma('integrity_check', { simple: true }), 'ok');
    const again = await spawnSite(t, environment);
    assert.deepEqual(await cartOf(alsoAt(again, visitor)), { 1: 5 });
  });
}

test('SIGTERM while a password is being hashed: the login is answered', async (t) => {
  const site = await spawnSite(t, { BCRYPT_ROUNDS: '11' });
  const fields = { username: 'demo', password: 'chocolate-chip' };
  const held = await holdPost(site.visitor(), '/accounts/login', fields);
  const ended = once(site.child, 'exit');

  const reply = held.finish();
  site.child.kill('SIGTERM');

  assert.equal((await reply).status, 303);
  assert.deepEqual(await ended, [0, null]);
});

test('SIGTERM: an answer in flight tells the browser to close the connection, so that no new request comes by it', async (t) => {
  const site = await spawnSite(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const held = await holdPost(site.visitor(), '/cart/items', { product: '1' }, {}, agent);

  site.child.kill('SIGTERM');
  await untilRefused(site);
  const { status, headers } = await held.finish();

  assert.deepEqual({ status, connection: headers.connection }, { status: 303, connection: 'close' });
});

/** Knocks until nobody opens any more. */
async function untilRefused(site: SiteProcess): Promise<void> {
  while (await letsIn(site)) await sleep(10);
}

function letsIn({ url }: SiteProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
