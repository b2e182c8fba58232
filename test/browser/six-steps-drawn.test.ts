/** The six steps as the server draws them, without a script. */
import assert from 'node:assert/strict';
import { LECTURE_STEPS } from '../../src/lessons/six-steps/lecture-steps.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { Visit } from './visit.ts';

const LESSON = '/lessons/six-steps';

browserTest(
  'without JavaScript the six steps are an ordered list with the same values',
  async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { javaScriptEnabled: false });
    const visit = new Visit(await profile.newPage(), 'en');
    await visit.page.goto('/');
    await visit.page.goto(`/accounts/login?next=${LESSON}`);
    await visit.sendLogin();
    await visit.main.getByText(visit.t('sixSteps.withoutScript')).waitFor();
    assert.equal(await visit.main.getByText(visit.t('sixSteps.live')).isVisible(), false);
    const items = visit.page.locator('ol.six-steps > li');
    const titles = LECTURE_STEPS.map(({ name }) => visit.t(`sixSteps.titles.${name}`));
    assert.equal(await items.count(), 6);
    for (const [at, title] of titles.entries()) {
      const text = ((await items.nth(at).locator('.six-words').textContent()) ?? '').replace(/\s+/g, ' ');
      assert.ok(text.includes(title) && text.includes(visit.t('sixSteps.happened')), text);
    }
  },
);

browserTest('something travels when the steps light, unless less motion is asked for', async (t, browser) => {
  const site = await startSite(t);
  for (const [reducedMotion, moving] of [
    ['no-preference', 6],
    ['reduce', 0],
  ] as const) {
    const profile = await newProfile(t, browser, site, { reducedMotion, javaScriptEnabled: false });
    const visit = new Visit(await profile.newPage(), 'en');
    await visit.page.goto(`/accounts/login?next=${LESSON}`);
    await visit.sendLogin();
    await visit.page.waitForURL(LESSON);
    const names = await visit.page.evaluate<string[]>(
      `[...document.querySelectorAll('.six-load')].map((each) => getComputedStyle(each).animationName)`,
    );
    assert.equal(names.length, 6);
    assert.equal(names.filter((name) => name !== 'none').length, moving);
  }
});
