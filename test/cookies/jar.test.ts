/** The jar: it shows what came and no more, believes only its own seals, and never says that a cookie is gone unseen. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import test from 'node:test';
import cookieParser from 'cookie-parser';
import type { Jar, JarCookie } from '../../src/cookies/jar.ts';
import { translator } from '../../src/i18n/translations.ts';
import { makeKnown } from '../support/known-browser.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

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

test('one text goes out in three cookies that differ in Path, HttpOnly and Max-Age', async (context) => {
  const { visitor } = await startSite(context);
  const { status, headers, setCookies } = await visitor().post(`${JAR}/samples`, { value: '버터 & 1' });
  assert.deepEqual([status, headers.get('location')], [303, `${JAR}#samples`]);
  const value = encodeURIComponent('버터 & 1');
  const attributes = setCookies.map((line) => line.replace(/ Expires=[^;]+;/, ''));
  assert.deepEqual(attributes, [
    `jar_open=${value}; Path=/cookies; SameSite=Lax`,
    `jar_http_only=${value}; Max-Age=600; Path=/cookies; HttpOnly; SameSite=Lax`,
    `jar_elsewhere=${value}; Max-Age=600; Path=/cookies/elsewhere; HttpOnly; SameSite=Lax`,
  ]);
});

test('the text is lit in the lines that set it and in the Cookie line; one of the three stays at home', async (context) => {
  const site = await startSite(context);
  const someone = await withSamples(site, 'vanilla');
  const { text } = await someone.get(JAR);
  const lit = '<mark class="jar-lit">vanilla</mark>';
  for (const name of ['jar_open', 'jar_http_only', 'jar_elsewhere']) shows(setLineIn(text, name), lit);
  shows(cookieLineIn(text), `jar_open=${lit}`);
  hides(cookieLineIn(text), 'jar_elsewhere');
  const jar = await someone.json<Jar>(JAR);
  assert.deepEqual(
    jar.elsewhere.map(({ name, path }) => [name, path]),
    [['jar_elsewhere', '/cookies/elsewhere']],
  );
  const there = (await someone.get(`${JAR}/elsewhere`)).text;
  shows(there, 'data-came="true"');
  shows(cookieLineIn(there), `jar_elsewhere=${lit}`);
});

test('elsewhere, without the cookie, it is said that it did not come', async (context) => {
  const { visitor } = await startSite(context);
  shows((await visitor().get(`${JAR}/elsewhere`)).text, 'data-came="false"');
});

const WRONG_VALUES = {
  '': 'fields.required',
  ' ': 'fields.required',
  [`${'x'.repeat(101)}`]: 'fields.valueTooLong',
};
for (const [value, reason] of Object.entries(WRONG_VALUES)) {
  test(`a text of ${value.length} characters that cannot be put in is asked for again: ${reason}`, async (context) => {
    const { visitor } = await startSite(context);
    const { status, text, setCookies } = await visitor().post(`${JAR}/samples`, { value });
    assert.deepEqual([status, setCookies], [400, []]);
    shows(text, t(reason, { max: 100 }));
    shows(text, 'aria-invalid="true"');
  });
}

test('half a character in JSON is refused, and is no error of ours', async (context) => {
  const { visitor } = await startSite(context);
  const json = { 'Content-Type': 'application/json' };
  const { status } = await visitor().request('POST', `${JAR}/samples`, json, '{"value":"\\ud83c"}');
  assert.equal(status, 400);
});

test('a cookie is deleted with the Path it has, and the next request shows that it is gone', async (context) => {
  const site = await startSite(context);
  const someone = await withSamples(site, 'vanilla');
  const { status, headers, setCookies } = await someone.post(`${JAR}/delete`, {
    name: 'jar_open',
    path: JAR,
  });
  assert.equal(status, 303);
  assert.deepEqual(
    setCookies.filter((line) => line.startsWith('jar_')),
    ['jar_open=; Path=/cookies; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax'],
  );
  const { text } = await someone.get(headers.get('location') ?? '');
  assert.equal(outcomeIn(text), 'gone');
});

test('of an unknown cookie every Path and Domain that comes here is tried', async (context) => {
  const { url } = await startSite(context);
  const lines = await removalsAt(url, { name: 'stranger' });
  assert.deepEqual(lines, ['Path=/', 'Path=/cookies']);
});

test('below a domain those are tried that the host lies in', async (context) => {
  const { url } = await startSite(context);
  const body = 'name=stranger';
  const headers = { Host: 'shop.example.com', 'Content-Type': 'application/x-www-form-urlencoded' };
  const asked = request(`${url}${JAR}/delete`, { method: 'POST', headers }).end(body);
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  const domains = (answer?.headers['set-cookie'] ?? []).map(
    (line) => /Domain=([^;]+)/.exec(line)?.[1] ?? null,
  );
  const each = [null, 'shop.example.com', 'example.com'];
  assert.deepEqual(domains, [...each, ...each]);
});

test('a cookie that comes again is not called gone, and its Path can be named', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await visitor().get(`${JAR}?deleted=a`, { Cookie: 'a=1' });
  assert.equal(outcomeIn(text), 'still');
  shows(text, 'href="#by-path"');
  shows(text, 'value="a"');
});

test('of a cookie that comes to another path nothing is claimed', async (context) => {
  const { visitor } = await startSite(context);
  const address = `${JAR}?deleted=lesson_session&path=/lessons/lifetimes`;
  assert.equal(outcomeIn((await visitor().get(address)).text), 'elsewhere');
});

test('a deleted session cookie leaves its row, which is said', async (context) => {
  const { visitor, database } = await startSite(context);
  const someone = visitor();
  await someone.post('/cart/items', { product: '1' });
  const { headers, setCookies } = await someone.post(`${JAR}/delete`, { name: 'sessionid', path: '/' });
  assert.equal(setCookies.filter((line) => line.startsWith('sessionid=')).length, 1);
  assert.equal(someone.cookies.get('sessionid'), undefined);
  const { text } = await someone.get(headers.get('location') ?? '');
  shows(text, 'is still there: whoever has a copy');
  assert.equal(database.prepare('SELECT count(*) FROM django_session').pluck().get(), 1);
});

const WRONG_TARGETS: readonly [field: string, fields: Record<string, string>][] = [
  ['name', {}],
  ['name', { name: 'a=b' }],
  ['name', { name: 'a;b' }],
  ['name', { name: 'a\r\nX: y' }],
  ['name', { name: 'x'.repeat(4097) }],
  ['path', { name: 'a', path: 'no-slash' }],
  ['path', { name: 'a', path: '/a; Domain=b.c' }],
  ['path', { name: 'a', path: '/쿠키' }],
  ['path', { name: 'a', path: '/a\r\nX: y' }],
  ['domain', { name: 'a', path: '/', domain: 'one-word' }],
  ['domain', { name: 'a', path: '/', domain: 'a.b; Path=/' }],
];
for (const [field, fields] of WRONG_TARGETS) {
  test(`to delete ${JSON.stringify(fields).slice(0, 60)} is refused for its ${field}`, async (context) => {
    const { visitor } = await startSite(context);
    const { status, text, setCookies } = await visitor().post(`${JAR}/delete`, fields);
    assert.deepEqual([status, setCookies], [400, []]);
    assert.match(text, new RegExp(`id="id_${field}"[^>]*?aria-invalid="true"`, 's'));
  });
}

for (const name of ['', '쿠키', 'é', 'with space', '"', '__proto__', 'x'.repeat(4000)]) {
  test(`a cookie named ${JSON.stringify(name.slice(0, 12))} can be deleted`, async (context) => {
    const { visitor } = await startSite(context);
    const { status, setCookies } = await visitor().post(`${JAR}/delete`, { name });
    assert.deepEqual([status, setCookies.length], [303, 2]);
    shows(setCookies[0], `${Buffer.from(name).toString('latin1')}=`);
  });
}

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

/** A browser that the wire knows, which has put this text into the jar. */
async function withSamples(site: Site, value: string): Promise<Visitor> {
  const someone = await makeKnown(site.visitor());
  await someone.post(`${JAR}/samples`, { value });
  return someone;
}

/** Where the lines that delete a cookie look for it. */
async function removalsAt(url: string, fields: Record<string, string>): Promise<string[]> {
  const body = new URLSearchParams(fields);
  const { headers } = await fetch(`${url}${JAR}/delete`, { method: 'POST', body, redirect: 'manual' });
  return headers.getSetCookie().map((line) => /^[^;]*; (.*?); Expires/.exec(line)?.[1] ?? line);
}

const outcomeIn = (html: string) => /data-outcome="(\w+)"/.exec(html)?.[1];
const cookieLineIn = (html: string) => /data-cookie-line>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
const setLineIn = (html: string, name: string) =>
  new RegExp(`data-set-line="${name}">(.*?)</code>`, 's').exec(html)?.[1] ?? '';
