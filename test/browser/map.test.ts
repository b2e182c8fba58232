/** The map of the lesson, as it follows a visitor from a first visit to the last station, and back to the first. */
import assert from 'node:assert/strict';
import { STATIONS, type Station } from '../../src/lessons/seen.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

for (const language of VISITED_LANGUAGES) {
  browserTest(`the map of the lesson in ${language} marks what has really happened`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page } = visit;
    const nameOf = (station: Station) => visit.t(`lessonMap.stations.${station}.name`);
    const seenCookie = async () => (await profile.cookies()).find(({ name }) => name === 'seen')?.value;

    /** What the map says: which stations are marked as seen, and which as the next, by the words of their marks. */
    const seesMap = async (seen: readonly Station[], next: Station | null) => {
      const marked = async (mark: string) => {
        const names = visit.main.getByRole('listitem').getByRole('heading').filter({ hasText: mark });
        return (await names.allTextContents()).map((text) => text.replace(mark, '').replace('✓', '').trim());
      };
      assert.deepEqual(await marked(visit.t('lessonMap.seen')), seen.map(nameOf));
      assert.deepEqual(await marked(visit.t('lessonMap.next')), next ? [nameOf(next)] : []);
      const progress = { seen: seen.length, count: STATIONS.length };
      await visit.main.getByText(visit.t('lessonMap.progress', progress), { exact: true }).waitFor();
    };

    await step('at first nothing is seen, and the first station is suggested', async () => {
      await page.goto('/');
      await seesMap([], 'exchange');
      const next = visit.t('lessonMap.nextIs', { number: 1, name: nameOf('exchange') });
      await visit.main.getByText(next, { exact: true }).waitFor();
      assert.equal(await visit.main.locator('.primary').count(), 1, 'one thing is the obvious next');
      assert.equal(await seenCookie(), undefined);
    });

    await step('to begin leads to the wire; back on the map its station is seen', async () => {
      await visit.follow('lessonMap.begin');
      await page.waitForURL('/wire');
      await visit.followInHeader('lessonMap.nav');
      await page.waitForURL('/lessons');
      await seesMap(['exchange'], 'stateless');
    });

    await step('the map reads as a list of numbered stations', async () => {
      const numbers = await page.evaluate<number[]>(
        `[...document.querySelectorAll('main ol')].flatMap((list) => [...list.children].map((_, at) => list.start + at))`,
      );
      assert.deepEqual(
        numbers,
        STATIONS.map((_each, at) => at + 1),
      );
    });

    await step('a cookie in the cart: its own comes back to the map, and the station is seen', async () => {
      await visit.follow('lessonMap.go.cookie');
      await page.waitForURL('/shop');
      await visit.main.locator('.product-form button').first().click();
      await visit.seesCount(1);
      await visit.followInHeader('lessonMap.nav');
      await seesMap(['exchange', 'cookie'], 'stateless');
    });

    await step('having looked at its row, one has seen that too', async () => {
      await visit.follow('lessonMap.go.row');
      await page.waitForURL('/session');
      await page.goto('/');
      await seesMap(['exchange', 'cookie', 'row'], 'stateless');
    });

    await step('what the page says is kept is what the browser keeps', async () => {
      const kept = `seen=${await seenCookie()}`;
      assert.equal(kept, 'seen=exchange.cookie.row');
      const said = visit.main.locator('p', { hasText: visit.t('lessonMap.kept.value') }).locator('code');
      assert.equal(await said.textContent(), kept);
    });

    await step('the shop that remembers nothing marks nothing, and says so', async () => {
      await page.goto('/stateless/');
      await visit.main.getByText(visit.t('lessonMap.forgetful.text')).waitFor();
      assert.equal(await visit.main.getByText(visit.t('lessonMap.seen'), { exact: true }).count(), 0);
      await visit.follow('lessonMap.forgetful.go');
      await page.waitForURL('/lessons');
    });

    await step('forgotten without a session, all is as on the first visit', async () => {
      await profile.clearCookies({ name: 'sessionid' });
      await page.goto('/lessons');
      await visit.press('lessonMap.kept.forget');
      await page.waitForURL('/lessons#lesson');
      await seesMap([], 'exchange');
      assert.equal(await seenCookie(), undefined);
      assert.equal(await visit.main.getByRole('button').count(), 0, 'there is nothing more to forget');
    });

    await step('whoever has seen them all is told so, and what is left to do', async () => {
      await profile.addCookies([{ name: 'seen', value: STATIONS.join('.'), url: site.url }]);
      await page.goto('/');
      await seesMap(STATIONS, null);
      await visit.main.getByRole('heading', { name: visit.t('lessonMap.allSeen.heading') }).waitFor();
      await visit.main.getByRole('link', { name: visit.t('lessonMap.allSeen.experiments') }).waitFor();
      assert.deepEqual(await visit.main.locator('.primary').allTextContents(), [visit.t('home.choose')]);
    });

    await t.test('and the browser has nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}
