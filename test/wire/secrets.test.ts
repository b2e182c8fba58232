/** Whose exchanges one sees, and what nobody sees of them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { makeKnown } from '../support/known-browser.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { exchangesOf, header, last } from './exchanges-of.ts';

test("two browsers see none of each other's exchanges", async (t) => {
  const site = await startSite(t);
  const [one, other] = [await makeKnown(site.visitor()), await makeKnown(site.visitor())];
  await one.get('/shop?mine');
  const urls = async (visitor: Visitor) => (await exchangesOf(visitor)).map(({ request: { url } }) => url);
  assert.deepEqual(await urls(one), ['/shop?mine', '/']);
  assert.deepEqual(await urls(other), ['/']);
});

test("an invented wire cookie opens nobody's list, and is replaced", async (t) => {
  const site = await startSite(t);
  await makeKnown(site.visitor());
  const stranger = site.visitor();
  stranger.cookies.set('wire', { value: 'AAAAAAAAAAAAAAAAAAAAAA', path: '/' });
  assert.deepEqual(await exchangesOf(stranger), []);
  assert.doesNotMatch(stranger.cookies.get('wire')?.value ?? '', /AAAA|^$/);
});

test('what is kept of a cookie lets nobody become its user: its seal is cut, its key is not', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  for (const mount of ['', '/signed-cookie']) {
    await visitor.post(`${mount}/accounts/login`, { username: 'demo', password: 'chocolate-chip' });
    await visitor.get(`${mount}/cart`);
  }
  const { session_key } = await visitor.json('/session');
  const kept = JSON.stringify(await exchangesOf(visitor));
  for (const [name, { value }] of visitor.cookies) {
    const seal = value.split(/\.|%3A/).at(-1) ?? '';
    assert.ok(seal.length > 20 && !kept.includes(seal.slice(-12)), `${name}=${value}`);
    assert.ok(kept.includes(`${seal.match(/%..|./g)?.slice(0, 4).join('')}…`), `${name}=${value}`);
  }
  shows(kept, `sessionid=s%3A${session_key}.`);
});

test('the numbers of browser and trail are cut, too, where no space stands before them', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const wire = visitor.cookies.get('wire')?.value ?? '';
  const Cookie = `a=1;tracking_id=${'t'.repeat(22)};wire=${wire};b=2;  c=3`;
  await fetch(`${site.url}/shop`, { headers: { Cookie } });
  const [line = ''] = header((await last(visitor)).request, 'cookie');
  assert.equal(line, `a=1;tracking_id=tttt…;wire=${wire.slice(0, 4)}…;b=2;  c=3`);
});

test('with a copy of the wire cookie alone nobody is anybody', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const thief = site.visitor();
  const wire = visitor.cookies.get('wire');
  assert.ok(wire, 'no cookie of the wire');
  thief.cookies.set('wire', wire);
  const cookie = header((await last(thief)).response, 'set-cookie').find((line) =>
    line.startsWith('sessionid='),
  );
  const [, value = ''] = /^sessionid=([^;]+)/.exec(cookie ?? '') ?? [];
  const robbed = site.visitor();
  robbed.cookies.set('sessionid', { value: encodeURI(value), path: '/' });
  assert.deepEqual([value.slice(0, 4), (await robbed.json('/session'))['user']], ['s%3A', null]);
});

test('no password is kept, neither of a form nor of a header', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const Authorization = `Basic ${Buffer.from('kim:three warm biscuits').toString('base64')}`;
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' }, { Authorization });
  await visitor.post('/accounts/login', { username: 'demo', password: 'wrong biscuits' });
  await visitor.post('/accounts/password_change', {
    old_password: 'chocolate-chip',
    new_password1: 'five cold biscuits',
    new_password2: 'five cold biscuits',
  });
  await visitor.get('/accounts/login?username=demo&password=hunter2secret');
  const kept = JSON.stringify(await exchangesOf(visitor));
  for (const secret of [
    'hunter2secret',
    'chocolate-chip',
    'wrong biscuits',
    'five cold biscuits',
    Authorization,
  ]) {
    assert.ok(!kept.includes(secret), secret);
  }
});

test('headers, cookies and names full of markup are shown as text', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const script = '<script>alert(1)</script>';
  await visitor.post('/accounts/signup', {
    username: 'kim',
    password1: 'three warm biscuits',
    password2: 'three warm biscuits',
  });
  site.database.prepare('UPDATE auth_user SET username = ? WHERE username = ?').run(script, 'kim'); // as another program may
  visitor.cookies.set('odd', { value: script, path: '/' });
  await visitor.get('/shop', { 'User-Agent': script, Referer: `${site.url}/${script}` });
  for (const path of ['/wire', '/wire/list', '/wire/list?after=1']) {
    const { text } = await visitor.get(path);
    assert.ok(!text.includes(script), path);
    for (const place of ['<b>user-agent:</b> ', '<b>referer:</b> ', `${site.url}/`, 'odd=', 'logged in as '])
      assert.ok(text.toLowerCase().includes(place), `${path}: ${place}`);
    assert.ok(text.split('&lt;script&gt;').length > 5, path);
  }
});

test('cookies with the names of what every object has are none of ours', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  await visitor.get('/shop', {
    Cookie: `${visitor.cookieHeader('/')}; constructor=1; __proto__=2; toString=3`,
  });
  const { text } = await visitor.get('/wire');
  assert.doesNotMatch(text, /native code|\[object|wire\.purpose/);
  assert.equal(text.split('None of ours').length, 4);
});
