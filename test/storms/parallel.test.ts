/** Many requests change one session at once: every change that was acknowledged is kept. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { databaseUrl, newFolder, spawnSite, startSite } from '../support/site.ts';
import { holdPost } from './held-request.ts';
import { alsoAt, atOnce, cartOf } from './two-connections.ts';

test('200 parallel additions to one cart, through two servers on one file: 200 acknowledged, 200 kept', async (t) => {
  const environment = { DATABASE_URL: databaseUrl(newFolder(t)) };
  const [first, second] = await Promise.all([spawnSite(t, environment), spawnSite(t, environment)]);
  const here = first.visitor();
  await here.post('/cart/items', { product: '2' });
  const browsers = [here, alsoAt(second, here)];

  const replies = await atOnce(200, (index) =>
    (browsers[index % 2] ?? here).post('/cart/items', { product: '1' }),
  );

  assert.deepEqual(
    replies.filter(({ status }) => status !== 303),
    [],
  );
  for (const browser of browsers) assert.deepEqual(await cartOf(browser), { 1: 200, 2: 1 });
});

test('changes that all began before any was saved: each leaves the others as they are', async (t) => {
  const visitor = (await startSite(t)).visitor();
  await visitor.post('/cart/items', { product: '12' });
  const held = await atOnce(30, (index) => {
    const product = (index % 3) + 1;
    return index < 15
      ? holdPost(visitor, '/cart/items', { product: String(product) })
      : holdPost(visitor, `/cart/items/${product + 3}`, { quantity: String(product) });
  });

  const replies = await Promise.all(held.map((request) => request.finish()));

  assert.ok(replies.every(({ status }) => status === 303));
  assert.deepEqual(await cartOf(visitor), { 1: 5, 2: 5, 3: 5, 4: 1, 5: 2, 6: 3, 12: 1 });
});
