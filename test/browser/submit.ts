import type { Page } from 'playwright-core';

/** Presses a button that sends a form, and waits for the page that comes of it. */
export async function submit(page: Page, button: ReturnType<Page['locator']>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()]);
}
