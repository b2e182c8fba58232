/** The visitor's own row: how it comes to be, the way that leads to it, and what they can do to it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import { Products } from '../../src/shop/products.ts';
import type { Row } from '../support/fixtures.ts';
import { sealCut } from '../support/seal-cut.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const HOUR_IN_MS = 60 * 60 * 1000;

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor and their row, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const rows = () => site.database.prepare<[], Row>('SELECT * FROM django_session').all();
    const cookie = async () => (await profile.cookies()).find(({ name }) => name === 'sessionid');
    const stepNamed = (key: string) =>
      main.getByRole('listitem').filter({ has: page.getByRole('heading', { name: visit.plain(key) }) });
    const textOf = async (key: string) => (await stepNamed(key).textContent()) ?? '';
    const says = (key: string, values = {}) => main.getByText(visit.plain(key, values)).waitFor();
    let row: Row | undefined;

    await step('as long as there is nothing to remember, there is no row', async () => {
      await page.goto('/session');
      await main.getByRole('heading', { name: visit.t('session.empty.db.heading') }).waitFor();
      assert.deepEqual(rows(), []);
      assert.equal(await cookie(), undefined);
    });

    await step('what is put in the cart is on the page at once, in a row', async () => {
      const [first] = await new Products(site.database).all(language);
      await visit.follow('session.empty.choose');
      await visit.press('shop.addNamed', first);
      await page.goto('/session');
      [row] = rows();
      assert.ok(row, 'no row');
      await main.getByRole('heading', { name: visit.plain('session.row.heading') }).waitFor();
    });

    await step('the way leads from the own cookie by the own key to the own data', async () => {
      const { session_key = '', session_data = '', expire_date = '' } = row ?? {};
      const value = (await cookie())?.value ?? '';
      shows((await textOf('session.cookie.heading')).replace(/\s/g, ''), `sessionid=${sealCut(value)}`);
      const whole = main.locator('[data-whole-cookie]');
      assert.equal(await whole.isVisible(), false);
      await main.getByText(visit.t('session.cookie.whole')).click();
      await says('session.cookie.wholeWarning');
      assert.equal(await whole.textContent(), `sessionid=${value}`);
      const signed = await textOf('session.signature.heading');
      assert.ok(signed.includes(visit.plain('session.signature.SECRET_KEY')), signed);
      shows(await textOf('session.key'), session_key);
      const columns = await stepNamed('session.row.heading').locator('.table-row dd').allTextContents();
      assert.deepEqual(columns, [session_key, session_data, expire_date]);
      const parts = await main.locator('.part > p:first-of-type').allTextContents();
      assert.deepEqual(parts, session_data.split(':'));
      await says('session.parts.signedBy.SECRET_KEY');
      assert.deepEqual(JSON.parse((await stepNamed('session.decoded').locator('pre').textContent()) ?? ''), {
        cart: { 1: 1 },
      });
      await says('session.user.nobody');
    });

    await step('its age and its size are told, and its time counts down', async () => {
      const bytes = Object.values(row ?? {}).join('').length;
      await says('session.row.bytes', { bytes });
      const [before] = visit.t('session.row.savedValue', { age: '|' }).split('|').filter(Boolean);
      await main.getByText(before ?? '').waitFor();
      const end = Date.parse(`${row?.expire_date.replace(' ', 'T')}Z`);
      assert.equal(Date.parse((await countdown(page).getAttribute('datetime')) ?? ''), end);
      const wrong = Date.now() + 5 * HOUR_IN_MS; // a visitor's clock may be far from ours
      await page.clock.install({ time: wrong });
      await page.clock.pauseAt(wrong + 60_000);
      await page.reload();
      await page.clock.fastForward((await leftAtFirst(page)) - HOUR_IN_MS - 61_000);
      await countdown(page).getByText(LEFT[language].hours, { exact: true }).waitFor();
      await page.clock.fastForward(HOUR_IN_MS + 60_000);
      await countdown(page).getByText(LEFT[language].second, { exact: true }).waitFor();
      await page.evaluate('addEventListener("over", ({ target }) => { target.title = target.tagName })');
      assert.equal(await main.locator('[data-look-again]').isVisible(), false, 'there is time left');
      await page.clock.fastForward(1000);
      const again = main.getByRole('link', { name: visit.t('session.row.look') });
      await countdown(page).getByText(visit.t('session.row.over')).waitFor();
      await again.waitFor();
      assert.equal(await countdown(page).getAttribute('title'), 'TIME');
      await page.clock.resume();
    });

    await step('pointing at the key lights it wherever it stands', async () => {
      await page.goto('/session');
      await stepNamed('session.key').locator('[data-key]').hover();
      const lit = page.locator(`[data-key="${row?.session_key}"][data-lit]`);
      assert.ok((await lit.count()) >= 4, `${await lit.count()} are lit`);
    });

    await step('signed in, the way ends at the own name', async () => {
      await page.goto('/accounts/login?next=/session');
      await visit.fill('auth.username', 'demo');
      await visit.fill('auth.password', 'chocolate-chip');
      await visit.tick('auth.login.rememberMe');
      await visit.press('auth.login.submit');
      await stepNamed('session.user.heading').getByText('demo', { exact: true }).waitFor();
      await says('session.user.found');
    });

    await step('a new key: the user and the cart stay, the old key is gone', async () => {
      const old = keyIn(rows());
      await visit.press('session.deeds.cycleKey.label');
      await says('notices.keyChanged');
      const key = keyIn(rows());
      assert.notEqual(key, old);
      shows(await textOf('session.key'), key);
      await visit.isKnownAs('demo');
      await visit.seesCount(1);
    });

    await step('an end in 60 seconds', async () => {
      await visit.press('session.deeds.soon.label');
      await says('notices.expiresSoon');
      assert.match(await textOf('session.decoded'), /"_session_expiry": 60\b/);
      const left = Date.parse((await countdown(page).getAttribute('datetime')) ?? '') - Date.now();
      assert.ok(left <= 60_000, `${left} ms`);
      const { expires = 0 } = (await cookie()) ?? {};
      // A browser counts an end from the answer's Date, which under load is a second old or two.
      assert.ok(expires * 1000 <= Date.now() + 65_000, `it ends at ${expires}`);
    });

    await step('an end with the browser: the cookie has none, the row has', async () => {
      await visit.press('session.deeds.withBrowser.label');
      await says('notices.expiresWithBrowser');
      await says('session.cookie.withBrowser');
      assert.equal((await cookie())?.expires, -1);
    });

    await step('and as the settings say', async () => {
      await visit.press('session.deeds.asSet.label', { age: LEFT[language].age });
      await says('notices.expiresAsSet');
      assert.doesNotMatch(await textOf('session.decoded'), /_session_expiry/);
      const { expires = 0 } = (await cookie()) ?? {};
      assert.ok(expires * 1000 > Date.now() + 24 * HOUR_IN_MS, `it ends at ${expires}`);
    });

    await step('the row deleted here: the same cookie leads to no row', async () => {
      const before = (await cookie())?.value;
      await visit.press('session.deeds.deleteRow.label');
      await says('notices.rowDeleted');
      await says('session.noRow');
      assert.deepEqual([rows(), (await cookie())?.value], [[], before]);
      await visit.isUnknown();
    });

    await step('the cookie deleted there: nothing comes, and the row lives on', async () => {
      await visit.follow('session.empty.choose');
      await page.getByRole('main').locator('[data-add-to-cart] button').first().click();
      await visit.seesCount(1);
      await page.goto('/session');
      const before = rows();
      await visit.press('session.deeds.deleteCookie.label');
      await says('notices.cookieDeleted');
      await main.getByRole('heading', { name: visit.t('session.empty.db.heading') }).waitFor();
      assert.deepEqual([await cookie(), rows(), before.length], [undefined, before, 1]);
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}

/** What the page says in figures. */
const LEFT: Readonly<Record<Language, { hours: string; second: string; age: string }>> = {
  en: { hours: '1 hour, 1 minute, 1 second', second: '1 second', age: '14 days' },
  ko: { hours: '1시간 1분 1초', second: '1초', age: '14일' },
};

const countdown = (page: Page) => page.locator('main time[data-countdown]');

/** The time left (ms) when the server made the page. */
async function leftAtFirst(page: Page): Promise<number> {
  const instant = async (name: string) => Date.parse((await countdown(page).getAttribute(name)) ?? '');
  return (await instant('datetime')) - (await instant('data-now'));
}

function keyIn([row]: Row[]): string {
  assert.ok(row, 'no row');
  return row.session_key;
}
