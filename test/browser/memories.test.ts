import assert from 'node:assert/strict';
import { Products } from '../../src/shop/products.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

/** Each memory, and where the shop stands on it. */
const MOUNTS = { signed_cookies: '/signed-cookie', none: '/stateless', db: '' };

/** Whether an address leads there, however it is spelled. */
const at = (path: string) => (url: URL) => decodeURIComponent(url.pathname + url.search) === path;

for (const language of VISITED_LANGUAGES) {
  browserTest(`one shop with three memories, in ${language}`, async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const visit = new Visit(await profile.newPage(), language);
    const { page } = visit;
    const [first, second] = await new Products(site.database).all(language);
    assert.ok(first && second);
    const cookieNames = async () => (await profile.cookies()).map(({ name }) => name);

    await t.test('nothing: what is added is forgotten with the answer, and so is a login', async () => {
      await page.goto('/stateless/shop');
      await visit.press('shop.addNamed', first);
      await page.waitForURL('/stateless/cart');
      await visit.main.getByRole('heading', { name: visit.t('cart.empty.heading') }).waitFor();
      await visit.seesCount(0);
      const answer = page.waitForResponse((each) => each.request().method() === 'POST');
      const [accepted] = await Promise.all([answer, logIn('/stateless')]);
      assert.equal(accepted.status(), 303);
      await page.waitForURL('/stateless/shop');
      await visit.isUnknown();
      await visit.header.getByText(visit.t('memory.line.nothing'), { exact: true }).waitFor();
      assert.ok(!(await cookieNames()).some((name) => name.endsWith('sessionid')));
    });

    await t.test('a signed cookie: the cart and the login are kept, and no row is made', async () => {
      await page.goto('/signed-cookie/shop');
      await visit.press('shop.addNamed', first);
      await page.waitForURL('/signed-cookie/cart');
      await visit.press('cart.updateNamed', first);
      await visit.seesCount(1);
      await logIn('/signed-cookie');
      await visit.isKnownAs('demo');
      await visit.seesCount(1);
      assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
    });

    await t.test('a row: knows nothing of what stands in the signed cookie', async () => {
      await visit.followInHeader('memory.names.db');
      await visit.isUnknown();
      await visit.seesCount(0);
      await page.goto('/shop');
      await visit.press('shop.addNamed', second);
      await visit.seesCount(1);
      assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 1);
    });

    async function logIn(mount: string) {
      await page.goto(`${mount}/accounts/login?next=/shop`);
      await visit.sendLogin();
    }
  });
}

browserTest('the memory is changed in the header', async (t, browser) => {
  const site = await startSite(t);
  const visit = new Visit(await (await newProfile(t, browser, site)).newPage(), 'en');
  const { page } = visit;

  await t.test('which keeps the page', async () => {
    for (const path of [
      '/',
      '/shop',
      '/cart',
      '/session',
      '/accounts/signup',
      '/accounts/login?next=/cart',
    ]) {
      await page.goto(path);
      for (const [engine, mount] of Object.entries(MOUNTS)) {
        await visit.followInHeader(`memory.names.${engine}`);
        await page.waitForURL(at(mount + path));
      }
    }
  });

  await t.test('and a form that is shown again', async () => {
    for (const path of ['/accounts/login', '/accounts/signup']) {
      await page.goto(path);
      await visit.main.getByRole('button').click();
      await visit.main.getByRole('alert').waitFor();
      await visit.followInHeader('memory.names.none');
      await page.waitForURL(at(`/stateless${path}`));
    }
  });

  await t.test('the header marks the memory that the page runs on', async () => {
    for (const [engine, mount] of Object.entries(MOUNTS)) {
      await page.goto(`${mount}/shop`);
      const switcher = visit.header.getByRole('navigation', { name: visit.t('memory.label') });
      const marked = await switcher.locator('[aria-current]').allTextContents();
      assert.deepEqual(marked, [visit.t(`memory.names.${engine}`)]);
    }
  });
});

browserTest('changing the language in the header keeps the page and the memory', async (t, browser) => {
  const site = await startSite(t);
  const page = await (await newProfile(t, browser, site)).newPage();
  for (const path of ['/', '/signed-cookie/session', '/stateless/cart', '/accounts/login?next=/cart']) {
    await page.goto(path);
    await page.getByRole('button', { name: '한국어' }).click();
    await page.locator('html[lang=ko]').waitFor();
    assert.ok(at(path)(new URL(page.url())), `${path} became ${page.url()}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
  }
});
