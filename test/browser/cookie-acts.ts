/** What a visitor does with the jar and the workbench, to come to a state of theirs. */
import type { Page } from 'playwright-core';
import { submit } from './submit.ts';

export async function putInJar(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'large', value: 'y'.repeat(3000), url: page.url() }]);
  await page.locator('#id_value').fill('butter & tea');
  await submit(page, page.locator('#samples form button'));
}

export async function deleteInVain(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'stays', value: '1', url: page.url() }]);
  await page.goto('/cookies?deleted=stays');
}

export async function sendCookie(page: Page): Promise<void> {
  await submit(page, page.locator('[data-form] .primary'));
  await page.locator('[data-outcome]').waitFor();
}

export async function followCookie(page: Page): Promise<void> {
  await sendCookie(page);
  await page.locator('.wb-sent > p > a').click();
  await page.locator('.wb-arrived strong').waitFor();
}
