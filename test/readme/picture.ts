/**
 * Takes the picture of the README: `node --import tsx test/readme/picture.ts`. A demo account is signed in,
 * and two cookies are in the cart.
 */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { browserTest } from '../browser/browser.ts';
import { startSite } from '../support/site.ts';
import { TOP } from './document.ts';

const PICTURE = path.join(TOP, 'public/pictures/readme/shop.png');
const MOST_BYTES = 200_000;

browserTest('the shop, as the README shows it', async (t, browser) => {
  const { url } = await startSite(t);
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-US',
  });
  await page.goto(`${url}/accounts/login`);
  await page.fill('[name=username]', 'demo');
  await page.fill('[name=password]', 'chocolate-chip');
  await page.press('[name=password]', 'Enter');
  await page.waitForURL(`${url}/`);
  for (const product of ['1', '5']) {
    await page.request.post(`${url}/cart/items`, { form: { product }, headers: { Origin: url } });
  }
  await page.goto(`${url}/shop`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: PICTURE });
  assert.ok(statSync(PICTURE).size < MOST_BYTES);
});
