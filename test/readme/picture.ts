/** Takes the pictures of the README: `node --import tsx test/readme/picture.ts`. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { browserTest } from '../browser/browser.ts';
import { startSite } from '../support/site.ts';
import { TOP } from './document.ts';

const PICTURES = path.join(TOP, 'public/pictures/readme');
const MOST_BYTES = 200_000;
const SCREEN = { viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en-US' } as const;

browserTest('the shop with two cookies in the cart, and the demo account signed in', async (t, browser) => {
  const { url } = await startSite(t);
  const page = await browser.newPage(SCREEN);
  await logIn(page, `${url}/accounts/login`);
  for (const product of ['1', '5']) {
    await page.request.post(`${url}/cart/items`, { form: { product }, headers: { Origin: url } });
  }
  await page.goto(`${url}/shop`, { waitUntil: 'networkidle' });
  await take(page, 'shop.png');
});

browserTest('the panel right after a login', async (t, browser) => {
  const { url } = await startSite(t);
  const page = await browser.newPage(SCREEN);
  await page.goto(`${url}/shop`);
  await page.request.post(`${url}/cart/items`, { form: { product: '1' }, headers: { Origin: url } });
  await logIn(page, `${url}/accounts/login?next=/cart`);
  await page.locator('[data-wire] > summary').click();
  const login = page.locator('.exchange', { hasText: 'POST /accounts/login' });
  await login.locator('.set-cookie', { hasText: 'sessionid' }).scrollIntoViewIfNeeded();
  await page.evaluate('scrollTo(0, 0)');
  await take(page, 'wire.png');
});

async function logIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.fill('[name=username]', 'demo');
  await page.fill('[name=password]', 'chocolate-chip');
  await page.press('[name=password]', 'Enter');
  await page.locator('.username').waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  const picture = path.join(PICTURES, name);
  await page.screenshot({ path: picture });
  assert.ok(statSync(picture).size < MOST_BYTES, name);
}
