/** Express beside Django, for a visitor who has a row. */
import assert from 'node:assert/strict';
import { SAME_LINES } from '../../src/lessons/django/same-lines.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

browserTest('a visitor finds the own row and the settings in force, beside Django’s', async (t, browser) => {
  const site = await startSite(t, { SESSION_COOKIE_AGE: '7200' });
  for (const language of VISITED_LANGUAGES) {
    const step = stepsOf(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;

    await step(`in ${language}: at first there is no row, and one thing to do`, async () => {
      await page.goto('/lessons/django');
      await visit.follow('django.row.choose');
      await main.locator('[data-add-to-cart] button').first().click();
      await visit.seesCount(1);
    });

    await step(`in ${language}: then the row is there, and the command has its key`, async () => {
      await page.goto('/lessons/django');
      const cookie = (await profile.cookies()).find(({ name }) => name === 'sessionid');
      const key = cookie?.value.slice(4, 36) ?? '';
      const row = site.database
        .prepare<[string], Record<string, string>>('SELECT * FROM django_session WHERE session_key = ?')
        .get(key);
      const shown = (await main.textContent()) ?? '';
      for (const value of Object.values(row ?? { none: 'no row' })) assert.ok(shown.includes(value), value);
      assert.match((await page.locator('.django-command').textContent()) ?? '', new RegExp(`${key}$`));
    });

    await step(`in ${language}: the engine that is on keeps sessions in the database`, async () => {
      const values = await page.locator('#SESSION_ENGINE code').allTextContents();
      const engine = '"django.contrib.sessions.backends.db"';
      assert.deepEqual(values, ['SESSION_ENGINE', engine, engine], 'here, and where Django is left as it is');
    });

    await step(`in ${language}: what one says, the other says beside it, line by line`, async () => {
      const lines = await main.locator('.same:not(.same-settings) > li').all();
      const shown = await Promise.all(lines.map((line) => line.locator('code').allTextContents()));
      const same = Object.values(SAME_LINES).flat();
      assert.deepEqual(
        shown,
        same.map(({ django, ours, file }) => [django, ours, file]),
      );
    });

    await step(`in ${language}: the setting that differs is marked`, async () => {
      const age = (await page.locator('#SESSION_COOKIE_AGE.same-differs').textContent()) ?? '';
      shows(age, '7200');
      shows(age, '1209600');
      shows(age, visit.t('django.settings.why.chosen'));
    });

    await t.test(`in ${language}: the browser had nothing to complain of`, () =>
      assert.deepEqual(complaints(), []),
    );
  }
});
