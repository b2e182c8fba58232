/** One shop, three memories: what each keeps is kept apart from the others. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { isOfAllMemories } from '../../src/lessons/one-address.ts';
import { startSite } from '../support/site.ts';
import { addToCart, cartOf, contents, logIn, MOUNTS, signUp } from './people.ts';

test('one shop, three memories: what each keeps is kept apart from the others', async (t) => {
  const site = await startSite(t);

  await t.test(
    'below /stateless a cart is accepted and forgotten: the next request is a stranger',
    async () => {
      const kim = site.visitor();
      const before = contents(site);
      const accepted = await kim.post(
        '/stateless/cart/items',
        { product: '1' },
        { Accept: 'application/json' },
      );
      assert.equal(accepted.status, 200);
      assert.equal(accepted.json()['count'], 1, 'known for as long as the request lasts');
      assert.deepEqual(accepted.setCookies, []);
      assert.equal((await cartOf(kim, '/stateless')).count, 0);
      assert.deepEqual(contents(site), before);
    },
  );

  await t.test(
    'below /stateless a login is accepted and forgotten, and nobody gets to a page of their own',
    async () => {
      await signUp(site.visitor(), 'min');
      const kim = site.visitor();
      const accepted = await logIn(kim, 'min', { next: '/accounts/profile' }, '/stateless');
      assert.deepEqual(
        [accepted.status, accepted.headers.get('location')],
        [303, '/stateless/accounts/profile'],
      );
      assert.doesNotMatch(accepted.setCookies.join(), /sessionid/);
      assert.equal((await cartOf(kim, '/stateless')).user, null);
      assert.equal((await kim.get('/stateless/accounts/profile')).status, 303);
      assert.equal((await kim.post('/stateless/accounts/logout')).status, 303);
    },
  );

  await t.test('below /stateless the cookies of the other memories are not looked at', async () => {
    const kim = site.visitor();
    await signUp(kim, 'jin');
    await addToCart(kim, 1, 2);
    const cart = await cartOf(kim, '/stateless');
    assert.deepEqual([cart.user, cart.count], [null, 0]);
    assert.equal((await cartOf(kim)).count, 2);
  });

  await t.test('each memory has a cart and a login of its own, and a logout ends one alone', async () => {
    const kim = site.visitor();
    await signUp(kim, 'kim');
    await signUp(kim, 'lee', '/signed-cookie');
    await addToCart(kim, 1, 2);
    await addToCart(kim, 1, 5, '/signed-cookie');
    const both = async () => {
      const carts = [await cartOf(kim), await cartOf(kim, '/signed-cookie')];
      return carts.map(({ user, count }) => [user, count]);
    };
    assert.deepEqual(await both(), [
      ['kim', 2],
      ['lee', 5],
    ]);
    await kim.post('/accounts/logout');
    assert.deepEqual(await both(), [
      [null, 0],
      ['lee', 5],
    ]);
    await kim.post('/signed-cookie/accounts/logout');
    assert.deepEqual(await both(), [
      [null, 0],
      [null, 0],
    ]);
  });

  await t.test(
    'every page says which memory it runs on, and leads to the same page on the others',
    async () => {
      for (const mount of MOUNTS) {
        for (const page of ['/', '/shop', '/shop?a=1', '/session', '/accounts/login', '/no-such-page']) {
          const { text } = await site.visitor().get(mount + page);
          const links = MOUNTS.map(
            (each) => `href="${each}${page}"${each === mount ? ' aria-current="page"' : ''}>`,
          );
          for (const link of links) assert.ok(text.includes(link), `${mount}${page}: ${link}`);
        }
      }
    },
  );

  await t.test('links, forms and redirects stay with the memory that was chosen', async () => {
    const kim = site.visitor();
    for (const mount of ['/signed-cookie', '/stateless']) {
      await signUp(kim, `kim${mount.length}`, mount);
      for (const page of ['/', '/shop', '/cart', '/session', '/accounts/login', '/accounts/signup']) {
        const { text } = await kim.get(mount + page);
        const frame = text
          .replace(/<nav class="memories"[\s\S]*?<\/nav>/, '')
          .replace(/<main[\s\S]*<\/main>/, '');
        const targets = [
          ...text.matchAll(/ action="([^"]*)"/g),
          ...frame.matchAll(/<a [^>]*href="(\/[^"]*)"/g),
        ];
        assert.ok(targets.length > 5);
        for (const [, target = ''] of targets) {
          const isOfAll = isOfAllMemories(target) || target.startsWith('/announcements/');
          assert.ok(isOfAll || target.startsWith(mount), `${mount}${page} ${target}`);
        }
      }
      for (const [path, fields] of [
        ['/cart/items', { product: '1' }],
        ['/cart/clear', {}],
        ['/i18n/setlang', { language: 'en', next: '/cart' }],
        ['/accounts/logout', {}],
      ] as const) {
        const location = (await kim.post(mount + path, fields)).headers.get('location');
        assert.ok(location?.startsWith(`${mount}/`), `${path} ${location}`);
      }
    }
  });
});
