/** The session that travels whole: a cart in a signed cookie, which grows until no browser need take it (S17). */
import assert from 'node:assert/strict';
import type { BrowserContext } from 'playwright-core';
import { COOKIE_LIMIT } from '../../src/sessions/signed-cookie-sessions.ts';
import { Products } from '../../src/shop/products.ts';
import { sealCut } from '../support/seal-cut.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { withLargestCookie } from './people.ts';
import { become, complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

/** The cookie in the browser, as its `Cookie` line has it. */
async function pairIn(profile: BrowserContext): Promise<string> {
  const cookie = (await profile.cookies()).find(({ name }) => name === 'signed_sessionid');
  assert.ok(cookie, 'no signed cookie');
  return `${cookie.name}=${cookie.value}`;
}

/** Whoever has the cookie can read it. */
function unpacked(pair: string): unknown {
  const [payload = ''] = decodeURIComponent(pair.slice(pair.indexOf('=') + 1)).split(':');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

browserTest(
  'a visitor finds the whole cart in the cookie, and its end at 4,096 bytes',
  async (t, browser) => {
    const site = await startSite(t);
    for (const language of VISITED_LANGUAGES) {
      const step = stepsOf(t);
      const profile = await newProfile(t, browser, site, { locale: language });
      const complaints = complaintsOf(profile, site);
      const visit = new Visit(await profile.newPage(), language);
      const { page, main } = visit;
      const figure = (bytes: number) => bytes.toLocaleString(language);
      const [first, second] = await new Products(site.database).all(language);
      const lookAtSession = () => page.goto('/signed-cookie/session');
      const shownCookie = async () => ((await main.locator('code.wire').first().textContent()) ?? '').trim();

      /** That the page says of the cookie how large it is, and that no row stands behind it. */
      const seesBytes = async ({ length: bytes }: string) => {
        const said = visit.plain('session.cookie.bytes', {
          bytes: figure(bytes),
          limit: figure(COOKIE_LIMIT),
        });
        await main.getByText(said).waitFor();
        assert.equal(await main.locator('meter').getAttribute('value'), String(bytes));
        assert.equal(site.database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
      };
      let small = '';

      await step(`in ${language}: one kind is in the own cookie, readable and sealed`, async () => {
        await page.goto('/signed-cookie/shop');
        await visit.press('shop.addNamed', first);
        await visit.seesCount(1);
        await lookAtSession();
        small = await pairIn(profile);
        assert.equal(await shownCookie(), sealCut(small));
        const decoded = JSON.parse((await main.locator('pre').textContent()) ?? '');
        assert.deepEqual([decoded, unpacked(small)], [{ cart: { 1: 1 } }, decoded]);
        const seal = (await main.locator('.part-mac-block').textContent()) ?? '';
        shows(seal, visit.plain('session.parts.signedBy.SECRET_KEY'));
        shows(seal, `${small.split('%3A').at(-1)?.slice(0, 4)}…`);
        await seesBytes(small);
      });

      await step(`in ${language}: with one kind more it is larger, and still no row`, async () => {
        await page.goto('/signed-cookie/shop');
        await visit.press('shop.addNamed', second);
        await visit.seesCount(2);
        await lookAtSession();
        const larger = await pairIn(profile);
        assert.ok(larger.length > small.length, `${small.length} bytes became ${larger.length}`);
        await seesBytes(larger);
      });

      await step(
        `in ${language}: what would not fit is refused, and the cookie stays as it was`,
        async () => {
          await become(profile, withLargestCookie(site.visitor()), language);
          const full = await pairIn(profile);
          await page.goto('/signed-cookie/shop');
          await visit.press('shop.addNamed', first);
          await main.getByRole('heading', { name: visit.t('errors.cookieTooLarge.heading') }).waitFor();
          const said = (await main.locator('.lead').textContent()) ?? '';
          const [needed = 0] = [...said.matchAll(/\d,\d{3}/g)].map(([number]) =>
            Number(number.replace(',', '')),
          );
          assert.equal(said, visit.t('errors.cookieTooLarge.message', { bytes: needed }));
          assert.ok(needed > COOKIE_LIMIT, said);
          await visit.follow('errors.cookieTooLarge.action');
          await page.waitForURL('/signed-cookie/cart');
          await lookAtSession();
          assert.equal(await pairIn(profile), full);
          await seesBytes(full);
        },
      );

      await t.test(`in ${language}: the browser had nothing to complain of`, () =>
        assert.deepEqual(complaints(), []),
      );
    }
  },
);
