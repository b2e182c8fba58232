/** Erasing leaves nothing of a trail; and before, there is a copy to take along. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import type { TrackingId } from '../../src/tracking/tracking-cookies.ts';
import { Trails } from '../../src/tracking/trails.ts';
import { forgets } from '../safety/people.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { exportOf, idOf, open, pagesIn, pagesOf, placesOf, rowCounts, willing } from './opening.ts';

const { en: t } = translator;
const NOTHING = [0, 0, 0, 0];

test('to erase leaves no row of the visitor in any table, drops the id, and keeps a no', async (context) => {
  const site = await startSite(context);
  const [visitor, other] = [await willing(site), await willing(site)];
  for (const page of ['/shop', '/cart', '/shop']) await open(visitor, page);
  await open(other, '/lessons');
  const id = idOf(visitor);
  const reply = await visitor.post('/tracking/erase');
  assert.deepEqual([reply.status, reply.headers.get('location')], [303, '/tracking']);
  assert.ok(forgets(reply, 'tracking_id'), reply.setCookies.join());
  assert.equal(visitor.cookies.get('tracking_consent')?.value, 'no');
  assert.deepEqual(placesOf(site, [id]), []);
  assert.deepEqual(pagesOf(site), ['/lessons']);
  const totals = site.database.prepare('SELECT kind, value, visits FROM tracking_total ORDER BY kind').all();
  assert.deepEqual(totals[0], { kind: 'all', value: '', visits: 1 });
  shows((await open(visitor, '/tracking')).text, t('notices.trackingErased'));
  await open(visitor, '/shop');
  assert.deepEqual(pagesOf(site), ['/lessons']);
});

test('to take a yes back with a no erases as well', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  await open(visitor, '/shop');
  await visitor.post('/tracking/consent', { answer: 'no' });
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('with Sec-GPC: 1 an earlier trail is still shown, and can be erased', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  await open(visitor, '/shop');
  const { text } = await open(visitor, '/tracking', { 'Sec-GPC': '1' });
  shows(text, 'data-visits>1<');
  await visitor.post('/tracking/erase', {}, { 'Sec-GPC': '1' });
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('a request that is still under way does not bring back what was erased meanwhile', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  const before = visitor.copy();
  await open(visitor, '/shop');
  const trails = new Trails(site.database, site.settings, site.accounts.log);
  const found = trails.withId(idOf(visitor) as TrackingId) ?? assert.fail('no visitor'); // as a request does
  const visit = trails.mine(found, null)[0]?.visits[0] ?? assert.fail('no visit');
  await visitor.post('/tracking/erase');
  await trails.record(found, visit, null);
  assert.deepEqual(rowCounts(site), NOTHING);
  await open(before, '/cart'); // and one that comes late, with the old cookies
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('the copy is a file with everything, the moment of the yes too', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  await open(visitor, '/shop');
  const { headers } = await visitor.get('/tracking/export');
  assert.match(headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(headers.get('content-disposition'), 'attachment; filename=remember-me-trail.json');
  const { consent, browsers } = await exportOf(visitor);
  const [browser] = browsers;
  assert.deepEqual([consent, browser?.tracking_id, browser?.is_this_browser], ['yes', idOf(visitor), true]);
  assert.ok(Date.now() - Date.parse(browser?.consented_at ?? '') < 60_000, browser?.consented_at);
  assert.deepEqual(pagesIn(await exportOf(visitor)), [['/shop']]);
});

test('to erase without a trail changes nothing but the answer', async (context) => {
  const site = await startSite(context);
  await open(await willing(site), '/shop');
  const { status } = await site.visitor().post('/tracking/erase');
  assert.deepEqual([status, pagesOf(site)], [303, ['/shop']]);
});
