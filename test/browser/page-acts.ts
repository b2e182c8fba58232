/** What a visitor does on a page, to come to a state of it. */
import type { Page } from 'playwright-core';
import { STATIONS } from '../../src/lessons/seen.ts';
import { submit } from './submit.ts';

export async function bringForgedKey(page: Page): Promise<void> {
  const value = `s%3A${'a1b2'.repeat(8)}.forged`;
  await page.context().addCookies([{ name: 'sessionid', value, url: page.url() }]);
  await page.reload();
}

export async function seeAllStations(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'seen', value: STATIONS.join('.'), url: page.url() }]);
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

export async function predict(page: Page): Promise<void> {
  await page.locator('[name=prediction]').first().check();
  await page.locator('main form button').click();
  await page.locator('[data-outcome]').waitFor();
}

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

/** Sends both ways, compares the memories and asks twice. */
export async function tryStateless(page: Page): Promise<void> {
  for (const what of ['connections', 'memories'])
    await submit(page, page.locator(`form[action$="/${what}"] button`));
  await page.locator('[data-ask] button').click();
  await page.locator('[data-verdicts] [data-judged]').nth(1).waitFor();
}

/** As the strip does at the foot of a page, or the page itself. */
export async function setLessonCookies(page: Page): Promise<void> {
  await submit(page, page.locator('form[action$="/lifetimes/cookies"] button'));
}

/** To the only path that it comes along to. */
