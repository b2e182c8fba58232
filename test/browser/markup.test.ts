/** What others may have written stays text in a browser, wherever a page or a script of ours shows it. */
import assert from 'node:assert/strict';
import { send } from '../safety/raw-client.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { exchange, openPanel } from './exchanges.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';

/** Leaves an attribute's quotes, and would load what is not there. */
const MARKUP = `'"><img src=x onerror=window.hit=1>`;
const PASSWORD = 'three warm biscuits';

browserTest(
  'markup in a cookie, an address, a header and a name is text on the screen',
  async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    await site.accounts.users.create(MARKUP, await site.accounts.passwords.encode(PASSWORD));
    const profile = await newProfile(t, browser, site);
    const complaints = complaintsOf(profile, site);
    await profile.addCookies([{ name: 'pot', value: MARKUP, url: site.url }]);
    const visit = new Visit(await profile.newPage(), 'en');
    const { page, main } = visit;

    /** That it can be read there, and has made nothing. */
    const isText = async (place = main, text = MARKUP) => {
      await place.getByText(text).first().waitFor();
      assert.equal(await page.locator('img[src=x]').count(), 0);
      assert.equal(await page.evaluate('typeof window.hit'), 'undefined');
    };

    /** Asks as no browser would: with the markup as it is, in the address and in a header. @returns where that is listed */
    const ask = async (name: string) => {
      const Cookie = (await profile.cookies()).map((each) => `${each.name}=${each.value}`).join('; ');
      const path = `/shop?${name}=${MARKUP.replaceAll(' ', '/')}`;
      await send(site.url, path, { headers: { Cookie, Referer: MARKUP } });
      return exchange(visit, `GET ${path}`);
    };

    await step('the name, in the header and in the six steps', async () => {
      await page.goto('/accounts/login?next=/lessons/six-steps');
      await visit.fill('auth.username', MARKUP);
      await visit.fill('auth.password', PASSWORD);
      await visit.press('auth.login.submit');
      await visit.isKnownAs(MARKUP);
      await isText();
      await isText(visit.header);
    });

    await step('all of them, in the panel, where a script puts them', async () => {
      await page.goto('/shop');
      await openPanel(visit);
      await isText(exchange(visit, 'GET /shop'), visit.t('wire.known', { name: MARKUP }));
      await isText(await ask('panel'), `pot=${MARKUP}`);
    });

    await step('and on the page of the wire, while another tab goes on', async () => {
      const listens = page.waitForResponse('**/wire/list');
      await page.goto('/wire');
      await listens;
      const asked = await ask('page');
      await asked.locator('.all-headers summary').first().click();
      await isText(asked, `Referer: ${MARKUP}`);
    });

    await step('a cookie, in the jar', async () => {
      await page.goto('/cookies');
      await isText(main.getByRole('row').filter({ has: page.getByText('pot', { exact: true }) }));
      await isText(main.locator('[data-document-cookie]'));
    });

    await step('what is typed at the workbench, in the draft that a script brings', async () => {
      await page.goto('/cookies/workbench');
      await visit.fill('workbench.form.value', MARKUP);
      await isText(main.locator('[data-draft]'));
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  },
);
