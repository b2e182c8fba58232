/** Every experiment in a real browser: what its page says has happened, has happened. */
import assert from 'node:assert/strict';
import type { Page, Request } from 'playwright-core';
import type { Experiment } from '../../src/lessons/experiments/experiment.ts';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import { rowOf } from '../support/fixtures.ts';
import { shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { WAYS } from './visited-languages.ts';

/** What is known of an experiment from elsewhere than its own words. */
interface Witness {
  readonly site: Site;
  /** The key in the browser's session cookie, before and after. */
  readonly before: string;
  readonly after: string;
  /** The Cookie header of each request that the browser sent, the POST first. */
  readonly sent: readonly string[];
  /** Every session key on the page, in order. */
  readonly keys: readonly string[];
  /** What the page says has happened. */
  readonly outcome: string | undefined;
  /** What stands in the main part of the page. */
  readonly text: string;
}

const CHECKS: Readonly<Record<string, (witness: Witness) => unknown>> = {
  tamper({ site, keys, text }) {
    assert.equal(new Set(keys).size, 2, 'the key, and what was made of it');
    for (const key of keys) assert.equal(rowOf(site.database, key), undefined, 'the client has left');
    assert.match(text, /"session_key":null,"user":null/);
  },
  'delete-cookie'({ site, before, after, sent }) {
    assert.deepEqual(
      sent.map((header) => header.includes('sessionid=')),
      [true, false, true],
    );
    assert.equal(after, before);
    assert.equal(rowOf(site.database, before)?.session_key, before);
  },
  'delete-row'({ site, before, after, sent }) {
    assert.equal(rowOf(site.database, before), undefined);
    assert.equal(after, before, 'the browser knows nothing of it');
    shows(sent.at(-1), before);
  },
  'expire-now'({ site, before, after, sent }) {
    const end = rowOf(site.database, before)?.expire_date;
    assert.ok(Date.parse(`${end}Z`) < Date.now(), `it ends at ${end}`);
    assert.equal(after, before);
    shows(sent.at(-1), before);
  },
  'change-key'({ site, before, after, sent, keys }) {
    assert.notEqual(after, before);
    assert.equal(rowOf(site.database, before), undefined);
    assert.equal(rowOf(site.database, after)?.session_key, after);
    shows(sent.at(-1), after);
    assert.deepEqual(new Set(keys), new Set([before, after]));
  },
  async 'copy-into-curl'({ site, text }) {
    const [, name = '', value = ''] = /Cookie: (\w+)=([^'\s]+)'/.exec(text.replaceAll('\n', '')) ?? [];
    const terminal = site.visitor();
    terminal.cookies.set(name, { value, path: '/' });
    assert.equal((await terminal.json<{ user: { username: string } }>('/session')).user.username, 'demo');
  },
  'replay-after-logout'({ site, keys, text }) {
    for (const key of keys) assert.equal(rowOf(site.database, key), undefined);
    assert.match(
      text,
      /"session_key":null,"user":null[\s\S]*signed_sessionid[\s\S]*"user":{"username":"demo"}/,
    );
  },
  fixation({ site, keys, text }) {
    assert.equal(new Set(keys).size, 2, 'the planted key, and the one of the login');
    for (const key of keys) assert.equal(rowOf(site.database, key), undefined, 'the victim has left');
    assert.match(text, /"user":{"username":"demo"}[\s\S]*"session_key":null,"user":null/);
  },
  'two-tabs'({ site, keys, text }) {
    assert.match(text, /{"count":21}/);
    for (const key of keys) assert.equal(rowOf(site.database, key), undefined, 'the client has left');
  },
  'large-cookie'({ sent }) {
    const pairs = sent.at(-1)?.split('; ') ?? [];
    const bytes = pairs.find((pair) => pair.startsWith('fits='))?.replace('=', '').length;
    assert.equal(bytes, 4096);
    assert.deepEqual(
      pairs.filter((pair) => pair.startsWith('too_large=')),
      [],
    );
  },
  'samesite-none'({ sent }) {
    shows(sent.at(-1), 'for_this_site=');
    assert.doesNotMatch(sent.at(-1) ?? '', /for_every_site=/);
  },
  'wrong-path'({ sent }) {
    assert.deepEqual(
      sent.map((header) => header.includes('stubborn=')),
      [false, true, true, false],
    );
  },
  restart({ site, keys, text }) {
    assert.equal(keys.length, 8, 'in six cookies and two rows');
    assert.deepEqual(text.match(/{"count":\d}/g), [
      '{"count":1}',
      '{"count":0}',
      '{"count":1}',
      '{"count":1}',
    ]);
    for (const key of keys)
      assert.equal(rowOf(site.database, key), undefined, 'it was never in this database');
  },
};

for (const { language, javaScriptEnabled } of WAYS) {
  browserTest(`what happens if, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language, javaScriptEnabled });
    const page = await profile.newPage();
    const visit = new Visit(page, language);
    const said = ({ name }: Experiment, answer: string) =>
      visit.t(`experiments.of.${name}.answers.${answer}`).replaceAll('`', '');

    await step('the list begins with the first', async () => {
      await page.goto('/lessons/experiments');
      await visit.follow('experiments.begin');
      await page.waitForURL(`/lessons/experiments/${EXPERIMENTS[0]?.slug}`);
    });

    for (const [at, experiment] of EXPERIMENTS.entries()) {
      await t.test(`${experiment.slug}: the outcome shown is the one that others can see`, async () => {
        await putInCart(page);
        const prediction = experiment.answers[at % experiment.answers.length] ?? '';
        const witness = await tryOut(experiment, prediction);
        assert.equal(witness.outcome, said(experiment, experiment.expected));
        const verdict = prediction === experiment.expected ? 'asSaid' : 'notAsSaid';
        shows(witness.text, visit.t(`experiments.${verdict}`));
        const check = CHECKS[experiment.slug];
        if (check === undefined) assert.fail('nobody has looked from elsewhere');
        await check(witness);
      });
    }

    await step('the list tells of all thirteen', async () => {
      await page.goto('/lessons/experiments');
      const text = await textOf(page);
      shows(text, visit.t('experiments.progress', { done: 13, all: 13 }));
      for (const experiment of EXPERIMENTS) shows(text, said(experiment, experiment.expected));
    });

    async function tryOut(experiment: Experiment, prediction: string): Promise<Witness> {
      await page.goto(`/lessons/experiments/${experiment.slug}`);
      const before = await keyIn(page);
      const requests: Request[] = [];
      const note = (request: Request) => request.isNavigationRequest() && requests.push(request);
      page.on('request', note);
      await page.getByLabel(said(experiment, prediction), { exact: true }).check();
      await visit.press('experiments.do');
      await page.locator('[data-outcome]').waitFor();
      page.off('request', note);
      assert.equal(await page.locator('[data-outcome]').getAttribute('data-outcome'), experiment.expected);
      const headers = await Promise.all(requests.map((request) => request.allHeaders()));
      const sent = headers.map(({ cookie = '' }) => cookie);
      return {
        site,
        before,
        after: await keyIn(page),
        sent,
        keys: await keysOn(page),
        outcome: (await page.locator('[data-outcome] strong').textContent())?.trim(),
        text: await textOf(page),
      };
    }
  });
}

/** So that there is a session with something in it. */
async function putInCart(page: Page): Promise<void> {
  await page.request.post('/cart/items', { form: { product: '1', quantity: '1' } });
}

async function keyIn(page: Page): Promise<string> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'sessionid');
  return /^s%3A([a-z0-9]{32})\./.exec(cookie?.value ?? '')?.[1] ?? '';
}

const keysOn = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('main [data-key]')].map((chip) => chip.dataset.key)`,
  );

const textOf = async (page: Page) => (await page.getByRole('main').textContent()) ?? '';
