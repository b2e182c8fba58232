/** Personalisation, as a visitor meets it (S13 of the lecture). */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { instantText } from '../../src/i18n/instant.ts';
import { shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const PAGE = '/preferences';

const cookieOf = async (profile: BrowserContext, name: string) =>
  (await profile.cookies()).find((cookie) => cookie.name === name)?.value;

/** The brightness of the page's background, from 0 to 255. */
const paperOf = async (page: Page) => {
  const numbers = await page.evaluate<number[]>(
    'getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)',
  );
  return numbers.reduce((sum, part) => sum + part, 0) / 3;
};

const choose = async (page: Page, name: string, option: string) => {
  await page.locator(`#id_${name}_${option}`).check();
  await page.locator(`[data-preference=${name}] button`).click();
  await page.locator(`[data-preference=${name}] [data-kept]`).waitFor();
};

const KIM = { username: 'kim', password: 'three warm biscuits' };

const signUp = async (visit: Visit, { url }: Site) => {
  await visit.page.goto(`${url}/accounts/signup`);
  await visit.fill('auth.username', KIM.username);
  await visit.fill('auth.password', KIM.password);
  await visit.fill('auth.signup.passwordAgain', KIM.password);
  await visit.press('auth.signup.submit');
  await visit.isKnownAs(KIM.username);
};

const logIn = async (visit: Visit, { url }: Site) => {
  await visit.page.goto(`${url}/accounts/login`);
  await visit.fill('auth.username', KIM.username);
  await visit.fill('auth.password', KIM.password);
  await visit.press('auth.login.submit');
  await visit.isKnownAs(KIM.username);
};

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor's choices are kept, applied and explained, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, {
      ...{ locale: language, colorScheme: 'light', javaScriptEnabled: false },
    });
    const visit = new Visit(await profile.newPage(), language);
    const { page } = visit;
    const kept = (name: string) => page.locator(`[data-preference=${name}] [data-kept]`);

    await step('the theme is the system’s, until another is chosen', async () => {
      await page.goto('/');
      await visit.followInHeader('layout.preferences');
      await page.waitForURL(PAGE);
      assert.equal((await paperOf(page)) > 200, true, 'it is light');
      await choose(page, 'theme', 'dark');
      assert.equal((await paperOf(page)) < 60, true, 'it is dark');
    });

    await step('the page shows the cookie, its end, and the line that set it', async () => {
      const cookie = (await profile.cookies()).find(({ name }) => name === 'theme');
      const text = (await kept('theme').textContent()) ?? '';
      shows(text, `theme=${cookie?.value}`);
      shows(text, instantText(Math.floor(cookie?.expires ?? 0) * 1000, language));
      shows(text, 'Path=/; ');
      assert.equal(await page.locator('.preference-line').count(), 1);
      await page.reload();
      shows(await kept('theme').textContent(), 'theme=dark');
    });

    await step('the server applies it: dark before any style has come, and below every shop', async () => {
      for (const path of ['/', '/signed-cookie/shop', '/stateless', '/accounts/login', '/no-such-page']) {
        await page.goto(path);
        assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark', path);
        assert.equal((await paperOf(page)) < 60, true, path);
      }
      await profile.route('**/*.css', (route) => route.abort());
      await page.goto('/shop');
      const scheme = await page.locator('meta[name=color-scheme]').getAttribute('content');
      assert.equal(scheme, 'dark');
      await profile.unroute('**/*.css');
    });

    await step('prices without VAT, and the page says so', async () => {
      await page.goto(PAGE);
      await choose(page, 'prices', 'without_vat');
      await page.goto('/shop');
      await visit.main.getByText(visit.t('preferences.prices.without')).waitFor();
      shows(await page.locator('.price').first().textContent(), '2,273');
    });

    await step('another language, and back to what the browser says', async () => {
      const other = language === 'en' ? 'ko' : 'en';
      await page.goto(PAGE);
      await choose(page, 'language', other);
      assert.equal(await page.locator('html').getAttribute('lang'), other);
      assert.equal(await cookieOf(profile, 'django_language'), other);
      await choose(page, 'language', 'browser');
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await cookieOf(profile, 'django_language'), undefined);
    });
  });

  browserTest(`with two browsers, what follows and what stays, in ${language}`, async (t, browser) => {
    const site = await startSite(t);
    const [one, two] = [
      await newProfile(t, browser, site, { locale: language }),
      await newProfile(t, browser, site, { locale: language }),
    ];
    const first = new Visit(await one.newPage(), language);
    const second = new Visit(await two.newPage(), language);
    await signUp(first, site);
    await first.page.goto(PAGE);
    await choose(first.page, 'theme', 'dark');
    await first.page.getByRole('button', { name: first.t('announcements.hide') }).click();
    await first.page.locator('.bake').waitFor({ state: 'detached' });

    await second.page.goto('/');
    assert.equal(await second.page.locator('html').getAttribute('data-theme'), null);
    await logIn(second, site);
    await second.main.getByText(second.t('notices.preferencesCame')).waitFor();
    assert.equal(await second.page.locator('html').getAttribute('data-theme'), 'dark');
    assert.deepEqual([await cookieOf(two, 'theme'), await cookieOf(two, 'bake_hidden')], ['dark', undefined]);
    await second.page.goto(PAGE);
    const dark = second.t('preferences.of.theme.dark');
    await second.page.locator('[data-follows] strong', { hasText: dark }).waitFor();
    shows(await second.page.locator('[data-stays]').textContent(), 'bake_hidden');
  });
}
