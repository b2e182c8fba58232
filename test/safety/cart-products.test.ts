/** Whatever product is asked for, gone, or put into the row by another program: a cart that can be used. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { SECRET_KEY, type Site, startSite } from '../support/site.ts';
import { addToCart, cartOf, errorSaid, MOUNTS, quantities } from './people.ts';
import { form, send } from './raw-client.ts';

const AsJson = { Accept: 'application/json' };

test('a product that is gone stays in the cart, marked and without a price, until it is taken out', async (t) => {
  const site = await startSite(t);
  for (const mount of ['', '/signed-cookie']) {
    const product = mount === '' ? 1 : 2;
    const kim = site.visitor();
    await addToCart(kim, product, 2, mount);
    await addToCart(kim, 3, 3, mount);
    site.database.prepare('DELETE FROM shop_product WHERE id = ?').run(product);

    const cart = await cartOf(kim, mount);
    assert.deepEqual(cart.items[0], { product, name: null, quantity: 2, price: 0, gone: true });
    assert.deepEqual([cart.count, cart.total], [5, 3 * 2800]);
    for (const language of ['en', 'ko'] as const) {
      const { status, text } = await kim.get(`${mount}/cart`, { 'Accept-Language': language });
      assert.equal(status, 200);
      assert.ok(text.includes(translator[language]('cart.gone')));
    }
    for (const quantity of ['1', '3']) {
      assert.equal((await kim.post(`${mount}/cart/items/${product}`, { quantity }, AsJson)).status, 404);
    }
    assert.deepEqual(quantities(await cartOf(kim, mount)), [
      [product, 2],
      [3, 3],
    ]);
    assert.equal((await kim.post(`${mount}/cart/items/${product}`, { quantity: '0' })).status, 303);
    assert.deepEqual(quantities(await cartOf(kim, mount)), [[3, 3]]);
  }
});

test('a product with a number of any length that is sold: what is accepted stands in the cart', async (t) => {
  const site = await startSite(t);
  const insert = site.database.prepare(`INSERT INTO shop_product
    (id, slug, name_en, name_ko, description_en, description_ko, price) VALUES (?, ?, '', '', '', '', 1)`);
  for (const number of [99, 2 ** 31, 999_999_999_999_999, 1e15, Number.MAX_SAFE_INTEGER]) {
    insert.run(number, `cookie-${number}`);
    const kim = site.visitor();
    const { status } = await kim.post('/cart/items', { product: String(number) });
    assert.deepEqual(
      quantities(await cartOf(kim)),
      status === 303 ? [[number, 1]] : [],
      `${number} ${status}`,
    );
  }
});

test('a cart that another program wrote oddly: what can be a cart is one, and the page is whole', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await addToCart(kim, 1, 1);
  const odd = '{"1":2,"2":"3","3":1.5,"4":true,"5":-1,"6":null,"7":[9],"8":{"a":1},"abc":5,"":6,"9":1e300}';
  for (const [cart, expected] of [
    [odd, [[1, 2]]],
    ['"text"', []],
    ['7', []],
    ['null', []],
    ['true', []],
  ] as const) {
    writeCart(site, cart);
    assert.deepEqual(quantities(await cartOf(kim)), expected, cart);
    assert.equal((await kim.get('/cart')).status, 200, cart);
    assert.equal((await kim.get('/session')).status, 200, cart);
    await addToCart(kim, 1, 1);
    assert.ok((await cartOf(kim)).count >= 1, cart);
  }
});

/** Puts this in place of every cart. */
function writeCart({ database }: Site, json: string): void {
  const text = new Signer(ROW_SALT, SECRET_KEY).dumps(`{"cart":${json}}`);
  database.prepare('UPDATE django_session SET session_data = ?').run(text);
}

test('a product that this shop does not sell is refused', async (t) => {
  const site = await startSite(t);

  await t.test('a product that this shop never sold: 404, and nothing is remembered', async () => {
    for (const mount of MOUNTS) {
      for (const product of ['13', '999999', '999999999999999']) {
        for (const reply of [
          await send(site.url, `${mount}/cart/items`, form({ product }, AsJson)),
          await send(site.url, `${mount}/cart/items/${product}`, form({ quantity: '1' }, AsJson)),
        ]) {
          assert.equal(reply.status, 404, product);
          assert.deepEqual(reply.json(), errorSaid('unknownProduct'));
          assert.deepEqual(reply.setCookies, []);
        }
      }
    }
  });

  await t.test('a product that can be none: 400, and nothing is remembered', async () => {
    for (const product of [
      'abc',
      '0',
      '-1',
      '1.5',
      '1e0',
      '0x1',
      'NaN',
      '1;2',
      '__proto__',
      '9007199254740993',
      ' ',
    ]) {
      const added = await send(site.url, '/cart/items', form({ product }, AsJson));
      const set = await send(
        site.url,
        `/cart/items/${encodeURIComponent(product)}`,
        form({ quantity: '1' }, AsJson),
      );
      for (const reply of [added, set]) {
        assert.equal(reply.status, 400, product);
        assert.deepEqual(reply.json(), errorSaid('badRequest'));
        assert.deepEqual(reply.setCookies, []);
      }
    }
    assert.equal((await send(site.url, '/cart/items', form({ quantity: '1' }))).status, 400, 'none at all');
  });
});
