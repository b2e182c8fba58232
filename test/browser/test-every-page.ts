import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { everyPage } from './every-page.ts';
import { foreignWords } from './foreign-words.ts';
import { people } from './people.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { fromTheStart, tabThrough } from './tab-through.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDE = { width: 1280, height: 720 };
const NARROW = { width: 360, height: 740 };
/** As long as may be, and nowhere to break. */
const LONG_NAME = 'W'.repeat(150);

/** What holds for every page in every state, found in one tour: opening them is what takes time. */
export function testEveryPage(language: Language): void {
  browserTest(`on every page in ${language}`, async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { viewport: WIDE, reducedMotion: 'reduce' });
    const complaints = complaintsOf(profile, site);
    const page = await profile.newPage();
    const barriers: string[] = [];
    const sideways: string[] = [];
    const foreign: string[] = [];
    const lost: string[] = [];
    const unseen: string[] = [];
    for await (const name of everyPage(page, await people(site, LONG_NAME), language)) {
      for (const barrier of await barriersOn(page)) barriers.push(`${name}: ${barrier}`);
      const width = await widthWhenNarrow(page);
      if (width > NARROW.width) sideways.push(`${name}: ${width} px`);
      for (const word of await foreignWords(page, language, LONG_NAME)) foreign.push(`${name}: ${word}`);
      if (language !== 'en') continue; // the order and the outlines are the same in every language
      const journey = await tabThrough(page);
      if (String(fromTheStart(journey)) !== String(journey.usable)) lost.push(`${name}: ${journey.reached}`);
      for (const part of journey.unseen) unseen.push(`${name}: ${part}`);
    }
    await t.test('axe finds nothing, by light or dark', () => assert.deepEqual(barriers, []));
    await t.test('nothing scrolls sideways on a screen of 360 px, not even with the longest name', () =>
      assert.deepEqual(sideways, []),
    );
    await t.test('no other language is shown', () => assert.deepEqual(foreign, []));
    if (language === 'en') {
      await t.test('Tab reaches all that can be used, in the order of the page', () =>
        assert.deepEqual(lost, []),
      );
      await t.test('what has the focus is on the screen and shows it', () => assert.deepEqual(unseen, []));
    }
    await t.test('no other host is asked, nothing throws, and the browser has no complaint', () =>
      assert.deepEqual(complaints(), []),
    );
  });
}

/** By light all of axe's rules; by dark those of them that look at colours, since nothing else differs. */
async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const light = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['cat.color'], resultTypes: ['violations'] })`,
  );
  await page.emulateMedia({ colorScheme: 'light' });
  const told = ({ violations }: AxeResults, theme: string) =>
    violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  return [...told(light, 'light'), ...told(dark, 'dark')];
}

async function widthWhenNarrow(page: Page): Promise<number> {
  await page.setViewportSize(NARROW);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  await page.setViewportSize(WIDE);
  return width;
}
