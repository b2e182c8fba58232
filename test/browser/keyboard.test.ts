import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';

browserTest(
  'the first Tab on a page offers the way past its header, and Enter takes it',
  async (t, browser) => {
    const site = await startSite(t);
    const page = await (await newProfile(t, browser, site)).newPage();
    for (const path of ['/', '/shop', '/accounts/login', '/no-such-page']) {
      await page.goto(path);
      await page.keyboard.press('Tab');
      assert.equal(await focused(page).textContent(), 'Skip to the content', path);
      await page.keyboard.press('Enter');
      assert.equal(await focused(page).getAttribute('id'), 'content', path);
      await page.keyboard.press('Tab');
      assert.equal(await page.locator('main :focus, footer :focus').count(), 1, path);
    }
  },
);

browserTest(
  'a visitor without a mouse fills a cart, signs up and logs in, sending by Enter',
  async (t, browser) => {
    const site = await startSite(t);
    const page = await (await newProfile(t, browser, site)).newPage();
    await page.goto('/shop');
    await typeInto(page, page.getByLabel('Quantity of Yakgwa'), '3');
    await page.keyboard.press('Enter');
    await page.waitForURL('/cart');

    await typeInto(page, page.getByLabel('Quantity of Yakgwa'), '5');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Cart 5' }).waitFor();

    await tabTo(page, page.getByRole('link', { name: 'Sign up' }));
    await page.keyboard.press('Enter');
    await typeInto(page, page.getByLabel('Username'), 'kim');
    await typeInto(page, page.getByLabel('Password', { exact: true }), 'three warm biscuits');
    await typeInto(page, page.getByLabel('Password again'), 'three warm biscuits');
    await page.keyboard.press('Enter');
    await page.waitForURL('/cart');

    await tabTo(page, page.getByRole('button', { name: 'Log out' }));
    await page.keyboard.press('Enter');
    await page.waitForURL('/');
    await page.goto('/accounts/login');
    await typeInto(page, page.getByLabel('Username', { exact: true }), 'kim');
    await typeInto(page, page.getByLabel('Password'), 'three warm biscuits');
    await tabTo(page, page.getByLabel('Remember my username'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'kim' }).waitFor();
    await page.goto('/accounts/profile');
    await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Log out' }));
    await page.keyboard.press('Enter');
    await page.waitForURL('/');
    await page.goto('/accounts/login');
    assert.equal(await page.getByLabel('Username', { exact: true }).inputValue(), 'kim');
  },
);

browserTest('what needs another look is read out at once, and leads to its field', async (t, browser) => {
  const site = await startSite(t);
  const page = await (await newProfile(t, browser, site)).newPage();
  await page.goto('/accounts/signup');
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await page.waitForLoadState();
  assert.equal(await focused(page).getAttribute('role'), 'alert');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page).getAttribute('name'), 'username');
});

const focused = (page: Page) => page.locator(':focus');

async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Presses Tab until the focus is there; going round once is far enough. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(focused(page)).count()) === 1) return;
  }
  assert.fail(`Tab does not lead to ${target}`);
}
