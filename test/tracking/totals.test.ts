/** The totals of all: for the shopkeeper alone, and never of a single visitor. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import type { Totals } from '../../src/tracking/totals.ts';
import { logIn, signUp } from '../safety/people.ts';
import { shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, willing } from './opening.ts';

const { en: t } = translator;

async function shopkeeper(site: Site): Promise<Visitor> {
  const visitor = site.visitor();
  await signUp(visitor, 'keeper');
  site.database.exec("UPDATE auth_user SET is_staff = 1 WHERE username = 'keeper'");
  return visitor;
}

const totalsOf = async (visitor: Visitor) =>
  (await visitor.json<{ totals: Totals | null }>('/tracking/totals')).totals;

/** So many visitors who each open these pages once. */
async function crowd(site: Site, count: number, pages: readonly string[]): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (let each = 0; each < count; each += 1) {
    const visitor = await willing(site);
    for (const page of pages) await open(visitor, page);
    visitors.push(visitor);
  }
  return visitors;
}

const told = (totals: Totals | null, kind: string) => {
  const found = totals?.kinds.find((each) => each.kind === kind) ?? assert.fail(`no ${kind}`);
  return [found.groups.map(({ value, visitors, visits }) => [value, visitors, visits]), found.rest];
};

test('a stranger is asked to log in, a user is refused, and the shopkeeper is let in', async (context) => {
  const site = await startSite(context);
  const asked = await site.visitor().get('/tracking/totals');
  assert.deepEqual(
    [asked.status, asked.headers.get('location')],
    [303, '/accounts/login?next=%2Ftracking%2Ftotals'],
  );
  const kim = site.visitor();
  await signUp(kim, 'kim');
  const refused = await kim.get('/tracking/totals');
  assert.equal(refused.status, 403);
  shows(refused.text, t('errors.staffOnly.heading'));
  assert.equal((await kim.get('/tracking/totals', { Accept: 'application/json' })).status, 403);
  const keeper = await shopkeeper(site);
  assert.equal((await keeper.get('/tracking/totals')).status, 200);
  shows((await open(keeper, '/tracking')).text, 'href="/tracking/totals"');
  await keeper.post('/accounts/logout');
  site.database.exec("UPDATE auth_user SET is_staff = 0 WHERE username = 'keeper'");
  await logIn(keeper, 'keeper');
  assert.equal((await keeper.get('/tracking/totals')).status, 403);
});

test('of fewer than five visitors nothing is told', async (context) => {
  const site = await startSite(context);
  const keeper = await shopkeeper(site);
  await crowd(site, 4, ['/shop', '/shop', '/cart']);
  assert.equal(await totalsOf(keeper), null);
  shows((await keeper.get('/tracking/totals')).text, t('tracking.totals.none'));
});

test('groups of five are told, rounded down to fives', async (context) => {
  const site = await startSite(context);
  const keeper = await shopkeeper(site);
  await crowd(site, 7, ['/shop', '/shop', '/cart']);
  const totals = await totalsOf(keeper);
  assert.deepEqual([totals?.visitors, totals?.visits], [5, 20]);
  assert.deepEqual(told(totals, 'page'), [
    [
      ['/shop', 5, 10],
      ['/cart', 5, 5],
    ],
    null,
  ]);
  assert.deepEqual(told(totals, 'device'), [[['computer', 5, 20]], null]);
  assert.deepEqual(told(totals, 'language'), [[['en', 5, 20]], null]);
});

test('a group of fewer is told with the smallest of the others, so that no difference gives it away', async (context) => {
  const site = await startSite(context);
  const keeper = await shopkeeper(site);
  const [one = assert.fail()] = await crowd(site, 6, ['/shop', '/shop', '/cart']);
  await open(one, '/lessons/django');
  const totals = await totalsOf(keeper);
  assert.deepEqual(told(totals, 'page'), [[['/shop', 5, 10]], 5]);
  const { text } = await keeper.get('/tracking/totals');
  assert.doesNotMatch(text, /lessons\/django|<code>\/cart/);
  shows(text, t('tracking.totals.rest'));
});

test('who has no equal is told by no kind: not the one telephone among computers, nor what is left of those', async (context) => {
  const site = await startSite(context);
  const keeper = await shopkeeper(site);
  await crowd(site, 6, ['/shop']);
  await open(await willing(site), '/shop', {
    'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile',
  });
  assert.deepEqual(told(await totalsOf(keeper), 'device'), [[], 5]);
  shows((await keeper.get('/tracking/totals')).text, t('tracking.totals.together'));
});

test('one more visit, or one more erasure, mostly shows nothing: what it was cannot be read from the difference', async (context) => {
  const site = await startSite(context);
  const keeper = await shopkeeper(site);
  const [one = assert.fail()] = await crowd(site, 6, ['/shop', '/cart']);
  const before = await totalsOf(keeper);
  await open(one, '/cart');
  assert.deepEqual(await totalsOf(keeper), before);
  await one.post('/tracking/erase');
  assert.deepEqual(await totalsOf(keeper), before);
});
