/** What a visitor does on a page, to come to a state of it. */
import type { Page } from 'playwright-core';
import { submit } from './submit.ts';

export async function bringForgedKey(page: Page): Promise<void> {
  const value = `s%3A${'a1b2'.repeat(8)}.forged`;
  await page.context().addCookies([{ name: 'sessionid', value, url: page.url() }]);
  await page.reload();
}

export async function addOne(page: Page): Promise<void> {
  await page.locator('[data-add-to-cart] button').first().click();
  await page.locator('[data-announcement] a').waitFor();
}

/** Does something worth showing, and comes back. */
export async function putInCart(page: Page): Promise<void> {
  await page.goto('/shop');
  await page.locator('.product-form button').first().click();
  await page.goto('/wire');
}

export async function openWire(page: Page): Promise<void> {
  await page.locator('[data-wire] > summary').click();
  await page.locator('[data-wire] .exchange').first().waitFor();
}

/** Sends the first such form, with a quantity that may be anything. */
export function send(form: string, quantity?: string) {
  return async (page: Page) => {
    const first = page.locator(form).first();
    if (quantity !== undefined) {
      await page.evaluate(
        'for (const field of document.querySelectorAll("[name=quantity]")) field.type = "text"',
      );
      await first.locator('[name=quantity]').fill(quantity);
    }
    await submit(page, first.locator('button'));
  };
}

export async function askToEnd(page: Page): Promise<void> {
  await page.locator('.device summary').click();
  await page.locator('.device details button').waitFor();
}

export async function endOthers(page: Page): Promise<void> {
  await page.locator('main > details summary').click();
  await submit(page, page.locator('main > details button'));
}

export async function failToLogIn(page: Page): Promise<void> {
  await page.locator('[name=username]').fill('guessed');
  await page.locator('[name=password]').fill('not the password');
  await submit(page, page.locator('.form button'));
}
