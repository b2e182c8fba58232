import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import { startSite } from '../support/site.ts';
import { barriersOn, bringAxe } from './barriers.ts';
import { browserTest } from './browser.ts';
import { everyPage } from './every-page.ts';
import { foreignWords } from './foreign-words.ts';
import { people } from './people.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { SCREENS, screenChanger, sideways, smallTexts } from './screens.ts';
import { fromTheStart, tabThrough } from './tab-through.ts';

/** As long as may be, and nowhere to break. */
const LONG_NAME = 'W'.repeat(150);

/** What holds for every page in every state on every screen, found in one tour: opening them is what takes time. */
export function testEveryPage(language: Language): void {
  browserTest(`on every page in ${language}`, async (t, browser) => {
    const site = await startSite(t);
    const look = { viewport: SCREENS.desk, reducedMotion: 'reduce' } as const;
    const profile = await newProfile(t, browser, site, look);
    const complaints = complaintsOf(profile, site);
    await bringAxe(profile);
    const page = await profile.newPage();
    const putOn = await screenChanger(page);
    const found = { barriers: [], foreign: [], sideways: [], small: [], lost: [], unseen: [] } as Found;
    for await (const name of everyPage(page, await people(site, LONG_NAME), site, language)) {
      const add = (kind: keyof Found, what: readonly string[]) =>
        found[kind].push(...what.map((each) => `${name}: ${each}`));
      add('barriers', await barriersOn(page));
      add('foreign', await foreignWords(page, language, LONG_NAME));
      for (const [screen, size] of Object.entries(SCREENS)) {
        await putOn(size);
        const far = await sideways(page);
        if (far > 0) add('sideways', [`${far} px too wide for the ${screen}`]);
        if (screen === 'projector') add('small', await smallTexts(page));
        // The order and the outlines are the same in every language, and on other screens there is more room.
        if (language === 'en' && (screen === 'desk' || screen === 'zoomed')) {
          const { lost, unseen } = await journey(page);
          add('lost', lost);
          add('unseen', unseen);
        }
      }
      await putOn(SCREENS.desk);
    }
    const nothing = (kind: keyof Found) => () => assert.deepEqual(found[kind], []);
    await t.test('axe finds nothing, by light or dark', nothing('barriers'));
    await t.test(
      'nothing scrolls sideways or is cut off on any screen, not even with the longest name',
      nothing('sideways'),
    );
    await t.test('no text is too small on a projector', nothing('small'));
    await t.test('no other language is shown', nothing('foreign'));
    if (language === 'en') {
      await t.test('Tab reaches all that can be used, in the order of the page', nothing('lost'));
      await t.test(
        'what has the focus is on the screen and shows it, at a zoom of 150 % too',
        nothing('unseen'),
      );
    }
    await t.test('no other host is asked, nothing throws, and the browser has no complaint', () =>
      assert.deepEqual(complaints(), []),
    );
  });
}

/** What was found on the pages that should not be there. */
type Found = Record<'barriers' | 'foreign' | 'sideways' | 'small' | 'lost' | 'unseen', string[]>;

async function journey(page: Page) {
  const taken = await tabThrough(page);
  const isWhole = String(fromTheStart(taken)) === String(taken.usable);
  return { lost: isWhole ? [] : [String(taken.reached)], unseen: taken.unseen };
}
