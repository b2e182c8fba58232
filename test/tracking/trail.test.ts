/** What is recorded of a page that was opened, and what is not; how much, and how long. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { clearTrails } from '../../src/tracking/clear-trails.ts';
import { MOST_VISITS } from '../../src/tracking/trail-statements.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { exchangesOf } from '../wire/exchanges-of.ts';
import { idOf, open, pagesOf, rowCounts, willing } from './opening.ts';

const DAY = 24 * 60 * 60 * 1000;

const rowsOf = ({ database }: Site) =>
  database.prepare<[], Record<string, unknown>>('SELECT * FROM tracking_visit').all();

/** So many visits to the shop of this visitor, some days ago. */
function addVisits({ database }: Site, visitor: Visitor, count: number, days: number): void {
  database
    .prepare(
      `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @count)
       INSERT INTO tracking_visit (visitor, at, page, language, device, signed_in)
       SELECT (SELECT number FROM tracking_visitor WHERE id = @id), @at, '/shop', 'en', 'phone', 0 FROM numbers`,
    )
    .run({ count, id: idOf(visitor), at: Date.now() - days * DAY });
}

test('a row has the time, the page, the page before, the language and the kind of device, and nothing else', async (t) => {
  const site = await startSite(t);
  const visitor = await willing(site);
  const before = Date.now();
  await open(visitor, '/cart?secret=hunter2', {
    Referer: `${site.url}/shop?password=hunter2`,
    'Accept-Language': 'ko',
    'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1',
  });
  const [row] = rowsOf(site);
  assert.ok(row, 'no row');
  const { id, visitor: number, at, ...rest } = row;
  assert.deepEqual([id, number], [1, 1]);
  assert.ok(Number(at) >= before && Number(at) <= Date.now(), `at ${at}`);
  assert.deepEqual(rest, { page: '/cart', referrer: '/shop', language: 'ko', device: 'phone', signed_in: 0 });
  hides(JSON.stringify(rowsOf(site)), 'hunter2');
});

for (const [referer, referrer] of [
  ['https://elsewhere.example/cart', null],
  ['not an address', null],
  ['/shop', null],
  ['SITE/my/secret/place', 'other'],
  ['SITE/signed-cookie/cart?x', '/signed-cookie/cart'],
  ['SITE/lessons/experiments/tamper', '/lessons/experiments'],
] as const) {
  test(`a Referer of ${referer} is kept as ${referrer}`, async (t) => {
    const site = await startSite(t);
    await open(await willing(site), '/', { Referer: referer.replace('SITE', site.url) });
    assert.equal(rowsOf(site)[0]?.['referrer'], referrer);
  });
}

for (const [device, agent] of [
  ['computer', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'tablet',
    'Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Version/16.0 Mobile/15E148 Safari/604.1',
  ],
  ['other', 'x'],
  ['other', ''],
] as const) {
  test(`the User-Agent "${agent}" is kept as ${device}`, async (t) => {
    const site = await startSite(t);
    await open(await willing(site), '/', { 'User-Agent': agent });
    assert.equal(rowsOf(site)[0]?.['device'], device);
  });
}

test('only pages that a browser opens are recorded: no script’s request, no prefetch, no POST, no error, no file', async (t) => {
  const site = await startSite(t);
  const visitor = await willing(site);
  await visitor.get('/shop', { Accept: 'text/html' });
  await visitor.get('/shop', { Accept: 'application/json' });
  await visitor.post('/cart/items', { product: '1' });
  await open(visitor, '/shop', { 'Sec-Purpose': 'prefetch;prerender' });
  for (const path of ['/no-such-page', '/cart/items', '/tracking/export', '/styles/base.css'])
    await open(visitor, path);
  assert.deepEqual(pagesOf(site), []);
});

test('of one visitor so many visits are kept at most: the oldest make room', async (t) => {
  const site = await startSite(t);
  const [visitor, other] = [await willing(site), await willing(site)];
  await open(other, '/lessons');
  await open(visitor, '/session');
  addVisits(site, visitor, MOST_VISITS - 1, 1);
  await open(visitor, '/cart');
  const pages = pagesOf(site, idOf(visitor));
  assert.deepEqual([pages.length, pages[0], pages.at(-1)], [MOST_VISITS, '/shop', '/cart']);
  assert.deepEqual(pagesOf(site, idOf(other)), ['/lessons']);
});

test('visits older than TRACKING_DAYS are not shown, and go by themselves with whom nothing is left of', async (t) => {
  const site = await startSite(t, { TRACKING_DAYS: '7' });
  const [gone, going, staying] = [await willing(site), await willing(site), await willing(site)];
  addVisits(site, gone, 150, 8);
  addVisits(site, going, 250, 8);
  await open(going, '/cart');
  addVisits(site, staying, 3, 6);
  site.database.prepare('UPDATE tracking_visitor SET consented_at = ?').run(Date.now() - 9 * DAY);
  const { browsers } = await going.json<{ browsers: { visits: unknown[] }[] }>('/tracking');
  assert.equal(browsers[0]?.visits.length, 1);

  assert.equal(await clearTrails(site.database, site.settings, { pause: 0 }), 400);
  const [visitors, visits] = rowCounts(site);
  assert.deepEqual([visitors, visits], [2, 4]);
  const all = site.database.prepare("SELECT visitors, visits FROM tracking_total WHERE kind = 'all'").get();
  assert.deepEqual(all, { visitors: 2, visits: 4 });
  shows((await open(gone, '/tracking')).text, 'data-consent="open"');
});

test('a visitor who has just said yes is not cleared away before the first page', async (t) => {
  const site = await startSite(t);
  const visitor = await willing(site);
  await clearTrails(site.database, site.settings, { pause: 0 });
  await open(visitor, '/shop');
  assert.deepEqual(pagesOf(site), ['/shop']);
});

test('whoever says yes and opens nothing for an hour leaves no row', async (t) => {
  const site = await startSite(t);
  for (let robots = 0; robots < 5; robots += 1) await willing(site);
  site.database.prepare('UPDATE tracking_visitor SET consented_at = consented_at - ?').run(DAY / 24 + 1);
  await clearTrails(site.database, site.settings, { pause: 0 });
  assert.deepEqual(rowCounts(site), [0, 0, 0, 0]);
});

test('of all visitors together so many visits are kept at most: the oldest make room', async (t) => {
  const site = await startSite(t);
  const [early, late] = [await willing(site), await willing(site)];
  addVisits(site, early, 250, 2);
  addVisits(site, late, 20, 1);
  assert.equal(await clearTrails(site.database, site.settings, { pause: 0, most: 30 }), 240);
  assert.deepEqual([pagesOf(site, idOf(early)).length, pagesOf(site, idOf(late)).length], [10, 20]);
  assert.equal(await clearTrails(site.database, site.settings, { pause: 0, most: 30 }), 0);
});

test('a visit that cannot be written is a line in the log, without the id, and the page is as ever', async (t) => {
  const site = await startSite(t);
  const visitor = await willing(site);
  site.database.exec('ALTER TABLE tracking_visit RENAME TO hidden');
  assert.equal((await open(visitor, '/shop')).status, 200);
  const lines = site.logged.filter(({ msg }) => msg === 'Visit not recorded');
  assert.equal(lines.length, 1);
  hides(JSON.stringify(site.logged), idOf(visitor));
});

test('the id stands nowhere whole: not on the page, and not on the wire', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await open(visitor, '/shop');
  await visitor.post('/tracking/consent', { answer: 'yes' });
  const id = idOf(visitor);
  const { text } = await open(visitor, '/tracking');
  shows(text, `tracking_id=${id.slice(0, 4)}…`);
  const wire = JSON.stringify(await exchangesOf(visitor));
  shows(wire, `tracking_id=${id.slice(0, 4)}…; Max-Age`);
  for (const shown of [text, wire, (await open(visitor, '/wire')).text]) hides(shown, id);
});
