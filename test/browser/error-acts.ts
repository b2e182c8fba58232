/** What goes wrong for a visitor, for the tour of every page. */
import type { Page } from 'playwright-core';
import type { Site } from '../support/site.ts';
import { submit } from './submit.ts';

export async function sendTooMuch(page: Page): Promise<void> {
  await page.locator('[name=username]').fill('x'.repeat(20_000));
  await submit(page, page.locator('.form button'));
}

export async function comeFromAnotherSite(page: Page): Promise<void> {
  const action = new URL('/cart/clear', page.url()).href;
  await page.goto('about:blank');
  await page.setContent(`<form method="post" action="${action}"><button>Free cookies!</button></form>`);
  await submit(page, page.locator('button'));
}

/** While the database takes no change. */
export async function changeInVain(page: Page, { database }: Site): Promise<void> {
  database.pragma('query_only = ON');
  await submit(page, page.locator('form[action="/cart/clear"] button'));
  database.pragma('query_only = OFF');
}

/** While a table is missing. */
export async function meetFault(page: Page, { database }: Site): Promise<void> {
  database.exec('ALTER TABLE shop_product RENAME TO mislaid');
  await page.goto('/shop');
  database.exec('ALTER TABLE mislaid RENAME TO shop_product');
}
