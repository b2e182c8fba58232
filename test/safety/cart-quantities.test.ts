/** Whatever quantity is asked for: a clear answer, and a cart that holds what it held. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { startSite } from '../support/site.ts';
import { addToCart, cartOf, quantities } from './people.ts';

const KEPT = ['', '/signed-cookie'] as const;
const AsJson = { Accept: 'application/json' };

/** What can be no quantity, and which text says so. */
const NO_QUANTITY = [
  ['-1', 'range'],
  ['1000', 'range'],
  ['1000000000', 'range'],
  ['99999999999999999999999999', 'range'],
  ['1.5', 'wholeNumber'],
  ['1.0', 'wholeNumber'],
  ['1,5', 'wholeNumber'],
  ['abc', 'wholeNumber'],
  ['1e3', 'wholeNumber'],
  ['0x10', 'wholeNumber'],
  ['+1', 'wholeNumber'],
  ['1 2', 'wholeNumber'],
  ['NaN', 'wholeNumber'],
  ['Infinity', 'wholeNumber'],
  ['٣', 'wholeNumber'],
  ['１', 'wholeNumber'],
  ['null', 'wholeNumber'],
  ['', 'required'],
  ['  ', 'required'],
] as const;

/** The two ways to say a quantity, and the least that each takes. */
const WAYS = [
  ['added', '/cart/items', { product: '1' }, 1],
  ['set', '/cart/items/1', {}, 0],
] as const;

test('whatever quantity is asked for, the answer is clear and the cart holds what it held', async (t) => {
  const site = await startSite(t);

  for (const [way, path, fields, min] of WAYS) {
    await t.test(
      `a quantity that is none, ${way}: 400, the field is marked, the cart is as it was`,
      async () => {
        const inputs = min === 0 ? NO_QUANTITY : ([...NO_QUANTITY, ['0', 'range']] as const);
        for (const mount of KEPT) {
          const kim = site.visitor();
          await addToCart(kim, 1, 2, mount);
          for (const [quantity, text] of inputs) {
            const said = translator.en(`fields.${text}`, { min, max: 999 });
            const json = await kim.post(mount + path, { ...fields, quantity }, AsJson);
            assert.equal(json.status, 400, quantity);
            assert.deepEqual(json.json(), { error: said, fields: { quantity: said } }, quantity);
          }
          assert.deepEqual(quantities(await cartOf(kim, mount)), [[1, 2]]);
        }
      },
    );

    await t.test(
      `a quantity that is none, ${way}, comes back marked in the page, in both languages`,
      async () => {
        const kim = site.visitor();
        await addToCart(kim, 1, 2);
        for (const language of ['en', 'ko'] as const) {
          const headers = { 'Accept-Language': language };
          const { status, text } = await kim.post(path, { ...fields, quantity: '1.5x' }, headers);
          assert.equal(status, 400);
          assert.match(text, /id="id_quantity_1"[^>]*value="1\.5x"[^>]*aria-invalid="true"/);
          assert.ok(text.includes(translator[language]('fields.wholeNumber')));
          assert.equal(text.match(/aria-invalid="true"/g)?.length, 1, 'the other fields are not marked');
        }
      },
    );
  }

  await t.test('a quantity of 0 takes the cookie out, and one that is not there stays out', async () => {
    for (const mount of KEPT) {
      const kim = site.visitor();
      await addToCart(kim, 1, 2, mount);
      await addToCart(kim, 2, 3, mount);
      for (const product of [1, 1, 12]) {
        assert.equal((await kim.post(`${mount}/cart/items/${product}`, { quantity: '0' })).status, 303);
        const { decoded } = await kim.json<{ decoded: unknown }>(`${mount}/session`);
        assert.deepEqual(decoded, { cart: { 2: 3 } });
      }
    }
  });

  await t.test('999 of a cookie fit, however they are added, and not one more', async () => {
    for (const mount of KEPT) {
      const kim = site.visitor();
      await addToCart(kim, 1, 998, mount);
      await addToCart(kim, 1, 1, mount);
      for (const quantity of ['1', '999']) {
        const more = await kim.post(`${mount}/cart/items`, { product: '1', quantity }, AsJson);
        assert.equal(more.status, 400);
        assert.deepEqual(quantities(await cartOf(kim, mount)), [[1, 999]]);
      }
      await addToCart(kim, 2, 999, mount);
      assert.equal((await cartOf(kim, mount)).count, 2 * 999);
    }
  });
});
