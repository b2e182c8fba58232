/** What the workbench predicts of each cookie is what the browser does with it. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { Prediction, Verdict } from '../../src/cookies/workbench/prediction.ts';
import type { Outcome } from '../../src/cookies/workbench/sent-cookie.ts';
import { type Site, startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { type Fields, ROWS } from './workbench-rows.ts';

const DAYS_400 = 400 * 24 * 60 * 60;

/** The page that the redirect leads to, as JSON. */
interface Answer {
  readonly draft: { readonly prediction: Prediction; readonly built: { readonly ends: number | null } };
  readonly sent: { readonly came: boolean; readonly outcome: Outcome };
}

for (const host of ['127.0.0.1', 'localhost', 'shop.test', 'www.shop.test']) {
  browserTest(`no prediction is wrong at http://${host}`, async (t, browser) => {
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site);
    const page = await profile.newPage();
    await page.goto(`${at(site, host)}/cookies/workbench`);
    const wrong: string[] = [];
    const predicted: Verdict[] = [];
    for (const [what, fields, verdict] of ROWS) {
      const form = { name: 'wb_a', value: '1', path: '/', same_site: 'Lax', ...fields };
      const { draft, sent, done } = await build(profile, page, form);
      const foretold = draft.prediction.verdict;
      predicted.push(foretold);
      if (done !== foretold || sent.outcome !== 'asPredicted')
        wrong.push(`${what}: ${foretold}, but ${done}`);
      if (host === '127.0.0.1' && foretold !== verdict) wrong.push(`${what}: ${foretold}, not ${verdict}`);
    }
    await t.test('each was predicted', () => assert.deepEqual(wrong, []));
    await t.test('all that can happen has happened', () => {
      const all: readonly Verdict[] = ['comesBack', 'goneAtOnce', 'elsewhere', 'refused'];
      assert.deepEqual([...new Set(predicted)].sort(), [...all].sort());
    });
  });
}

/** Hosts below a public suffix, one of a registry (ICANN) and one of a company: what each Domain leads to there. */
const BELOW_SUFFIXES: readonly [host: string, domain: string, verdict: Verdict][] = [
  ['shop.co.kr', 'co.kr', 'refused'],
  ['shop.co.kr', '.co.kr', 'refused'],
  ['shop.co.kr', 'kr', 'refused'],
  ['shop.co.kr', 'shop.co.kr', 'comesBack'],
  ['shop.onrender.com', 'onrender.com', 'refused'],
  ['shop.onrender.com', 'com', 'refused'],
  ['shop.onrender.com', '.shop.onrender.com', 'comesBack'],
];
browserTest('no cookie is for all below a public suffix, and that is predicted', async (t, browser) => {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site);
  const page = await profile.newPage();
  for (const [host, domain, verdict] of BELOW_SUFFIXES) {
    await page.goto(`${at(site, host)}/cookies/workbench`);
    const { draft, done } = await build(profile, page, { name: 'wb_a', value: '1', path: '/', domain });
    assert.deepEqual([draft.prediction.verdict, done], [verdict, verdict], `${host}: Domain=${domain}`);
  }
});

browserTest('where a cookie is kept, for whom and how long is as predicted', async (t, browser) => {
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site);
  const page = await profile.newPage();
  for (const host of ['127.0.0.1', 'localhost', 'shop.test', 'www.shop.test']) {
    await page.goto(`${at(site, host)}/cookies/workbench`);
    const wrong: string[] = [];
    for (const [what, fields] of ROWS) {
      const { draft } = await build(profile, page, { name: 'wb_a', value: '1', path: '/', ...fields });
      const kept = await workbenchCookie(profile);
      if (kept === undefined || kept.value === 'planted') continue;
      const { path, domain } = draft.prediction;
      const ends = Math.min((draft.built.ends ?? -1000) / 1000, Date.now() / 1000 + DAYS_400);
      const expected = [path, domain === null ? host : `.${domain}`];
      if (String([kept.path, kept.domain]) !== String(expected))
        wrong.push(`${what}: ${kept.domain}${kept.path}`);
      if (Math.abs(kept.expires - ends) > 60) wrong.push(`${what}: ends ${kept.expires}, not ${ends}`);
    }
    await t.test(`at ${host}`, () => assert.deepEqual(wrong, []));
  }
});

const at = (site: Site, host: string) => site.url.replace('127.0.0.1', host);

/** Sends the form from the page, and looks at what the browser has made of it. */
async function build(profile: BrowserContext, page: Page, form: Fields) {
  await profile.clearCookies();
  const isPlanted = await plant(profile, page, form);
  const body = JSON.stringify(new URLSearchParams(form).toString());
  const answer = await page.evaluate<Answer>(`
    fetch('/cookies/workbench/send', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: ${body},
    }).then((response) => response.json())
  `);
  assert.notEqual(answer.sent ?? null, null, `${body} ${JSON.stringify(answer)}`);
  const kept = await workbenchCookie(profile);
  return { ...answer, done: doneWith(answer.sent.came, kept?.value, isPlanted) };
}

/** A cookie that another one of the same name, path and domain replaces, and a refused one does not. */
async function plant(
  profile: BrowserContext,
  page: Page,
  { name = '', domain = '', partitioned, ...form }: Fields,
) {
  const path = form['path']?.trim() ?? '';
  if (domain.trim() !== '' || !/^wb_\w+$/.test(name) || path.length > 100 || partitioned) return false;
  const where = path.startsWith('/') ? path : '/cookies/workbench';
  const { hostname } = new URL(page.url());
  await profile.addCookies([{ name, value: 'planted', domain: hostname, path: where }]);
  return true;
}

function doneWith(came: boolean, value: string | undefined, isPlanted: boolean): Verdict {
  if (value === undefined) return isPlanted ? 'goneAtOnce' : 'refused';
  if (value === 'planted') return 'refused';
  return came ? 'comesBack' : 'elsewhere';
}

const workbenchCookie = async (profile: BrowserContext) => {
  const cookies = await profile.cookies();
  const ours = cookies.filter(({ name }) => /^(__.*)?wb_/i.test(name));
  assert.equal(ours.length <= 1, true, `there are ${ours.length}`);
  return ours[0];
};
