/** What joins a trail with an account, who sees it then, and that erasing takes all that is joined. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import type { TrackingId } from '../../src/tracking/tracking-cookies.ts';
import { Trails } from '../../src/tracking/trails.ts';
import { logIn, signUp } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import { exportOf, idOf, open, pagesIn, pagesOf, rowCounts, willing } from './opening.ts';

const { en: t } = translator;
const NOTHING = [0, 0, 0, 0];

const numbersOf = ({ database }: Site) =>
  database.prepare<[], number>('SELECT number FROM tracking_visitor').pluck().all();

test('a login joins the trail with the account, says so, and tells the pages of the user from those before', async (context) => {
  const site = await startSite(context);
  const kim = await willing(site);
  await open(kim, '/shop');
  shows((await open(kim, '/tracking')).text, t('tracking.joined.none'));
  await signUp(kim, 'kim');
  await open(kim, '/cart');
  const { text } = await open(kim, '/tracking');
  const account = /data-account>([\s\S]*?)<\/dd>/.exec(text)?.[1]?.replace(/<.*?>/g, '').trim();
  assert.equal(account, t('tracking.joined.user', { name: 'kim', count: 1, signedIn: 1 }));
  const { browsers, signed_in_as } = await exportOf(kim);
  assert.equal(signed_in_as, 'kim');
  assert.match(browsers[0]?.joined_with_account_at ?? '', /^20\d\d-/);
  assert.deepEqual(
    browsers[0]?.visits.map(({ page, signed_in }) => [page, signed_in]),
    [
      ['/tracking', true],
      ['/cart', true],
      ['/tracking', false],
      ['/shop', false],
    ],
  );
});

test('the page that joins the trail says that it will, and does not take the user for everybody', async (context) => {
  const site = await startSite(context);
  const kim = await willing(site);
  await open(kim, '/shop');
  await signUp(kim, 'kim');
  const { text } = await open(kim, '/tracking');
  shows(text, t('tracking.joined.soon'));
  hides(text, t('tracking.joined.shared'));
});

test('a user sees the trail of their other browser, and erases it from there', async (context) => {
  const site = await startSite(context);
  const [home, work] = [await willing(site), site.visitor()];
  await signUp(home, 'kim');
  await open(home, '/cart');
  await logIn(work, 'kim');
  assert.deepEqual(pagesIn(await exportOf(work)), [['/cart']]);
  const { text } = await open(work, '/tracking');
  for (const key of ['tracking.visits.elsewhere', 'tracking.answer.before']) shows(text, t(key));
  await work.post('/tracking/erase');
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('after a logout the other browser is no longer shown, but erasing still takes all that is joined', async (context) => {
  const site = await startSite(context);
  const [first, second] = [await willing(site), await willing(site)];
  await signUp(first, 'kim');
  await open(first, '/cart');
  await logIn(second, 'kim');
  await open(second, '/session');
  await second.post('/accounts/logout');
  await open(second, '/shop');
  assert.deepEqual(pagesIn(await exportOf(second)), [['/shop', '/session']]);
  const { text } = await open(second, '/tracking');
  shows(text, t('tracking.joined.loggedOut'));
  hides(text, 'kim');
  await second.post('/tracking/erase');
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('an earlier id of the same account, its cookie lost, is erased too', async (context) => {
  const site = await startSite(context);
  const kim = await willing(site);
  await signUp(kim, 'kim');
  await open(kim, '/cart');
  for (const name of ['tracking_id', 'tracking_consent']) kim.cookies.delete(name);
  await kim.post('/tracking/consent', { answer: 'yes' });
  await open(kim, '/shop');
  assert.equal(numbersOf(site).length, 2);
  await kim.post('/tracking/erase');
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('who logs in after another at the same browser sees nothing of theirs, and is asked anew', async (context) => {
  const site = await startSite(context);
  const browser = await willing(site);
  await signUp(browser, 'kim');
  await open(browser, '/cart');
  await browser.post('/accounts/logout');
  await signUp(browser, 'lee');
  shows((await open(browser, '/shop')).text, t('tracking.strip.question'));
  shows((await open(browser, '/tracking')).text, t('tracking.answer.id.others'));
  assert.deepEqual(pagesIn(await exportOf(browser)), []);
  await browser.post('/tracking/consent', { answer: 'no' });
  assert.deepEqual(pagesOf(site), ['/cart'], 'what is not lee’s to erase stays kim’s');
  shows((await open(browser, '/tracking')).text, t('notices.trackingOthers'));
});

test('an account that everybody may be is joined with no trail', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  await open(visitor, '/shop');
  shows((await open(visitor, '/tracking')).text, t('tracking.joined.shared'));
  const stranger = site.visitor();
  await stranger.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  assert.deepEqual(pagesIn(await exportOf(stranger)), []);
});

test('of one account so many browsers are kept at most: the first that was joined makes room', async (context) => {
  const site = await startSite(context);
  const first = await willing(site);
  await signUp(first, 'kim');
  await open(first, '/cart');
  for (let others = 0; others < 10; others += 1) {
    const next = await willing(site);
    await logIn(next, 'kim');
    await open(next, '/shop');
  }
  assert.deepEqual([numbersOf(site).length, pagesOf(site).includes('/cart')], [10, false]);
});

test('a browser that said yes long ago, and logs in when there are so many, is not the one to go', async (context) => {
  const site = await startSite(context);
  const late = await willing(site);
  for (let others = 0; others < 10; others += 1) {
    const next = await willing(site);
    await (others === 0 ? signUp(next, 'kim') : logIn(next, 'kim'));
    await open(next, '/shop');
  }
  await logIn(late, 'kim');
  await open(late, '/lessons');
  assert.deepEqual([numbersOf(site).length, pagesOf(site).at(-1)], [10, '/lessons']);
});

test('a page of another user is not added to a trail that was joined while it was made', async (context) => {
  const site = await startSite(context);
  const browser = await willing(site);
  const trails = new Trails(site.database, site.settings, site.accounts.log);
  const found = trails.withId(idOf(browser) as TrackingId) ?? assert.fail('no visitor'); // as lee’s request does
  await signUp(browser, 'kim');
  await open(browser, '/cart');
  const [visit] = trails.mine(found, null)[0]?.visits ?? [];
  const lee = await site.accounts.users.create('lee', '!');
  await trails.record(found, visit ?? assert.fail('no visit'), lee);
  assert.deepEqual(pagesOf(site), ['/cart']);
});

test('an erasure takes the account’s other browsers along, though it was joined while that was under way', async (context) => {
  const site = await startSite(context);
  const [browser, other] = [await willing(site), await willing(site)];
  const trails = new Trails(site.database, site.settings, site.accounts.log);
  const found = trails.withId(idOf(browser) as TrackingId) ?? assert.fail('no visitor'); // as the erasure's request does
  await signUp(other, 'kim');
  await open(other, '/shop');
  await logIn(browser, 'kim');
  await open(browser, '/cart');
  await trails.erase(found, null);
  assert.deepEqual(rowCounts(site), [0, 0, 0, 0]);
});

test('an account that Django deletes takes its trail along', async (context) => {
  const site = await startSite(context);
  const kim = await willing(site);
  await signUp(kim, 'kim');
  await open(kim, '/cart');
  site.database.exec("DELETE FROM auth_user WHERE username = 'kim'");
  assert.deepEqual(rowCounts(site), NOTHING);
});
