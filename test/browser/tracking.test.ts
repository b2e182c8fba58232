/** Tracking as a visitor meets it: asked first, shown what is known, and erased at one press. */
import assert from 'node:assert/strict';
import { shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import { pagesOf, placesOf, rowCounts } from '../tracking/opening.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { idOf, looksOf, painted, tableOf, trackingCookies, waysOf } from './tracking-screen.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const NOTHING = [0, 0, 0, 0];
const ACCOUNT = { username: 'kim', password: 'three warm biscuits' };

const INDIA = { en: 'India Standard Time', ko: '인도 표준시' };

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor is tracked as far as they allow, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, {
      locale: language,
      timezoneId: 'Asia/Kolkata',
      reducedMotion: 'reduce',
    });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const strip = page.getByRole('complementary', { name: visit.t('tracking.strip.label') });
    const answer = (name: 'yes' | 'no') =>
      strip.getByRole('button', { name: visit.t(`tracking.${name}`), exact: true });

    await step('before an answer nothing is recorded, and yes and no weigh the same', async () => {
      for (const path of ['/', '/shop', '/tracking', '/shop']) await page.goto(path);
      assert.deepEqual(rowCounts(site), NOTHING);
      assert.deepEqual(await trackingCookies(profile), []);
      assert.deepEqual(await looksOf(page, 'yes'), await looksOf(page, 'no'));
    });

    await step('a no is kept: the question is gone, and nothing is recorded', async () => {
      await answer('no').click();
      await main.getByText(visit.t('notices.trackingRefused')).waitFor();
      await strip.waitFor({ state: 'detached' });
      await page.goto('/cart');
      assert.deepEqual(await trackingCookies(profile), ['tracking_consent=no']);
      assert.deepEqual(rowCounts(site), NOTHING);
    });

    await step('on the page the visitor changes their mind', async () => {
      await page.goto('/tracking');
      await main.locator('[data-consent=no]').waitFor();
      await visit.press('tracking.yes');
      await main.locator('[data-consent=yes]').waitFor();
      await main.getByText(visit.t('tracking.empty.heading')).waitFor();
    });

    await step('the trail is the visitor’s own: pages, times, the way', async () => {
      for (const path of ['/shop', '/cart', '/shop', '/cart']) await page.goto(path);
      await page.goto('/tracking');
      assert.equal(await main.locator('[data-visits]').textContent(), '5');
      shows(
        await main.locator('[data-sent]').textContent(),
        `tracking_id=${(await idOf(profile)).slice(0, 4)}…`,
      );
      assert.deepEqual(await tableOf(page, 'bars'), ['/cart 2', '/shop 2', '/tracking 1']);
      assert.deepEqual((await waysOf(page)).sort(), ['/cart /shop', '/shop /cart', '/tracking /shop']);
      const listed = await main.locator('.tracking-opened').allTextContents();
      assert.deepEqual(listed, ['/cart', '/shop', '/cart', '/shop', '/tracking']);
    });

    await step('charts are drawn from the tables, all times by the visitor’s own clock', async () => {
      await main.locator('canvas').nth(1).waitFor(); // the script has come, too
      assert.equal(await main.locator('canvas').count(), 2);
      assert.equal(await painted(page), true);
      const hours = await page.evaluate<string[]>(
        `[...new Set(document.querySelector('[data-instants]').dataset.instants.split(' ').map(
          (second) => String(new Date(second * 1000).getHours()).padStart(2, '0') + ':00'))].sort()`,
      );
      const shown = (await tableOf(page, 'hours')).map((row) => row.slice(0, 5));
      assert.deepEqual(shown, hours);
      shows(await main.locator('[data-chart=hours] caption').textContent(), INDIA[language]);
      assert.equal(await main.locator('[data-zone]').textContent(), INDIA[language]);
      assert.doesNotMatch((await main.locator('.tracking-state time').textContent()) ?? 'none', /UTC|none/);
    });

    await step('a login joins the trail with the account, and the page says so', async () => {
      await page.goto('/accounts/signup?next=/tracking');
      await visit.fill('auth.username', ACCOUNT.username);
      await visit.fill('auth.password', ACCOUNT.password);
      await visit.fill('auth.signup.passwordAgain', ACCOUNT.password);
      await visit.press('auth.signup.submit');
      await page.waitForURL('/tracking');
      await page.goto('/tracking');
      const account = (await main.locator('[data-account]').textContent())?.trim();
      const signedIn = pagesSignedIn(site);
      assert.equal(account, visit.t('tracking.joined.user', { name: 'kim', count: 1, signedIn }));
    });

    await step('the copy has the trail, under the whole id', async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        visit.follow('tracking.own.download'),
      ]);
      const copy = JSON.parse(await textOf(await download.createReadStream()));
      assert.equal(download.suggestedFilename(), 'remember-me-trail.json');
      assert.equal(copy.browsers[0].tracking_id, await idOf(profile));
      assert.equal(copy.browsers[0].visits.length, pagesOf(site).length);
    });

    await step('Sec-GPC: 1 is a no that the page knows of, and nothing is added', async () => {
      await profile.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
      const before = pagesOf(site).length;
      await page.goto('/shop');
      await page.goto('/tracking');
      await main.locator('[data-consent=gpc]').waitFor();
      shows(await main.locator('[data-sent]').textContent(), 'Sec-GPC: 1');
      assert.equal(pagesOf(site).length, before);
      await profile.setExtraHTTPHeaders({});
    });

    await step('one press erases it all, for good', async () => {
      const id = await idOf(profile);
      await page.goto('/tracking');
      await visit.press('tracking.own.erase');
      await main.getByText(visit.t('notices.trackingErased')).waitFor();
      await main.locator('[data-consent=no]').waitFor();
      assert.deepEqual(placesOf(site, [id]), []);
      assert.deepEqual(rowCounts(site), NOTHING);
      assert.deepEqual(await trackingCookies(profile), ['tracking_consent=no']);
      await page.goto('/shop');
      assert.deepEqual(rowCounts(site), NOTHING);
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}

browserTest('without JavaScript the tables stand open, and all buttons work', async (t, browser) => {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site, { javaScriptEnabled: false });
  const page = await profile.newPage();
  await page.goto('/shop');
  await page.locator('.tracking-consent button[value=yes]').click();
  await page.goto('/cart');
  await page.goto('/tracking');
  for (const table of await page.locator('main table').all()) assert.equal(await table.isVisible(), true);
  assert.equal(await page.locator('canvas').count(), 0);
  await page.locator('form[action="/tracking/erase"] button').last().click();
  await page.locator('[data-consent=no]').waitFor();
  assert.deepEqual(rowCounts(site), NOTHING);
});

const pagesSignedIn = ({ database }: Site) =>
  Number(database.prepare('SELECT count(*) FROM tracking_visit WHERE signed_in = 1').pluck().get()) - 1;

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}
