/** The jar: it shows what came and no more, and believes only its own seals. */
import assert from 'node:assert/strict';
import test from 'node:test';
import cookieParser from 'cookie-parser';
import type { Jar, JarCookie } from '../../src/cookies/jar.ts';
import { translator } from '../../src/i18n/translations.ts';
import { makeKnown } from '../support/known-browser.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import { withSamples } from '../support/with-samples.ts';

const JAR = '/cookies';
const { en: t } = translator;

test('without any cookie the jar is empty, and looking makes no row', async (context) => {
  const { visitor, database } = await startSite(context);
  const { status, text } = await visitor().get(JAR);
  assert.equal(status, 200);
  shows(text, t('jar.empty'));
  assert.equal(database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
});

test('each pair of the Cookie line is shown, escaped, a name that comes twice as two', async (context) => {
  const site = await startSite(context);
  const Cookie = 'a=1; a=2; <b>x</b>=<script>alert(1)</script>; alone; k=%EC%BF%A0; bad=%zz';
  const { text } = await site.visitor().get(JAR, { Cookie });
  hides(text, '<script>alert');
  hides(text, '<b>x');
  const { cookies } = await jarOf(site, Cookie);
  assert.deepEqual(
    cookies.map(({ name, value, decoded }) => [name, value, decoded]),
    [
      ['a', '1', null],
      ['a', '2', null],
      ['<b>x</b>', '<script>alert(1)</script>', null],
      ['', 'alone', null],
      ['k', '%EC%BF%A0', '쿠'],
      ['bad', '%zz', null],
    ],
  );
});

test('what came as UTF-8 is read as it is, whichever byte it ends in', async (context) => {
  const Cookie = Buffer.from('go=사고; 고; bad=\xff').toString('latin1').replace('Ã¿', '\xff');
  const { cookies } = await jarOf(await startSite(context), Cookie);
  assert.deepEqual(
    cookies.map(({ value }) => value),
    ['사고', '고', '\xff'],
  );
});

test('a line whose seal the wire has cut is still known for the line of its cookie', async (context) => {
  const someone = await makeKnown((await startSite(context)).visitor());
  await someone.post('/cart/items', { product: '1' });
  const { sentAt, life } = cookieNamed(await someone.json<Jar>(JAR), 'sessionid');
  assert.deepEqual([typeof sentAt, life.kind], ['number', 'ends']);
});

test('of a cookie that is not ours only the browser knows the Path and the end', async (context) => {
  const [cookie] = (await jarOf(await startSite(context), 'stranger=1')).cookies;
  assert.deepEqual(
    [cookie?.isOurs, cookie?.path, cookie?.httpOnly, cookie?.life.kind, cookie?.seal],
    [false, null, null, 'unknown', 'none'],
  );
});

test('a cookie of ours that the wire has no line of is described by how we always set it', async (context) => {
  const [seen] = (await jarOf(await startSite(context), 'seen=row')).cookies;
  assert.deepEqual([seen?.path, seen?.httpOnly, seen?.sentAt], ['/', true, null]);
  assert.deepEqual(seen?.life, { kind: 'lasts', seconds: 31_536_000 });
});

test('the line on the wire gives a persistent cookie its end, until another value comes', async (context) => {
  const site = await startSite(context);
  const someone = await withSamples(site, 'vanilla');
  const before = cookieNamed(await someone.json<Jar>(JAR), 'jar_http_only');
  assert.equal(before.life.kind, 'ends');
  const left = before.life.kind === 'ends' ? before.life.at - Date.now() : 0;
  assert.ok(left > 500_000 && left <= 600_000, `${left} ms are left`);
  someone.cookies.set('jar_http_only', { value: 'another', path: JAR });
  const after = cookieNamed(await someone.json<Jar>(JAR), 'jar_http_only');
  assert.deepEqual([after.life.kind, after.sentAt], ['lasts', null]);
});

test('a cookie whose seal is cut finds its line, too', async (context) => {
  const site = await startSite(context);
  const someone = await makeKnown(site.visitor());
  await someone.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const jar = await someone.json<Jar>(JAR);
  for (const name of ['known_device', 'sessionid', 'wire'])
    assert.equal(typeof cookieNamed(jar, name).sentAt, 'number', name);
  assert.equal(cookieNamed(jar, 'known_device').life.kind, 'ends');
});

test('a session cookie is known by its row, even where the wire is off', async (context) => {
  const site = await startSite(context, { WIRE: 'off' });
  const someone = site.visitor();
  await someone.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const jar = await someone.json<Jar>(JAR);
  const { life, seal, path } = cookieNamed(jar, 'sessionid');
  assert.deepEqual([life.kind, seal, path], ['session', 'valid', '/']);
  assert.equal(cookieNamed(jar, 'known_device').seal, 'valid');
});

test('the seal of a session cookie is never shown whole, nor is the number of the wire', async (context) => {
  const site = await startSite(context);
  const someone = await makeKnown(site.visitor());
  await someone.post('/cart/items', { product: '1' });
  const { text } = await someone.get(JAR);
  for (const name of ['sessionid', 'wire']) {
    const value = someone.cookies.get(name)?.value ?? assert.fail(`no ${name}`);
    hides(text, value.slice(-16));
  }
  shows(text, '…</code>');
});

test('only the name that we sign is taken for signed, with its own key', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  await someone.post('/cart/items', { product: '1' });
  const value = someone.cookies.get('sessionid')?.value ?? '';
  const forged = `s%3A${'a'.repeat(32)}.${'b'.repeat(43)}`;
  const Cookie = `sessionid=${value}; seen=${value}; copy=${value}; known_device=${value}; other=1`;
  assert.notEqual(cookieParser.signedCookie(decodeURIComponent(value), site.settings.SECRET_KEY), false);
  assert.deepEqual(sealsIn(await jarOf(site, Cookie)), ['valid', 'foreign', 'foreign', 'unchecked', 'none']);
  assert.deepEqual(sealsIn(await jarOf(site, `sessionid=${forged}; other=${forged}`)), [
    'invalid',
    'foreign',
  ]);
});

test("another user's device is not called this user's", async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  await someone.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const known_device = someone.cookies.get('known_device')?.value ?? '';
  assert.deepEqual(sealsIn(await jarOf(site, `known_device=${known_device}`)), ['unchecked']);
});

test('no name is taken for one of the three to try that only an object of the language has', async (context) => {
  const { text } = await (await startSite(context))
    .visitor()
    .get(JAR, { Cookie: 'constructor=1; toString=2' });
  hides(text, 'jar-lit');
});

test('whatever the addresses ask for, the jar answers', async (context) => {
  const { visitor } = await startSite(context);
  const addresses = [
    'deleted=a&deleted=b',
    'deleted[x]=1',
    `deleted=${'x'.repeat(3000)}`,
    'deleted=a&path=a&path=b',
  ];
  for (const query of addresses) assert.equal((await visitor().get(`${JAR}?${query}`)).status, 200, query);
});

test('fifty cookies, and one as large as a browser takes it, are shown', async (context) => {
  const site = await startSite(context);
  const many = Array.from({ length: 50 }, (_, at) => `c${at}=${at}`).join('; ');
  assert.equal((await jarOf(site, many)).cookies.length, 50);
  const { status, text } = await site.visitor().get(JAR, { Cookie: `large=${'x'.repeat(4090)}` });
  assert.equal(status, 200);
  shows(text, 'class="jar-fold"');
});

test('below another memory the address leads to the one jar', async (context) => {
  const { visitor } = await startSite(context);
  for (const mount of ['/signed-cookie', '/stateless']) {
    const { status, headers } = await visitor().get(`${mount}${JAR}`);
    assert.deepEqual([status, headers.get('location')], [303, JAR]);
  }
});

const jarOf = async ({ url }: Site, Cookie: string): Promise<Jar> =>
  JSON.parse(await (await fetch(url + JAR, { headers: { Cookie, Accept: 'application/json' } })).text());

const cookieNamed = ({ cookies }: Jar, wanted: string): JarCookie =>
  cookies.find(({ name }) => name === wanted) ?? assert.fail(`no ${wanted}`);

const sealsIn = ({ cookies }: Jar) => cookies.map(({ seal }) => seal);
