/** Nothing is recorded before a yes and after a no, on whatever page. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import { KNOWN_PAGES, OTHER_PAGE } from '../../src/tracking/known-pages.ts';
import { logIn, MOUNTS, signUp } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { idOf, open, pagesOf, rowCounts, willing } from './opening.ts';

const { en: t } = translator;
const NOTHING = [0, 0, 0, 0];
const EXPERIMENT_PAGES = EXPERIMENTS.map(({ slug }) => `/lessons/experiments/${slug}`);
const EVERY_PAGE = [
  ...MOUNTS.flatMap((mount) => KNOWN_PAGES.map((page) => mount + page)),
  ...EXPERIMENT_PAGES,
  '/no-such-page',
];

interface Seen {
  /** The pages that went well. */
  readonly pages: readonly string[];
  /** The Set-Cookie lines of tracking that all pages together have sent. */
  readonly lines: readonly string[];
}

async function lookAround(visitor: Visitor, headers: Record<string, string> = {}): Promise<Seen> {
  const [pages, lines]: [string[], string[]] = [[], []];
  for (const page of EVERY_PAGE) {
    const { status, setCookies } = await open(visitor, page, headers);
    if (status === 200) pages.push(page);
    lines.push(...setCookies.filter((line) => line.startsWith('tracking')));
  }
  return { pages, lines };
}

/** A user for whom every page goes well: logged in over each memory that knows a login, and the shopkeeper. */
async function whoeverMayAll(site: Site, visitor: Visitor): Promise<void> {
  await signUp(visitor, 'kim');
  await logIn(visitor, 'kim', {}, '/signed-cookie');
  site.database.exec("UPDATE auth_user SET is_staff = 1 WHERE username = 'kim'");
}

test('before an answer no page records anything or sets a cookie for it, for a stranger and a user', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await whoeverMayAll(site, kim);
  for (const visitor of [site.visitor(), kim]) assert.deepEqual((await lookAround(visitor)).lines, []);
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('after a no, too, and the no is kept for a year', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  const { setCookies } = await visitor.post('/tracking/consent', { answer: 'no' });
  const [line = '', ...more] = setCookies.filter((each) => each.startsWith('tracking'));
  assert.match(line, /^tracking_consent=no; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax$/);
  assert.deepEqual(more, []);
  assert.deepEqual((await lookAround(visitor)).lines, []);
  assert.deepEqual(rowCounts(site), NOTHING);
});

test('after a yes each page that goes well is a row, none is "other", and only /stateless is left out', async (t) => {
  const site = await startSite(t);
  const kim = await willing(site);
  await whoeverMayAll(site, kim);
  const { pages, lines } = await lookAround(kim);
  assert.deepEqual(lines, []);
  const missing = [...KNOWN_PAGES, ...EXPERIMENT_PAGES].filter((page) => !pages.includes(page));
  assert.deepEqual(missing, [], 'every page there is goes well');
  const expected = pages.filter((page) => !page.startsWith('/stateless'));
  const named = expected.map((page) => page.replace(/(?<=experiments)\/.*|(?<=cookie)\/$/, ''));
  assert.deepEqual(pagesOf(site), named);
});

test('whatever page a link of the site leads to is recorded by its name', async (t) => {
  const site = await startSite(t);
  const kim = await willing(site);
  await whoeverMayAll(site, kim);
  await kim.post('/cookies/samples', { value: 'vanilla' }); // the jar then leads to where one of them comes
  const links = new Set<string>();
  for (const page of EVERY_PAGE)
    for (const [, link = ''] of (await open(kim, page)).text.matchAll(/<a [^>]*?href="(\/[^"?#]*)/g))
      links.add(link);
  assert.ok(links.size > 40, [...links].join());
  for (const link of links) await open(kim, link);
  assert.ok(!pagesOf(site).includes(OTHER_PAGE));
});

test('a yes gives an id of 128 random bits that scripts do not see, and is kept as long as a no', async (t) => {
  const site = await startSite(t);
  const { setCookies } = await site.visitor().post('/tracking/consent', { answer: 'yes' });
  const lines = setCookies.filter((each) => each.startsWith('tracking'));
  assert.match(lines[0] ?? '', /^tracking_consent=yes; Max-Age=31536000; /);
  assert.match(
    lines[1] ?? '',
    /^tracking_id=[\w-]{22}; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax$/,
  );
});

for (const [name, cookies] of [
  ['invented', { tracking_consent: 'yes', tracking_id: 'A'.repeat(22) }],
  ['misshapen', { tracking_consent: 'yes', tracking_id: "' OR 1=1 --" }],
  ['missing', { tracking_consent: 'yes' }],
  ['without a yes', { tracking_id: 'A'.repeat(22) }],
  ['an answer that is none', { tracking_consent: 'maybe' }],
] as const) {
  test(`an id that is ${name} records nothing, and the visitor is asked`, async (context) => {
    const site = await startSite(context);
    const visitor = site.visitor();
    for (const [key, value] of Object.entries(cookies)) visitor.cookies.set(key, { value, path: '/' });
    shows((await open(visitor, '/shop')).text, t('tracking.strip.question'));
    assert.deepEqual(rowCounts(site), NOTHING);
    await visitor.post('/tracking/consent', { answer: 'yes' });
    assert.notEqual(idOf(visitor), 'A'.repeat(22));
  });
}

test('an id whose cookie of consent is gone records nothing; a new yes goes on with it', async (t) => {
  const site = await startSite(t);
  const visitor = await willing(site);
  const id = idOf(visitor);
  visitor.cookies.delete('tracking_consent');
  await open(visitor, '/shop');
  assert.deepEqual(pagesOf(site), []);
  await visitor.post('/tracking/consent', { answer: 'yes' });
  assert.equal(idOf(visitor), id);
});

test('Sec-GPC: 1 is a no: nobody is asked, and an earlier yes does not count while it comes', async (context) => {
  const site = await startSite(context);
  const gpc = { 'Sec-GPC': '1' };
  const stranger = site.visitor();
  for (const twice of [gpc, { 'Sec-GPC': '1, 1' }, { 'Sec-GPC': '0, 1' }])
    hides((await open(stranger, '/shop', twice)).text, 'tracking-consent');
  const { text } = await open(stranger, '/tracking', gpc);
  shows(text, 'data-consent="gpc"');
  shows(text, 'Sec-GPC: 1');
  await stranger.post('/tracking/consent', { answer: 'yes' }, gpc);
  assert.equal(stranger.cookies.get('tracking_id'), undefined);
  assert.deepEqual(rowCounts(site), NOTHING);

  const visitor = await willing(site);
  await open(visitor, '/shop');
  assert.deepEqual((await lookAround(visitor, gpc)).lines, []);
  assert.deepEqual(pagesOf(site), ['/shop']);
  await open(visitor, '/cart');
  assert.deepEqual(pagesOf(site), ['/shop', '/cart']);
});

test('pages that open a page ask until there is an answer; errors, programs and /stateless do not', async (context) => {
  const site = await startSite(context);
  const visitor = site.visitor();
  for (const language of LANGUAGES) {
    const asks = translator[language]('tracking.strip.question');
    for (const page of ['/', '/shop', '/cart', '/lessons', '/wire', '/signed-cookie/shop'])
      shows((await open(visitor, `${page}?lang=${language}`)).text, asks);
    for (const page of ['/stateless/shop', '/no-such-page', '/tracking'])
      hides((await open(visitor, `${page}?lang=${language}`)).text, asks);
  }
  hides((await visitor.get('/shop')).text, 'tracking-consent');
  hides((await visitor.get('/shop', { Accept: 'application/json' })).text, 'tracking');
  await visitor.post('/tracking/consent', { answer: 'no' });
  hides((await open(visitor, '/shop')).text, 'tracking-consent');
});

test('an answer leads back to the page that asked, within this site', async (t) => {
  const site = await startSite(t);
  const asking = await open(site.visitor(), '/signed-cookie/shop?a=1');
  shows(asking.text, 'name="next" value="/signed-cookie/shop?a=1"');
  for (const [next, location] of [
    ['/signed-cookie/shop?a=1', '/signed-cookie/shop?a=1'],
    ['//evil.example', '/tracking'],
  ] as const) {
    const { headers } = await site.visitor().post('/tracking/consent', { answer: 'no', next });
    assert.equal(headers.get('location'), location);
  }
});

test('an answer that is neither yes nor no is refused with the page again, and changes nothing', async (context) => {
  const site = await startSite(context);
  for (const fields of [{}, { answer: 'maybe' }, { answer: '' }] as Record<string, string>[]) {
    const { status, text, setCookies } = await site.visitor().post('/tracking/consent', fields);
    assert.equal(status, 400);
    shows(text, 'id="answer_error"');
    assert.deepEqual(setCookies, []);
  }
  const twice = await site
    .visitor()
    .request('POST', '/tracking/consent', {}, new URLSearchParams('answer=yes&answer=no'));
  assert.equal(twice.status, 400);
  assert.deepEqual(rowCounts(site), NOTHING);
});
