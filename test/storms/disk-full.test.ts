/** The disk is full. SQLite then says SQLITE_FULL, as it does here when the file may not grow any more. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { cartOf } from './two-connections.ts';

const pages = ({ database }: Site) => Number(database.pragma('page_count', { simple: true }));
const letGrowTo = ({ database }: Site, count: number) => database.pragma(`max_page_count = ${count}`);

/** Strangers fill their carts until the disk is full. */
async function fillTheDisk(site: Site): Promise<{ served: Visitor[]; refused: Visitor }> {
  const served: Visitor[] = [];
  letGrowTo(site, pages(site) + 3);
  for (;;) {
    const visitor = site.visitor();
    const { status, setCookies, headers } = await visitor.post('/cart/items', { product: '1' });
    if (status === 303) served.push(visitor);
    else {
      assert.equal(status, 503);
      assert.ok(Number(headers.get('Retry-After')) > 0);
      assert.deepEqual(setCookies, [], 'no key is given out for a row that does not exist');
      return { served, refused: visitor };
    }
  }
}

test('the disk is full: 503 for what cannot be saved, what was acknowledged is kept, pages are answered', async (t) => {
  const site = await startSite(t);
  const { served, refused } = await fillTheDisk(site);

  for (const visitor of served) assert.deepEqual(await cartOf(visitor), { 1: 1 });
  assert.deepEqual(await cartOf(refused), {});
  assert.equal((await site.visitor().get('/shop')).status, 200);
  const asJson = await refused.post('/cart/items', { product: '1' }, { Accept: 'application/json' });
  assert.deepEqual([asJson.status, typeof asJson.json()['error']], [503, 'string']);
  assert.equal(site.database.pragma('integrity_check', { simple: true }), 'ok');
});

test('there is room again: the same site, not restarted, saves again, and no cart was harmed', async (t) => {
  const site = await startSite(t);
  const { served, refused } = await fillTheDisk(site);
  letGrowTo(site, pages(site) + 1000);

  assert.equal((await refused.post('/cart/items', { product: '2' })).status, 303);
  assert.deepEqual(await cartOf(refused), { 2: 1 });
  for (const visitor of served) {
    assert.equal((await visitor.post('/cart/items', { product: '1' })).status, 303);
    assert.deepEqual(await cartOf(visitor), { 1: 2 });
  }
});

test('a cart that no longer fits on the disk: 503, and the old cart is as it was', async (t) => {
  const site = await startSite(t);
  stockUp(site, 600);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  const { served } = await fillTheDisk(site);

  const saved: Record<number, number> = { 1: 1 };
  const add = async (product: number) =>
    (await visitor.post(`/cart/items/${product}`, { quantity: '999' })).status;
  let product = 2;
  for (let status = await add(product); status === 303; status = await add(product)) saved[product++] = 999;

  assert.equal(await add(product), 503);
  assert.deepEqual(await cartOf(visitor), saved);
  for (const other of served) assert.deepEqual(await cartOf(other), { 1: 1 });
});

test('the disk is full: whom the site tells that they are logged in, is, and a logout ends the session', async (t) => {
  const site = await startSite(t);
  const fields = { username: 'demo', password: 'chocolate-chip' };
  await fillTheDisk(site);

  const loggedIn: Visitor[] = [];
  const logIn = async (visitor: Visitor) => {
    const { status } = await visitor.post('/accounts/login', fields);
    if (status === 303) loggedIn.push(visitor);
    return status;
  };
  let status = 303;
  while (status === 303) status = await logIn(site.visitor());
  assert.equal(status, 503);

  for (const visitor of loggedIn) {
    const thief = visitor.copy();
    assert.equal((await visitor.json('/cart'))['user'], 'demo');
    assert.equal((await visitor.post('/accounts/logout')).status, 303);
    assert.equal((await thief.json('/cart'))['user'], null);
  }
});

/** More kinds of cookies, so that a cart can grow. */
function stockUp({ database }: Site, count: number): void {
  const insert = database.prepare(
    `INSERT INTO shop_product (slug, name_en, name_ko, description_en, description_ko, price)
     VALUES (?, 'More', 'More', '', '', 1)`,
  );
  database.transaction(() => {
    for (let index = 0; index < count; index++) insert.run(`more-${index}`);
  })();
}
