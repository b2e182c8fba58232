/** What a visitor does with the preferences and the announcements, to come to a state of theirs. */
import type { Page } from 'playwright-core';
import { submit } from './submit.ts';

export async function comeForTheFirstTime(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'welcomed' });
  await page.reload();
}

export async function chooseNone(page: Page): Promise<void> {
  await page.evaluate("document.querySelector('#id_theme_system').value = 'purple'");
  await submit(page, page.locator('[data-preference=theme] button'));
}

export async function choosePrices(page: Page): Promise<void> {
  await page.locator('#id_prices_without_vat').check();
  await submit(page, page.locator('[data-preference=prices] button'));
}

export async function putAllAway(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'remembered_username', value: '2026', url: page.url() }]);
  await submit(page, page.locator('.bake button'));
}

export async function seeWithoutVat(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'prices', value: 'without_vat', url: page.url() }]);
  await page.reload();
}
