/** Small things that cookies keep, as a visitor meets them: a notice, a greeting, a username (S12 of the lecture). */
import assert from 'node:assert/strict';
import type { BrowserContext } from 'playwright-core';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { WAYS } from './visited-languages.ts';

const PAGE = '/preferences';
const TELEPHONE = { width: 360, height: 740 };

const cookieOf = async (profile: BrowserContext, name: string) =>
  (await profile.cookies()).find((cookie) => cookie.name === name)?.value;

const logInRemembered = async (visit: Visit) => {
  await visit.tick('auth.login.rememberUsername');
  await visit.sendLogin();
  await visit.isKnownAs('demo');
};

for (const { language, javaScriptEnabled } of WAYS) {
  const how = `in ${language} ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
  browserTest(`small things are remembered, ${how}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, {
      ...{ locale: language, javaScriptEnabled, viewport: TELEPHONE },
    });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page } = visit;
    const greeting = page.getByRole('dialog');
    const notice = page.getByRole('region', { name: visit.t('announcements.label') });

    await step(
      'the first page greets; its button and what the shop is are on the first screen, covered by nothing',
      async () => {
        await page.goto('/');
        const button = greeting.getByRole('button', { name: visit.t('announcements.greeting.close') });
        const { y: panel = TELEPHONE.height } = (await page.locator('[data-wire]').boundingBox()) ?? {};
        for (const each of [button, visit.main.getByRole('heading', { level: 1 })]) {
          const { y = 0, height = 0 } = (await each.boundingBox()) ?? {};
          assert.equal(y > 0 && y + height < panel, true, `${each} ends at ${y + height} of ${panel}`);
        }
        assert.equal(await cookieOf(profile, 'welcomed'), 'yes');
        await button.click();
        await greeting.waitFor({ state: 'hidden' });
        assert.equal(page.url(), `${site.url}/`);
      },
    );

    await step('the page after it does not', async () => {
      await visit.follow('home.choose');
      await page.waitForURL('/shop');
      assert.equal(await greeting.count(), 0);
    });

    await step(
      'the notice of the day is put away for 24 hours, and the visitor stays where they were',
      async () => {
        await notice.getByRole('button', { name: visit.t('announcements.hide') }).click();
        await notice.waitFor({ state: 'detached' });
        assert.equal(page.url(), `${site.url}/shop`);
        const hidden = (await profile.cookies()).find(({ name }) => name === 'bake_hidden');
        const hours = ((hidden?.expires ?? 0) - Date.now() / 1000) / 3600;
        assert.equal(Math.round(hours), 24);
        await page.goto('/signed-cookie');
        assert.equal(await notice.count(), 0);
      },
    );

    await step('both can be had again', async () => {
      await page.goto(PAGE);
      await visit.press('preferences.small.bake.show');
      await notice.waitFor();
      assert.equal(await cookieOf(profile, 'bake_hidden'), undefined);
      await visit.press('preferences.small.greeting.show');
      await greeting.waitFor();
      await page.goto('/');
      assert.equal(await greeting.count(), 0);
    });

    await step('the remembered username stands in the login form, until it is forgotten', async () => {
      const inForm = () => page.getByLabel(visit.t('auth.username'), { exact: true }).inputValue();
      await page.goto('/accounts/login');
      assert.equal(await inForm(), '');
      await logInRemembered(visit);
      await visit.logOut();
      await page.goto('/accounts/login');
      assert.equal(await inForm(), 'demo');
      await page.goto(PAGE);
      const said = page.locator('[data-small=username]');
      shows(await said.textContent(), visit.t('preferences.small.username.kept', { name: 'demo' }));
      await visit.press('preferences.small.username.forget');
      await said.getByText(visit.t('preferences.small.username.none')).waitFor();
      assert.equal(await cookieOf(profile, 'remembered_username'), undefined);
      await page.goto('/accounts/login');
      assert.equal(await inForm(), '');
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}
