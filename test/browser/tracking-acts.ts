/** What a visitor does on the page on tracking, for the tour of every page. */
import type { Page } from 'playwright-core';
import type { Site } from '../support/site.ts';
import { PASSWORD } from './people.ts';
import { submit } from './submit.ts';

/** As the strip does at the foot of a page, or the page itself. */
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

/** Has been here before the login as well, so that what was recorded of a stranger is somebody's now. */
export async function joinTrail(page: Page): Promise<void> {
  await leaveTrail(page);
  await page.goto('/accounts/login?next=/tracking');
  await page.locator('[name=username]').fill('2026');
  await page.locator('[name=password]').fill(PASSWORD);
  await submit(page, page.locator('.form button'));
  await page.goto('/tracking'); // the first page after the login has joined them
  await page.locator('canvas').first().waitFor();
}

/** When all others have had their trails erased. */
export async function seeTooFew(page: Page, { database }: Site): Promise<void> {
  database.exec('DELETE FROM tracking_visit; DELETE FROM tracking_visitor');
  await page.reload();
}
