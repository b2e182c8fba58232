/** A visit as a visitor makes it, going by what stands on the pages. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import { Products } from '../../src/shop/products.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { afterRestart, complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';

const WAYS = [
  { language: 'en', javaScriptEnabled: true },
  { language: 'ko', javaScriptEnabled: true },
  { language: 'ko', javaScriptEnabled: false },
] as const;

for (const { language, javaScriptEnabled } of WAYS) {
  const how = `in ${language} ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
  browserTest(`a visit ${how}, from the first cookie to the day after`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = (more: BrowserContextOptions = {}) =>
      newProfile(t, browser, site, { locale: language, javaScriptEnabled, ...more });
    const [first, second] = await new Products(site.database).all(language);
    assert.ok(first && second);
    let cookies = await profile();
    const complaints = complaintsOf(cookies, site);
    let visit = new Visit(await cookies.newPage(), language);

    const restartBrowser = async () => {
      const kept = await afterRestart(cookies);
      await cookies.close();
      cookies = await profile(kept);
      visit = new Visit(await cookies.newPage(), language);
    };

    await step("a stranger's first cookie leads to the cart, and the header counts it", async () => {
      await visit.page.goto('/');
      await visit.follow('home.choose');
      await visit.press('shop.addNamed', first);
      await visit.page.waitForURL('/cart');
      await visit.seesCount(1);
    });

    await step(`the second ${javaScriptEnabled ? 'is added on the spot, and said' : 'too'}`, async () => {
      await visit.follow('cart.more');
      await visit.press('shop.addNamed', second);
      await visit.seesCount(2);
      if (javaScriptEnabled) {
        assert.equal(visit.page.url(), `${site.url}/shop`);
        const said = await visit.page.getByRole('status').textContent();
        assert.ok(said?.startsWith(visit.t('shop.added', { name: second.name })), `said: ${said}`);
        await visit.follow('shop.seeCart');
      }
      await visit.page.waitForURL('/cart');
    });

    await step('in the cart it can become more, or none', async () => {
      await visit.fill('cart.quantityOf', '5', first);
      await visit.press('cart.updateNamed', first);
      await visit.seesCount(6);
      await visit.press('cart.removeNamed', second);
      await visit.seesCount(5);
      assert.equal(await visit.main.getByText(second.name).count(), 0);
    });

    await step('signing up leads back to the cart, and the header says who one is', async () => {
      await visit.followInHeader('layout.signUp');
      await visit.fill('auth.username', 'kim');
      await visit.fill('auth.password', 'three warm biscuits');
      await visit.fill('auth.signup.passwordAgain', 'three warm biscuits');
      await visit.press('auth.signup.submit');
      await visit.isKnownAs('kim');
      await visit.seesCount(5);
      assert.equal(visit.page.url(), `${site.url}/cart`);
    });

    await step('after logging out one is a stranger without a cart', async () => {
      await visit.logOut();
      await visit.seesCount(0);
    });

    await step('the demo account that the login page names lets one in', async () => {
      await visit.followInHeader('layout.logIn');
      await logInByDemoAccount();
      await visit.isKnownAs('demo');
    });

    await t.test('so far the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));

    await step('not remembered, one is a stranger when the browser starts again', async () => {
      await restartBrowser();
      await visit.page.goto('/accounts/login');
      await visit.isUnknown();
      assert.equal(await usernameInForm(), '');
    });

    await step('remembered, one is still signed in when the browser starts again', async () => {
      await visit.tick('auth.login.rememberMe');
      await visit.tick('auth.login.rememberUsername');
      await logInByDemoAccount();
      await visit.isKnownAs('demo');
      await restartBrowser();
      await visit.page.goto('/shop');
      await visit.isKnownAs('demo');
    });

    await step('logged out, the name is filled in next time', async () => {
      await visit.logOut();
      await restartBrowser();
      await visit.page.goto('/accounts/login');
      assert.equal(await usernameInForm(), 'demo');
    });

    async function logInByDemoAccount() {
      const [username = '', password = ''] = await visit.main.locator('aside code').allTextContents();
      await visit.fill('auth.username', username);
      await visit.fill('auth.password', password);
      await visit.press('auth.login.submit');
    }

    function usernameInForm() {
      return visit.page.getByLabel(visit.t('auth.username'), { exact: true }).inputValue();
    }
  });
}
