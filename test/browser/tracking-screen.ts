/** What tracking leaves in a browser, and what its pages show there. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';

export async function trackingCookies(profile: BrowserContext): Promise<string[]> {
  const cookies = (await profile.cookies()).filter(({ name }) => name.startsWith('tracking'));
  return cookies.map(({ name, value }) => `${name}=${value}`);
}

export async function idOf(profile: BrowserContext): Promise<string> {
  return (await profile.cookies()).find(({ name }) => name === 'tracking_id')?.value ?? assert.fail('no id');
}

/** What makes one answer look weightier than the other. */
export const looksOf = (page: Page, answer: string) =>
  page.evaluate<unknown>(
    `(() => {
      const button = document.querySelector('.tracking-consent [value=${answer}]');
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(button);
      const { width, height } = button.getBoundingClientRect();
      return { color, backgroundColor, borderColor, fontSize, fontWeight, width, height };
    })()`,
  );

export const tableOf = async (page: Page, chart: string) =>
  (
    await page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-chart=${chart}] tbody tr')].map(({ cells }) =>
        [...cells].map((cell) => cell.textContent.trim()).join(' '))`,
    )
  ).sort();

export const waysOf = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.tracking-way')].map(({ dataset }) => dataset.from + ' ' + dataset.to)`,
  );

/** Whether each canvas holds anything but one colour. */
export const painted = (page: Page) =>
  page.evaluate<boolean>(
    `new Promise(requestAnimationFrame).then(() => [...document.querySelectorAll('canvas')].every((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(data).size > 4;
    }))`,
  );
