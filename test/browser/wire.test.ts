/** The wire, seen by visitors: their own values on the screen, in both languages. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sealCut } from '../support/seal-cut.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { exchange, exchanges, logIn, newVisit, openPanel, panel, textOf, unfold } from './exchanges.ts';
import { newProfile } from './profile.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

for (const language of VISITED_LANGUAGES) {
  browserTest(`a login and a logout on the wire, in ${language}`, async (t, browser) => {
    const { site, profile, visit } = await newVisit(t, browser, language);
    const { page, t: say } = visit;
    await logIn(visit);
    const cookie = (await profile.cookies()).find(({ name }) => name === 'sessionid');
    const { key } =
      site.database.prepare<[], { key: string }>('SELECT session_key AS key FROM django_session').get() ?? {};
    assert.ok(cookie && key, 'no session');
    const shownCookie = sealCut(`sessionid=${cookie.value}`);

    await t.test(
      'the folded line names the redirect, the page, the cookie by its key, and the row',
      async () => {
        const line = await textOf(panel(visit).locator('.wire-line'));
        const [sets, rows] = [
          visit.plain('wire.sets', { name: 'sessionid' }),
          say('wire.line.rows', { count: 1 }),
        ];
        const expected = `POST /accounts/login → 303 ${sets} ⤳ GET /cart → 200 · sessionid=${key.slice(0, 4)}… · ${rows}`;
        assert.ok(line.startsWith(expected), line);
      },
    );

    await t.test(
      "opened, it shows the login's 303 with its Set-Cookie, linked to the page it led to",
      async () => {
        await openPanel(visit);
        const login = exchange(visit, 'POST /accounts/login');
        await login.waitFor();
        const text = await textOf(login);
        assert.ok(text.includes('HTTP/1.1 303 See Other'), text);
        assert.ok(text.includes(`Set-Cookie: ${shownCookie}`), text);
        for (const meaning of ['pair', 'httpOnly', 'sameSiteLax', 'path'])
          assert.ok(text.includes(visit.plain(`wire.meaning.${meaning}`)), meaning);
        shows(text, visit.plain('wire.noEnd'));
        const [first] = await exchanges(visit).all();
        assert.ok(first, 'no exchange');
        const link = first.getByRole('link', { name: /\d/ });
        await link.click();
        assert.equal(new URL(page.url()).hash, `#${await login.getAttribute('id')}`);
      },
    );

    await t.test("the login's difference to the session is shown, name by name", async () => {
      const id = site.database.prepare("SELECT id FROM auth_user WHERE username = 'demo'").pluck().get();
      const added = rowOf(exchange(visit, 'POST /accounts/login'), `_auth_user_id ${say('wire.kind.added')}`);
      assert.deepEqual(await added.getByRole('cell').allTextContents(), ['', `"${id}"`]);
    });

    await t.test('the next Cookie line carries what the Set-Cookie line gave', async () => {
      const line = exchange(visit, 'GET /cart').locator('.cookie-line').first();
      shows(await textOf(line), shownCookie);
    });

    await t.test('of both, the cookies stand in a table, too', async () => {
      const inTable = [shownCookie.slice('sessionid='.length), say('wire.purpose.session')];
      for (const [line, side] of [
        ['POST /accounts/login', 'response'],
        ['GET /cart', 'request'],
      ] as const) {
        const heading = page.getByRole('heading', { name: say(`wire.${side}Cookies`), exact: true });
        const table = exchange(visit, line).locator('section').filter({ has: heading });
        assert.deepEqual(await rowOf(table, 'sessionid').getByRole('cell').allTextContents(), inTable);
      }
    });

    await t.test('the next request read one row by the own key, and left it as it was', async () => {
      const cart = exchange(visit, 'GET /cart');
      await cart.getByText(say('wire.verdict.unchanged')).waitFor();
      const statement = cart.getByRole('row').filter({ has: page.locator(`td [data-key="${key}"]`) });
      await statement.getByRole('rowheader', { name: /^SELECT / }).waitFor();
      const [read, microseconds] = await statement.locator('.number').allTextContents();
      assert.equal(read, '1');
      assert.ok(Number(microseconds) > 0, microseconds);
    });

    await t.test('how it is known whose exchanges these are, is said', () =>
      panel(visit).getByText(visit.plain('wire.how')).waitFor(),
    );

    await t.test('a logout shows the cookie removed and the row deleted', async () => {
      await visit.logOut();
      const line = await textOf(panel(visit).locator('.wire-line'));
      assert.ok(line.includes(say('wire.rowDeleted')), line);
      const logout = exchange(visit, 'POST /accounts/logout');
      await unfold(logout);
      const text = await textOf(logout);
      assert.ok(text.includes(visit.plain('wire.removes', { name: 'sessionid' })), text);
      assert.ok(text.includes(say('wire.meaning.expired')), text);
      assert.match(text, /DELETE FROM temp\.sessions WHERE sid = \?/);
      assert.ok(text.includes(say('wire.key.deleted')), text);
      assert.equal((await logout.locator(`[data-key="${key}"]`).count()) > 0, true);
      assert.equal(await panel(visit).getAttribute('open'), '', 'the panel stays open from page to page');
    });
  });
}

browserTest("a browser's exchanges are not on another browser's screen", async (t, browser) => {
  const { site, visit } = await newVisit(t, browser);
  await visit.page.goto('/shop?whose=mine');
  const other = await (await newProfile(t, browser, site)).newPage();
  await other.goto('/shop?whose=theirs');
  for (const [page, mine, theirs] of [
    [visit.page, 'mine', 'theirs'],
    [other, 'theirs', 'mine'],
  ] as const) {
    await page.goto('/wire');
    const text = await textOf(page.locator('.exchanges'));
    assert.ok(text.includes(`whose=${mine}`) && !text.includes(`whose=${theirs}`), text);
  }
});

browserTest('where the list cannot be read the panel says so, and the page goes on', async (t, browser) => {
  const { profile, visit } = await newVisit(t, browser);
  await profile.route('**/wire/list', (route) => route.abort());
  await visit.page.goto('/shop');
  await openPanel(visit);
  await panel(visit).getByText(visit.t('wire.failed')).waitFor();
  await visit.page.locator('[data-add-to-cart] button').first().click();
  await visit.seesCount(1);
});

browserTest('pointing at a session key lights it wherever it stands', async (t, browser) => {
  const { visit } = await newVisit(t, browser);
  await logIn(visit);
  await openPanel(visit);
  await exchanges(visit).first().waitFor();
  await visit.header.locator('[data-key]').hover();
  const chips = visit.page.locator('[data-key]');
  assert.ok((await chips.count()) > 4, `${await chips.count()} chips`);
  assert.equal(await visit.page.locator('[data-key][data-lit]').count(), await chips.count());
});

browserTest(
  'without JavaScript the panel leads to its own page, where all of it stands',
  async (t, browser) => {
    const site = await startSite(t);
    const page = await (await newProfile(t, browser, site, { javaScriptEnabled: false })).newPage();
    await page.goto('/shop');
    await page.locator('[data-wire] summary').click();
    await page.getByRole('link', { name: 'On a page of its own' }).click();
    await page.getByText('GET /shop HTTP/1.1').first().waitFor();
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await page.getByRole('heading', { name: 'The list is empty' }).waitFor();
  },
);

/** The row of a table with this heading. */
const rowOf = (place: Locator, name: string) =>
  place.getByRole('row').filter({ has: place.page().getByRole('rowheader', { name, exact: true }) });
