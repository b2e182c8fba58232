import type { Page } from 'playwright-core';

/** Presses a button that leads to another page, and waits for that. */
export async function submit(page: Page, button: ReturnType<Page['locator']>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()]);
}
