/** What a visitor does with the jar and the workbench, to come to a state of theirs. */
import type { Page } from 'playwright-core';
import { submit } from './submit.ts';

export async function putInJar(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'large', value: 'y'.repeat(3000), url: page.url() }]);
  await page.locator('#id_value').fill('2 & 3');
  await submit(page, page.locator('#samples form button'));
}

export async function deleteInVain(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'stays', value: '1', url: page.url() }]);
  await page.goto('/cookies?deleted=stays');
}

/** Of which a row stays on the server. */
export async function deleteSessionCookie(page: Page): Promise<void> {
  await deleteCookie(page, 'sessionid');
}

export async function deleteElsewhere(page: Page): Promise<void> {
  await putInJar(page);
  await deleteCookie(page, 'jar_elsewhere');
}

async function deleteCookie(page: Page, name: string): Promise<void> {
  await submit(page, page.locator(`form[action="/cookies/delete"]:has([value="${name}"]) button`));
}

/** To the only path that the third one comes along to. */
export async function goElsewhere(page: Page): Promise<void> {
  await putInJar(page);
  await page.goto('/cookies/elsewhere');
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
