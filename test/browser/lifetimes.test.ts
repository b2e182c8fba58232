/** The lesson on lifetimes, as a visitor goes through it. */
import assert from 'node:assert/strict';
import { instantText } from '../../src/i18n/instant.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const LESSON = '/lessons/lifetimes';

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor watches a cookie go, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const cookie = async (name: string) =>
      (await profile.cookies(site.url + LESSON)).find((each) => each.name === name);
    const line = main.locator('[data-cookie-line]');

    await step('two cookies are set, and the browser keeps one without an end and one with', async () => {
      await page.goto(LESSON);
      await visit.press('lifetimes.cookies.set');
      await main.locator('[data-live=both] [data-countdown]').waitFor();
      const [session, persistent] = [await cookie('lesson_session'), await cookie('lesson_persistent')];
      assert.equal(session?.expires, -1);
      assert.ok(persistent && persistent.expires > 0, 'it has no end');
      const sent = (await line.textContent()) ?? '';
      assert.ok(sent.includes(`lesson_persistent=${persistent.value}`), sent);
      assert.ok(sent.includes(`lesson_session=set.${persistent.value.split('.')[1]}`), sent);
    });

    await step(
      'when its time is over the browser drops it, and the page shows the next Cookie line',
      async () => {
        const setAt = Math.floor(Date.now() / 1000) - 28; // as if it had been here for 28 of its 30 seconds
        const both = { domain: '127.0.0.1', path: LESSON, httpOnly: true, sameSite: 'Lax' as const };
        await profile.addCookies([
          { ...both, name: 'lesson_session', value: `came.${setAt}` },
          { ...both, name: 'lesson_persistent', value: `set.${setAt}`, expires: setAt + 30 },
        ]);
        const ends = new Date((setAt + 30) * 1000).toISOString();
        await page.evaluate(`document.querySelector('[data-live] time').dateTime = '${ends}'`);
        await main.locator('[data-live=over]').waitFor();
        assert.equal(await cookie('lesson_persistent'), undefined);
        const sent = (await line.textContent()) ?? '';
        assert.ok(sent.includes(`lesson_session=came.${setAt}`) && !sent.includes('lesson_persistent'), sent);
        await page.locator('[data-said]', { hasText: 'lesson_session' }).waitFor({ state: 'attached' });
        assert.equal((await cookie('seen'))?.value, 'lifetimes');
      },
    );

    await step('logged in without "Stay logged in": a session cookie, and a row that lives on', async () => {
      await logIn(false);
      await main
        .locator('#own')
        .getByText(visit.t('lifetimes.own.browser').split('`')[0] ?? '')
        .waitFor();
      assert.equal((await cookie('sessionid'))?.expires, -1);
      await main.locator('svg').getByText(visit.t('lifetimes.timeline.event.browserCloses')).waitFor();
      shows(await main.locator('.life-list').textContent(), endOfRow());
    });

    await step('and with it: a persistent cookie, with its own end on the page', async () => {
      await visit.logOut();
      await logIn(true);
      const { expires = 0 } = (await cookie('sessionid')) ?? {};
      const date = instantText(Math.floor(expires) * 1000, language);
      await main.locator('#own').getByText(visit.t('lifetimes.own.persistent', { date })).waitFor();
      await main.locator('svg').getByText(visit.t('lifetimes.timeline.event.bothEnd')).waitFor();
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));

    async function logIn(remembered: boolean) {
      await page.goto(LESSON);
      await visit.follow('lifetimes.own.logIn');
      await visit.fill('auth.username', 'demo');
      await visit.fill('auth.password', 'chocolate-chip');
      if (remembered) await visit.tick('auth.login.rememberMe');
      await visit.press('auth.login.submit');
      await page.waitForURL(LESSON);
    }

    function endOfRow(): string {
      const ends = site.database.prepare<[], string>('SELECT expire_date FROM django_session').pluck().get();
      return instantText(Date.parse(`${ends?.slice(0, 19).replace(' ', 'T')}Z`), language);
    }
  });
}
