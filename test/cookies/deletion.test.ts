/** Deleting from the jar: where a cookie is looked for, and that nothing is called gone unseen. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { withSamples } from '../support/with-samples.ts';

const JAR = '/cookies';
const { en: t } = translator;

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

test('of an unknown cookie every Path that comes here is tried, and whether it is partitioned', async (context) => {
  const { url } = await startSite(context);
  const kinds = [' SameSite=Lax', ' SameSite=Lax; Secure; Partitioned'];
  const tried = ['Path=/', 'Path=/cookies'].flatMap((path) => kinds.map((kind) => `${path};${kind}`));
  assert.deepEqual(await removalsAt(url, { name: 'stranger' }), tried);
});

test('what the prefix of a name demands stands in the lines that delete it', async (context) => {
  const { url } = await startSite(context);
  for (const prefix of ['__Secure-', '__host-'])
    for (const line of await removalsAt(url, { name: `${prefix}x` })) shows(line, '; Secure');
});

test('of a name too long for an address it is said, too, whether it is gone', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const name = `long_${'🍪'.repeat(300)}`;
  const { headers } = await someone.post(`${JAR}/delete`, { name, path: '/' });
  const next = headers.get('location') ?? '';
  assert.equal(outcomeIn((await someone.get(next)).text), 'gone');
  const Cookie = Buffer.from(`${name}=1`).toString('latin1');
  assert.equal(outcomeIn((await someone.get(next, { Cookie })).text), 'still');
  assert.equal(outcomeIn((await someone.get(next, { Cookie: 'long_=1' })).text), 'gone');
});

test('a cookie that the very answer sets anew is gone and here again, which is said', async (context) => {
  const site = await startSite(context);
  const someone = await withSamples(site, 'vanilla');
  const deleted = async (name: string) => {
    const { headers } = await someone.post(`${JAR}/delete`, { name, path: '/' });
    return (await someone.get(headers.get('location') ?? '')).text;
  };
  shows(await deleted('seen'), 'data-set-anew');
  hides(await deleted('theme'), 'data-set-anew');
});

test('of several cookies of one name it is said beforehand that all go', async (context) => {
  const { visitor } = await startSite(context);
  const several = (await visitor().get(JAR, { Cookie: 'a=1; a=2; b=1' })).text;
  assert.equal(several.split(t('jar.deletesAll')).length, 3);
  hides((await visitor().get(JAR, { Cookie: 'a=1; b=1' })).text, t('jar.deletesAll'));
});

test('what was typed wrongly is still there in another language', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const inKorean = async (path: string, fields: Record<string, string>) => {
    const { text } = await someone.post(path, fields);
    const next = /name="next" value="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.equal(new URL(next, site).pathname, JAR);
    return (await someone.get(next)).text;
  };
  const site = someone.url;
  shows(await inKorean(`${JAR}/samples`, { value: '쿠'.repeat(101) }), `value="${'쿠'.repeat(101)}"`);
  const removal = await inKorean(`${JAR}/delete`, { name: 'a;b', path: 'x', domain: '..y' });
  for (const value of ['a;b', 'x', '..y']) shows(removal, `value="${value}"`);
  shows(removal, 'class="jar-by-path" open');
  hides(await inKorean(`${JAR}/samples`, { value: 'x'.repeat(3000) }), 'xxx');
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

for (const name of ['', '쿠키', 'é', 'with space', '"', '__proto__', 'x'.repeat(3000), '\ufeffbom']) {
  test(`a cookie named ${JSON.stringify(name.slice(0, 12))} can be deleted`, async (context) => {
    const { visitor } = await startSite(context);
    const { status, setCookies } = await visitor().post(`${JAR}/delete`, { name });
    assert.deepEqual([status, setCookies.length], [303, 4]);
    shows(setCookies[0], `${Buffer.from(name).toString('latin1')}=`);
  });
}

/** Where the lines that delete a cookie look for it. */
async function removalsAt(url: string, fields: Record<string, string>): Promise<string[]> {
  const body = new URLSearchParams(fields);
  const { headers } = await fetch(`${url}${JAR}/delete`, { method: 'POST', body, redirect: 'manual' });
  return headers
    .getSetCookie()
    .map((line) => /^[^;]*; (.*)$/.exec(line)?.[1]?.replace(/ Expires=[^;]*; HttpOnly;/, '') ?? line);
}

const outcomeIn = (html: string) => /data-outcome="(\w+)"/.exec(html)?.[1];
