import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';

const THEMES = ['light', 'dark'] as const;

for (const colorScheme of THEMES) {
  browserTest(`a ${colorScheme} system gets a ${colorScheme} page without a script`, async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { colorScheme, javaScriptEnabled: false });
    const page = await profile.newPage();
    for (const path of ['/', '/shop', '/accounts/login', '/session', '/no-such-page']) {
      await page.goto(path);
      assert.equal(await paperOf(page), colorScheme, path);
    }
  });

  browserTest(`and it is ${colorScheme} before its styles have come: nothing flashes`, async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { colorScheme, javaScriptEnabled: false });
    await profile.route('**/*.css', (route) => route.abort());
    const page = await profile.newPage();
    await page.goto('/');
    assert.equal(await paperOf(page), colorScheme);
  });
}

browserTest('who asks for less motion gets none', async (t, browser) => {
  const site = await startSite(t);
  const page = await (await newProfile(t, browser, site)).newPage();
  let moving = 0;
  for (const path of ['/', '/shop', '/accounts/login', '/session']) {
    await page.goto(path);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    moving += (await movingParts(page)).length;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.deepEqual(await movingParts(page), [], path);
  }
  assert.notEqual(moving, 0, 'nothing ever moves: this test would not notice');
});

/** Whether the page's background is light or dark, and its text the other. */
async function paperOf(page: Page): Promise<string> {
  // Without styles the page is as bare as the browser's own canvas.
  const [paper, ink] = await page.evaluate<[number[], number[]]>(`(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const canvas = document.createElement('p');
    canvas.style.backgroundColor = 'Canvas';
    document.body.append(canvas);
    const bare = getComputedStyle(canvas).backgroundColor;
    canvas.remove();
    const numbers = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
    return [numbers(backgroundColor === 'rgba(0, 0, 0, 0)' ? bare : backgroundColor), numbers(color)];
  })()`);
  const brightness = (colour: number[]) => colour.reduce((sum, part) => sum + part, 0) / 3;
  if (brightness(paper) > 200 && brightness(ink) < 80) return 'light';
  return brightness(paper) < 60 && brightness(ink) > 180 ? 'dark' : `rgb(${paper}) with text rgb(${ink})`;
}

/** What would move when it changes, its ::before and ::after included. */
const movingParts = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('*')].flatMap((each) =>
    [undefined, '::before', '::after'].map((part) => getComputedStyle(each, part))
      .filter(({ transitionDuration, animationName, scrollBehavior }) =>
        /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth')
      .map(() => each.outerHTML.slice(0, 60)))`);
