/** One key, one colour: what lights the chips of a key, with a mouse and without. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addToCart, sessionKeyOf } from '../safety/people.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { become, newProfile } from './profile.ts';

const HOLDER = ':is(a, button, summary):has([data-key])';

browserTest('coming to what holds a key lights it everywhere; leaving it puts it out', async (t, browser) => {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site);
  const shopper = site.visitor();
  await addToCart(shopper, 1, 1);
  const key = await sessionKeyOf(shopper);
  await become(profile, shopper, 'en');
  const page = await profile.newPage();
  await page.goto('/session');
  const lit = () =>
    page.locator('[data-lit]').evaluateAll((chips) => chips.map((chip) => chip.getAttribute('data-key')));
  const all = Array(await page.locator(`[data-key="${key}"]`).count()).fill(key);
  assert.ok(all.length >= 4, `${all.length} chips`);
  await pretendAnotherKey(page);

  await t.test(
    'the way past the header leads to the main part, which holds many keys: none lights',
    async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('main:focus').count(), 1);
      assert.deepEqual(await lit(), []);
    },
  );

  await t.test('a summary that holds one lights all of the same key and no other', async () => {
    await tabTo(page, HOLDER);
    assert.deepEqual(await lit(), all);
  });

  await t.test('going on puts them out', async () => {
    await page.keyboard.press('Shift+Tab');
    assert.deepEqual(await lit(), []);
  });

  await t.test('so does the mouse, pointing at one and then at something else', async () => {
    await page.locator('main [data-key]').first().hover();
    assert.deepEqual(await lit(), all);
    await page.locator('h1').hover();
    assert.deepEqual(await lit(), []);
  });
});

/** Puts the chip of another key on the page, which must stay as it is. */
async function pretendAnotherKey(page: Page): Promise<void> {
  await page.evaluate(
    'document.querySelector("footer").append(Object.assign(document.querySelector("main [data-key]").cloneNode(), { id: "other" }));' +
      'document.getElementById("other").dataset.key = "another";',
  );
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let times = 0; times < 60; times++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) === 1) return;
  }
  assert.fail(`no Tab leads to ${selector}`);
}
