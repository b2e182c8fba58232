/** What a visitor does in the lessons, to come to a state of theirs. */
import type { Page } from 'playwright-core';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import { STATIONS } from '../../src/lessons/seen.ts';
import { submit } from './submit.ts';

export async function seeAllStations(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'seen', value: STATIONS.join('.'), url: page.url() }]);
  await page.reload();
}

export async function predict(page: Page): Promise<void> {
  await page.locator('[name=prediction]').first().check();
  await page.locator('main form button').click();
  await page.locator('[data-outcome]').waitFor();
}

/** As the notebook has it of who has done them all, some as predicted. */
export async function doAllExperiments(page: Page): Promise<void> {
  const marks = EXPERIMENTS.map((_, at) => (at % 2 === 0 ? '00' : '01')).join('');
  const place = { domain: new URL(page.url()).hostname, path: '/lessons/experiments' };
  await page.context().addCookies([{ name: 'experiments', value: `${'o'.repeat(22)}.${marks}`, ...place }]);
  await page.reload();
}

/** Sends both ways, compares the memories and asks twice. */
export async function tryStateless(page: Page): Promise<void> {
  for (const what of ['connections', 'memories'])
    await submit(page, page.locator(`form[action$="/${what}"] button`));
  await page.locator('[data-ask] button').click();
  await page.locator('[data-verdicts] [data-judged]').nth(1).waitFor();
}

export async function setLessonCookies(page: Page): Promise<void> {
  await submit(page, page.locator('form[action$="/lifetimes/cookies"] button'));
}

/** As a browser has the two cookies when the short one's time is over. */
export async function outliveLessonCookie(page: Page): Promise<void> {
  const value = `came.${Math.floor(Date.now() / 1000) - 31}`;
  const place = { domain: new URL(page.url()).hostname, path: '/lessons/lifetimes' };
  await page.context().addCookies([{ name: 'lesson_session', value, ...place }]);
  await page.reload();
}
