/** The jar, as a visitor uses it: S6 to S9 of the lecture with what they wrote themselves. */
import assert from 'node:assert/strict';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const JAR = '/cookies';

const TEXTS = { en: 'vanilla & rum', ko: '바닐라 쿠키' };

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor puts a cookie into the jar and takes it out, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const { [language]: text } = TEXTS;
    const value = encodeURIComponent(text);
    const row = (name: string) =>
      main.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
    const remove = (name: string) =>
      main.getByRole('button', {
        name: visit.plain('jar.deleteNamed', { name }),
        exact: true,
      });
    const kept = async () => (await profile.cookies(`${site.url}${JAR}/elsewhere`)).map(({ name }) => name);

    await step('S6: the server sends a small piece of data, and its line is explained', async () => {
      await page.goto(JAR);
      await visit.fill('jar.samples.value', text);
      await visit.press('jar.samples.put');
      const line = main.locator('[data-set-line=jar_http_only]');
      assert.equal(await line.locator('mark').textContent(), value);
      shows(await line.textContent(), visit.t('wire.meaning.httpOnly').split('`')[0] ?? '');
    });

    await step(
      'S7 and S8: KEY and VALUE, and whether scripts see them as the browser really has it',
      async () => {
        await row('jar_open').locator('[data-script-sees=sees]').waitFor(); // the script has looked
        shows(await row('jar_open').textContent(), text);
        shows(await row('jar_open').textContent(), visit.t('jar.script.sees'));
        shows(await row('jar_http_only').textContent(), visit.t('jar.script.seesNot'));
        const seen = (await main.locator('[data-document-cookie]').textContent()) ?? '';
        shows(seen, 'jar_open=');
        hides(seen, 'jar_http_only');
        await row('jar_http_only').locator('[data-countdown]').waitFor();
      },
    );

    await step('S7: what each is for, and whether it is a session cookie or a persistent one', async () => {
      const told = [
        ['jar_open', 'jar', 'session'],
        ['jar_http_only', 'jar', 'ends'],
        ['wire', 'wire', 'session'],
        ['welcomed', 'welcomed', 'ends'],
      ] as const;
      for (const [name, purpose, life] of told) {
        const text = await row(name).textContent();
        shows(text, visit.t(`wire.purpose.${purpose}`));
        shows(text, visit.t(`jar.life.${life}`));
      }
    });

    await step('S9: the same value comes back, but for the cookie that stays at home', async () => {
      const line = main.locator('[data-cookie-line]');
      assert.deepEqual(await line.locator('mark').allTextContents(), [value, value]);
      hides((await line.textContent()) ?? '', 'jar_elsewhere');
      await visit.follow('jar.samples.go');
      await main.locator('[data-came=true]').waitFor();
      shows(await main.locator('[data-cookie-line]').textContent(), `jar_elsewhere=${value}`);
      await visit.follow('jar.elsewhere.back');
    });

    await step('a deleted cookie is gone from the browser, and the page says so', async () => {
      await remove('jar_open').click();
      await main.locator('[data-outcome=gone]').waitFor();
      assert.ok(!(await kept()).includes('jar_open'), 'it is still there');
      assert.equal(await row('jar_open').count(), 0);
    });

    await step('one that comes to another path is deleted from here, too', async () => {
      await remove('jar_elsewhere').click();
      await main.locator('[data-outcome=elsewhere]').waitFor();
      assert.ok(!(await kept()).includes('jar_elsewhere'), 'it is still there');
    });

    await step('a cookie of nobody knows whom goes, wherever it came from', async () => {
      const strangers = ['/', JAR].map((path) => ({ name: '쿠키', value: path, domain: '127.0.0.1', path }));
      await profile.addCookies(strangers);
      await page.goto(JAR);
      assert.equal(await row('쿠키').count(), 2);
      await remove('쿠키').first().click();
      await main.locator('[data-outcome=gone]').waitFor();
      assert.ok(!(await kept()).includes('쿠키'), 'it is still there');
    });

    await step('the session’s cookie goes, and its row stays', async () => {
      await page.goto('/shop');
      await main.locator('[data-add-to-cart] button').first().click();
      await visit.seesCount(1);
      await page.goto(JAR);
      await remove('sessionid').click();
      await main.locator('[data-outcome=gone]').waitFor();
      assert.ok(!(await kept()).includes('sessionid'), 'it is still there');
      assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 1);
    });

    await step('the wire’s cookie goes, and comes anew with the same answer, which is said', async () => {
      await remove('wire').click();
      await main.locator('[data-outcome=gone] [data-set-anew]').waitFor();
      assert.ok((await kept()).includes('wire'), 'it is not there');
    });

    await step('a cookie of the same name is not taken for the one that no script sees', async () => {
      await main.getByLabel(visit.t('jar.samples.value')).fill(text);
      await visit.press('jar.samples.again');
      const sees = () =>
        row('jar_http_only')
          .locator('[data-script-sees]')
          .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-script-sees')));
      for (const [planted, seen] of [
        ['planted', ['sees', 'seesNot']],
        [value, ['seesSome', 'seesSome']],
      ] as const) {
        await page.evaluate(`document.cookie = 'jar_http_only=${planted}; path=/'`);
        await page.goto(JAR);
        await row('jar_http_only').first().locator('[data-script-sees^=sees]').waitFor();
        assert.deepEqual((await sees()).sort(), seen);
      }
      await row('jar_http_only').getByText(visit.t('jar.deletesAll')).first().waitFor();
    });

    await step('“Same browser?” is one link away, and so is the jar from there', async () => {
      await visit.follow('jar.more.sameBrowser');
      await page.waitForURL('/lessons/stateless#verdicts');
      await main.locator('#verdicts').waitFor();
      await visit.follow('stateless.verdicts.jar');
      await page.waitForURL(JAR);
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}
