/** What a visitor does with the jar, the workbench and tracking, to come to a state of theirs. */
import type { Page } from 'playwright-core';
import { submit } from './submit.ts';

export function answerTracking(answer: 'yes' | 'no') {
  return async (page: Page) => {
    await submit(page, page.locator(`.tracking-answers [value=${answer}]`));
    await page.goto('/tracking');
  };
}

export async function answerNothing(page: Page): Promise<void> {
  await page.evaluate("document.querySelector('.tracking-answers button').value = ''");
  await submit(page, page.locator('.tracking-answers button').first());
}

export async function sendGpc(page: Page): Promise<void> {
  await page.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await page.goto('/tracking');
  await page.setExtraHTTPHeaders({});
}

export async function leaveTrail(page: Page): Promise<void> {
  await submit(page, page.locator('.tracking-answers [value=yes]'));
  for (const path of ['/shop', '/lessons', '/lessons/experiments', '/shop', '/tracking'])
    await page.goto(path);
  await page.locator('canvas').first().waitFor();
}

export async function eraseTrail(page: Page): Promise<void> {
  await leaveTrail(page);
  await submit(page, page.locator('form[action="/tracking/erase"] button').last());
}

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
