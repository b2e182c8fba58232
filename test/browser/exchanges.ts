/** The list of exchanges, in the panel or on its own page, as a visitor goes about in it. */
import type { TestContext } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import { startSite } from '../support/site.ts';
import { newProfile } from './profile.ts';
import { Visit } from './visit.ts';

/** Somebody at a new site. */
export async function newVisit(t: TestContext, browser: Browser, language: Language = 'en') {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site, { locale: language });
  return { site, profile, visit: new Visit(await profile.newPage(), language) };
}

export const panel = ({ page }: Visit) => page.locator('[data-wire]');
export const openPanel = (visit: Visit) => panel(visit).locator('summary').first().click();
export const exchanges = ({ page }: Visit) => page.locator('.exchange');

/** The exchange whose line begins so. */
export const exchange = (visit: Visit, line: string) => exchanges(visit).filter({ hasText: line }).first();

export const textOf = async (found: Locator) =>
  ((await found.textContent()) ?? '').replace(/\s+/g, ' ').trim();

export async function unfold(found: Locator): Promise<void> {
  if ((await found.locator('details').first().getAttribute('open')) === null)
    await found.locator('summary').first().click();
}

/** And comes to the cart. */
export async function logIn(visit: Visit): Promise<void> {
  await visit.page.goto('/accounts/login?next=/cart');
  await visit.sendLogin();
  await visit.isKnownAs('demo');
}
