/** A browser as a visitor has it: its own cookies, a language, a theme. */
import type { TestContext } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

/** A new profile, closed with the test. */
export async function newProfile(
  t: TestContext,
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const profile = await browser.newContext({ baseURL: site.url, locale: 'en-US', ...options });
  profile.setDefaultTimeout(10_000);
  t.after(() => profile.close());
  return profile;
}

/** What a browser keeps when it is closed and opened again: the cookies that have an end. */
export async function afterRestart(profile: BrowserContext) {
  const { cookies } = await profile.storageState();
  return { storageState: { cookies: cookies.filter(({ expires }) => expires !== -1), origins: [] } };
}

/** Becomes the one who has been here as this visitor, in this language; who was here was greeted. */
export async function become(profile: BrowserContext, visitor: Visitor, language: Language): Promise<void> {
  await profile.clearCookies();
  const kept = [...visitor.cookies].map(([name, { value, path }]) => ({ name, value, path }));
  const greeted = { name: 'welcomed', value: 'yes', path: '/' };
  const cookies = [...kept, greeted, { name: 'django_language', value: language, path: '/' }];
  await profile.addCookies(cookies.map((cookie) => ({ ...cookie, domain: '127.0.0.1' })));
}

/**
 * Notes what no page may do: ask another host, throw, or have the browser complain, as it does when the
 * content security policy is broken. That a page itself is an error page is no complaint.
 */
export function complaintsOf(profile: BrowserContext, site: Site): () => string[] {
  const complaints: { url: string; what: string }[] = [];
  const errorPages = new Set<string>();
  const here = (page: Page | null) => page?.url() ?? '';
  profile.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${site.url}/`)) complaints.push({ url, what: 'another host was asked' });
  });
  profile.on('console', (message) => {
    const { url } = message.location();
    if (message.type() !== 'log') complaints.push({ url, what: `${message.type()}: ${message.text()}` });
  });
  profile.on('weberror', (error) => {
    complaints.push({ url: here(error.page()), what: String(error.error()) });
  });
  profile.on('response', (response: Response) => {
    if (response.status() >= 400 && response.request().isNavigationRequest()) errorPages.add(response.url());
  });
  return () =>
    complaints
      .filter(({ url, what }) => !(errorPages.has(url) && what.includes('Failed to load resource')))
      .map(({ url, what }) => `${url} ${what}`);
}
