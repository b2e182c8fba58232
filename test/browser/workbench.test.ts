/** The workbench, as a visitor works at it (S6 and S9 of the lecture). */
import assert from 'node:assert/strict';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const PATH = '/cookies/workbench';

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor builds cookies, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const line = main.locator('.wb-line code');
    const sees = (locator: string, hasText: string) => main.locator(locator, { hasText }).first().waitFor();
    const send = async () => {
      await visit.press('workbench.form.send');
      await page.waitForURL(/[?]sent=/);
    };

    await step('the line grows as one types', async () => {
      await page.goto(PATH);
      assert.equal(await line.textContent(), 'Set-Cookie: wb_flavour=oatmeal; Path=/; SameSite=Lax');
      await page.locator('#id_value').fill('초코 칩');
      await sees('.wb-line code', `wb_flavour=${encodeURIComponent('초코 칩')};`);
      await page.locator('#id_http_only').check();
      await sees('.wb-line code', '; HttpOnly;');
      await page.locator('#id_max_age').fill('60');
      await sees('.wb-line code', '; Max-Age=60;');
      assert.equal(await page.locator('#id_maxAge').isChecked(), true);
      await sees('.wb-parts', visit.t('wire.meaning.maxAge').split('`')[0] ?? '');
    });

    await step('what cannot be is said at the field, while one types', async () => {
      await page.locator('#id_name').fill('sessionid');
      await sees('#id_name_error', visit.t('fields.workbenchName'));
      assert.equal(await page.locator('#id_name').getAttribute('aria-invalid'), 'true');
      await page.locator('#id_name').fill('wb_flavour');
      await page.locator('#id_name_error').waitFor({ state: 'hidden' });
      assert.equal(await page.locator('#id_name').getAttribute('aria-invalid'), null);
    });

    await step(
      'a long Korean value is read to its end, and one that is too long stays in its field',
      async () => {
        await page.locator('#id_encode').uncheck();
        await page.locator('#id_value').fill('쿠'.repeat(2500));
        await sees('[data-verdict=refused]', visit.t('workbench.verdicts.refused'));
        await sees('.wb-because', '7,510');
        await page.locator('#id_value').fill('x'.repeat(4300));
        await sees('#id_value_error', visit.t('fields.tooLong', { max: 4200 }));
        await visit.press('workbench.form.send');
        await page.waitForURL(`${PATH}/send`);
        await sees('#id_value_error', visit.t('fields.tooLong', { max: 4200 }));
        assert.equal((await page.locator('#id_value').inputValue()).length, 4300);
      },
    );

    await step('what was typed outlives a change of language', async () => {
      await page.locator('#id_value').fill('초코 칩');
      for (const other of [language === 'en' ? 'ko' : 'en', language])
        await page.locator(`.languages button[value=${other}]`).click();
      assert.equal(await page.locator('#id_value').inputValue(), '초코 칩');
      assert.equal(await page.locator('#id_max_age').inputValue(), '60');
    });

    await step('what a browser will refuse is said before', async () => {
      await page.locator('#id_same_site').selectOption('None');
      await sees('[data-verdict=refused]', visit.t('workbench.verdicts.refused'));
      await page.locator('#id_same_site').selectOption('Lax');
      await sees('[data-verdict=comesBack]', visit.t('workbench.verdicts.comesBack'));
    });

    await step('the cookie comes back with the next request, in Korean as it was typed', async () => {
      await send();
      await sees('[data-outcome=asPredicted]', visit.t('workbench.sent.came'));
      assert.equal(await main.locator('.wb-sent mark').textContent(), 'wb_flavour=초코 칩');
      assert.equal(await page.locator('#id_value').inputValue(), '초코 칩');
    });

    await step('a script sees no cookie with HttpOnly, and one without', async () => {
      await main.locator('[data-script-none]').waitFor();
      await page.goto(`${PATH}?example=session`);
      await send();
      await sees('[data-script-sees] code', 'wb_flavour=oatmeal');
    });

    await step('one for another path stays at home, and comes along there', async () => {
      await page.goto(`${PATH}?example=otherPath`);
      await send();
      await sees('[data-outcome=asPredicted]', visit.t('workbench.sent.stayedAway'));
      await main.locator('.wb-sent > p > a').click();
      await page.waitForURL(`${PATH}/elsewhere`);
      await sees('strong', 'wb_stays_home=oatmeal');
      await visit.follow('workbench.elsewhere.back');
    });

    await step('one that is refused is not there, as was said', async () => {
      for (const example of ['noneWithoutSecure', 'hostWithoutSecure', 'tooLarge']) {
        await page.goto(`${PATH}?example=${example}`);
        await main.locator('[data-verdict=refused]').waitFor();
        await send();
        await sees('[data-outcome=asPredicted]', visit.t('workbench.sent.stayedAway'));
      }
    });

    await step('all that was made can be removed', async () => {
      await visit.press('workbench.kept.removeAll');
      await sees('.wb-kept', visit.t('workbench.kept.none'));
      const left = (await profile.cookies()).filter(({ name }) => /^wb_|^workbench$/.test(name));
      assert.deepEqual(left, []);
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}

browserTest(
  'where the line cannot be asked for none stands that is of an older cookie',
  async (t, browser) => {
    const site = await startSite(t);
    const visit = new Visit(await (await newProfile(t, browser, site)).newPage(), 'en');
    const { page, main } = visit;
    await page.goto(PATH);
    await page.route('**/preview', (route) => route.abort());
    await page.locator('#id_value').fill('rye');
    await main.locator('[data-draft]', { hasText: visit.t('workbench.form.failed') }).waitFor();
    assert.equal(await main.locator('.wb-line').count(), 0);
  },
);

browserTest('without JavaScript the workbench works as well', async (t, browser) => {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site, { javaScriptEnabled: false });
  const visit = new Visit(await profile.newPage(), 'en');
  const { page, main } = visit;
  await page.goto(PATH);
  await main.getByRole('link', { name: visit.t('workbench.examples.brief') }).click();
  await page.locator('#id_name').fill('wb_by_hand');
  await visit.press('workbench.form.preview');
  await main.locator('.wb-line code', { hasText: 'wb_by_hand=oatmeal; Max-Age=30' }).waitFor();
  await visit.press('workbench.form.send');
  await main.locator('[data-outcome=asPredicted]').waitFor();
  const kept = (await profile.cookies()).find(({ name }) => name === 'wb_by_hand');
  assert.equal(kept?.value, 'oatmeal');
  const button = main.getByRole('button', { name: `${visit.t('workbench.kept.remove')} wb_by_hand` });
  await button.click();
  await main.getByText(visit.t('workbench.kept.none')).waitFor();
});

browserTest(
  'on a telephone the line stays in sight, and leaves the field that is typed in free',
  async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { viewport: { width: 360, height: 740 } });
    const page = await profile.newPage();
    await page.goto(`${PATH}?example=signed`);
    const line = page.locator('.wb-line');
    for (const field of ['#id_value', '#id_max_age', '#id_domain', '#id_value']) {
      await page.locator(field).focus();
      const [above, typed] = [await line.boundingBox(), await page.locator(field).boundingBox()];
      assert.equal((above?.y ?? -1) >= 0, true, `${field}: the line is at ${above?.y}`);
      const end = (above?.y ?? 0) + (above?.height ?? 0);
      assert.equal((typed?.y ?? 0) >= end, true, `${field} is at ${typed?.y}, the line ends at ${end}`);
    }
  },
);

browserTest('a long address leaves the page in sight', async (t, browser) => {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site, { viewport: { width: 360, height: 740 } });
  const page = await profile.newPage();
  await page.goto(`${PATH}?name=wb_long&value=${'x'.repeat(4000)}`);
  const { height = 740 } = (await page.locator('.wire-panel').boundingBox()) ?? {};
  assert.equal(height < 200, true, `the panel is ${height} px high`);
});
