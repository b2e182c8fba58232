/** The six steps, lit by what a visitor does in another tab. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { LECTURE_STEPS } from '../../src/lessons/six-steps/lecture-steps.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

const LESSON = '/lessons/six-steps';

for (const language of VISITED_LANGUAGES) {
  browserTest(`the six steps light as they happen, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page } = visit;
    const otherTab = new Visit(await profile.newPage(), language);
    const lit = page.locator('.six-steps > li.is-lit');
    const cookie = async (name: string) =>
      (await profile.cookies()).find((each) => each.name === name)?.value;
    const keyInBrowser = async () => (await cookie('sessionid'))?.slice(4, 36);

    await step('at first all six are dark', async () => {
      await page.goto(LESSON);
      await visit.main.getByText(visit.t('sixSteps.dark.stranger')).waitFor();
      assert.equal(await lit.count(), 0);
    });

    await step('a login in another tab lights them all without a reload, and they are said', async () => {
      await page.locator('[data-focus=login]').focus();
      await logIn(otherTab);
      await lit.nth(5).waitFor();
      const said = LECTURE_STEPS.map(({ name, number }) =>
        visit.t('sixSteps.said', { number, title: visit.t(`sixSteps.titles.${name}`) }),
      );
      const status = (await page.locator('[data-six-status]').textContent()) ?? '';
      assert.ok(said.join(' ').endsWith(status) && status !== '', status); // maybe half of them came before
      assert.equal(await page.locator('#six-state:focus').count(), 1, 'the focus stays where it was');
      assert.match((await cookie('seen')) ?? '', /sixSteps/);
    });

    await step('the header says who that makes of the visitor, and from which key', async () => {
      await visit.isKnownAs('demo');
      const chip = visit.header.locator(`.memory-line [data-key="${await keyInBrowser()}"]`);
      await chip.waitFor();
      const login = visit.header.getByRole('link', { name: visit.t('layout.logIn'), exact: true });
      assert.equal(await login.count(), 0);
    });

    await step(
      'what has travelled stays, and does not set out again when the page is drawn anew',
      async () => {
        await page.locator('.just-lit').first().waitFor({ state: 'detached' });
        const { width = 0, height = 0 } = page.viewportSize() ?? {};
        await page.setViewportSize({ width: 600, height });
        await page.setViewportSize({ width, height });
        const loads = page.locator('.six-load');
        assert.deepEqual(await loads.evaluateAll(restingOf), Array(6).fill(true));
      },
    );

    await step('with the very values that this browser was given', async () => {
      const key = await keyInBrowser();
      assert.match(key ?? '', /^[a-z0-9]{32}$/);
      assert.equal(await page.locator('#six-issued .key-whole').textContent(), key);
      for (const name of ['sent', 'kept', 'carried', 'found'])
        assert.ok((await page.locator(`#six-${name} .six-words [data-key="${key}"]`).count()) > 0, name);
      await visit.main.getByText(visit.t('sixSteps.allLit', { name: 'demo' })).waitFor();
    });

    await step('each page in the other tab sends the same proof once more', async () => {
      for (const path of ['/cart', '/shop']) await otherTab.page.goto(path);
      await visit.main.getByText(visit.t('sixSteps.proofs.times', { count: 3 })).waitFor();
      const keys = page.locator('.six-proofs [data-key]');
      assert.deepEqual(await keys.evaluateAll(keysOf), Array(3).fill(await keyInBrowser()));
    });

    await step('what has the focus keeps it, and the page stays where it was scrolled to', async () => {
      await page.locator('[data-focus=found]').focus();
      const before = await placeOf(page);
      await otherTab.page.goto('/cart');
      await visit.main.getByText(visit.t('sixSteps.proofs.times', { count: 4 })).waitFor();
      assert.equal(await page.locator('[data-focus=found]:focus').count(), 1);
      assert.equal(await placeOf(page), before);
    });

    await step(
      'a cart and a logout in the other tab are in the header, too, and the focus stays there',
      async () => {
        await page.locator('#cart-link').focus();
        await otherTab.page.goto('/shop');
        await otherTab.page.getByRole('main').locator('[data-add-to-cart] button').first().click();
        await visit.seesCount(1);
        assert.equal(await page.locator('#cart-link:focus').count(), 1);
        await page.locator('#account button').focus();
        await otherTab.logOut();
        await visit.isUnknown();
        await visit.seesCount(0);
        await visit.header.getByText(visit.t('memory.line.rowStranger.noCookie')).waitFor();
        assert.equal(await page.locator('#account:focus').count(), 1);
        assert.equal(await lit.count(), 0);
      },
    );

    await step('and who logs in in the header is led back here', async () => {
      await visit.followInHeader('layout.logIn');
      await visit.sendLogin();
      await page.waitForURL(LESSON);
    });

    await step('logging out on the page makes them dark again, and names the key', async () => {
      const key = await keyInBrowser();
      await visit.press('sixSteps.logOut');
      await visit.isUnknown();
      assert.equal(new URL(page.url()).pathname, LESSON);
      assert.equal(await lit.count(), 0);
      assert.equal(await page.locator(`#six-state [data-key="${key}"]`).count(), 1);
      await visit.follow('sixSteps.logIn');
    });

    await step('a login that began here leads back here', async () => {
      await visit.sendLogin();
      await page.waitForURL(LESSON);
      assert.equal(await lit.count(), 6);
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}

async function logIn(visit: Visit): Promise<void> {
  await visit.page.goto('/accounts/login?next=/shop');
  await visit.sendLogin();
  await visit.page.waitForURL('/shop');
}

interface Load {
  getAnimations(): readonly unknown[];
}

interface Element {
  getAttribute(name: string): string | null;
}

const restingOf = (loads: Load[]) => loads.map((load) => load.getAnimations().length === 0);

const keysOf = (chips: Element[]) => chips.map((chip) => chip.getAttribute('data-key'));

/** Where the sixth step stands on the screen. */
const placeOf = async (page: Page) => (await page.locator('#six-found').boundingBox())?.y;
