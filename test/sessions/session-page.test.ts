/** `/session`: the way from the cookie to the user, with the visitor's own values. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { insertRow, visitorWithKey } from '../support/fixtures.ts';
import { hides, shows } from '../support/shows.ts';
import { SECRET_KEY, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { said } from './page-text.ts';
import { assertSays, assertSaysNothingOf, pageOf, rowWith, withCart } from './session-page-text.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1000;
const OLD = `an older ${SECRET_KEY}`;
const rows = new Signer(ROW_SALT, SECRET_KEY);
const cookies = new Signer('django.contrib.sessions.backends.signed_cookies', SECRET_KEY);

test('who has put something in the cart sees the whole way, each step with its own values', async (t) => {
  const site = await startSite(t);
  const { visitor, row } = await withCart(site);
  const [payload = '', timestamp = '', mac = ''] = row.session_data.split(':');
  const page = await pageOf(visitor);
  assertSays(page, `sessionid=${visitor.cookies.get('sessionid')?.value}`);
  assertSays(page, said('session.signature.SECRET_KEY'), row.session_key, row.expire_date);
  assertSays(page, payload, timestamp, mac, said('session.parts.signedBy.SECRET_KEY'));
  assertSays(page, said('session.parts.plain', { bytes: 16 }), '{ "cart": { "1": 2 } }');
  assertSays(page, said('session.row.bytes', { bytes: Object.values(row).join('').length }));
  assertSays(page, said('session.user.nobody'));
});

test('the signature stands whole only where the visitor unfolds it, with a warning', async (t) => {
  const { visitor } = await withCart(await startSite(t));
  await visitor.post('/signed-cookie/cart/items', { product: '3' });
  for (const [name, path] of [
    ['sessionid', '/session'],
    ['signed_sessionid', '/signed-cookie/session'],
  ] as const) {
    const value = visitor.cookies.get(name)?.value ?? '';
    const { text } = await visitor.get(path);
    const [, folded = ''] = /<details class="whole-cookie">(.*?)<\/details>/s.exec(text) ?? [];
    shows(folded.replace(/<.*?>/g, ''), `${name}=${value}`);
    shows(folded, said('session.cookie.wholeWarning'));
    const end = value.slice(-20);
    assert.equal(text.split(end).length - 1, 1, path);
    hides(folded.replace(end, ''), end);
  }
});

test('a large session is said to be compressed, and how much it holds', async (t) => {
  const site = await startSite(t);
  const json = JSON.stringify({ note: 'cookie '.repeat(400) });
  const row = rowWith(rows.dumps(json));
  insertRow(site.database, row);
  const packed = Buffer.from(row.session_data.slice(1).split(':')[0] ?? '', 'base64url').length;
  const values = { packed, bytes: json.length.toLocaleString('en') };
  assertSays(await pageOf(visitorWithKey(site, row.session_key)), said('session.parts.zlib', values));
});

test('a cookie that an old secret signed is said to be so', async (t) => {
  const site = await startSite(t, { SECRET_KEY_FALLBACKS: OLD });
  const row = rowWith(new Signer(ROW_SALT, OLD).dumps('{"cart":{"1":2}}'));
  insertRow(site.database, row);
  const page = await pageOf(visitorWithKey(site, row.session_key, OLD));
  assertSays(page, said('session.signature.SECRET_KEY_FALLBACKS'));
  assertSays(page, said('session.parts.signedBy.SECRET_KEY_FALLBACKS'));
});

test('who is signed in is found by the id in the data; an id that is nobody’s is said to be so', async (t) => {
  const site = await startSite(t);
  const demo = site.visitor();
  await demo.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  assertSays(await pageOf(demo), `demo ✓ ${said('session.user.found')}`);
  const row = rowWith(rows.dumps('{"_auth_user_id":"4711"}'));
  insertRow(site.database, row);
  assertSays(await pageOf(visitorWithKey(site, row.session_key)), said('session.user.unknown'));
});

test('the cookie is said to go with the browser or at the end of the row, as it was told', async (t) => {
  const site = await startSite(t);
  const { visitor, row } = await withCart(site);
  const date = new Date(`${row.expire_date}Z`);
  assertSays(await pageOf(visitor), `${date.getUTCFullYear()} at ${row.expire_date.slice(11, 19)} UTC`);
  await visitor.post('/session/set_expiry', { expiry: '0' });
  assertSays(await pageOf(visitor), said('session.cookie.withBrowser'));
});

test('below /signed-cookie', async (t) => {
  const site = await startSite(t);
  const PATH = '/signed-cookie/session';
  const holderOf = (value: string) => {
    const visitor = site.visitor();
    visitor.cookies.set('signed_sessionid', { value, path: '/signed-cookie' });
    return visitor;
  };

  await t.test('the parts are those of the cookie itself, and its size is told', async () => {
    const visitor = site.visitor();
    await visitor.post('/signed-cookie/cart/items', { product: '3' });
    const value = visitor.cookies.get('signed_sessionid')?.value ?? '';
    const page = await pageOf(visitor, PATH);
    assertSays(page, `signed_sessionid=${value}`, ...value.split('%3A'), '{ "cart": { "3": 1 } }');
    const bytes = `signed_sessionid=${value}`.length;
    assertSays(page, said('session.cookie.bytes', { bytes, limit: '4,096' }));
    assertSays(page, said('session.parts.signedBy.SECRET_KEY'));
  });

  await t.test('a seal that was broken is not looked behind', async () => {
    const page = await pageOf(holderOf(cookies.dumps('{"cart":{"1":9}}').replace(/.$/, '_')), PATH);
    assertSays(page, said('session.parts.signedBy.none'));
    assertSaysNothingOf(page, said('session.decodedMeaning'));
  });

  await t.test('a seal that is too old is said to be so', async () => {
    const old = cookies.dumps('{"cart":{"1":9}}', Date.now() - 15 * DAY_IN_MS);
    const page = await pageOf(holderOf(old), PATH);
    const [before = ''] = said('session.parts.tooOld', { date: '|' }).split('|');
    assertSays(page, before);
    assertSaysNothingOf(page, said('session.decodedMeaning'), said('session.deeds.heading'));
  });
});

test('who brings nothing is told what makes a session, whatever the memory', async (t) => {
  const site = await startSite(t);
  for (const [engine, mount] of [
    ['db', ''],
    ['signed_cookies', '/signed-cookie'],
    ['none', '/stateless'],
  ]) {
    const page = await pageOf(site.visitor(), `${mount}/session`);
    assertSays(page, said(`session.empty.${engine}.heading`));
    assertSaysNothingOf(page, said('session.deeds.heading'));
  }
});

test('as JSON it is the row, what it holds, and the user, and nothing more', async (t) => {
  const site = await startSite(t);
  const { visitor, row } = await withCart(site);
  const decoded = { cart: { 1: 2 } };
  assert.deepEqual(await visitor.json('/session'), { ...row, decoded, user: null });
  const nothing = { session_key: null, expire_date: null, session_data: null, decoded: null, user: null };
  assert.deepEqual(await site.visitor().json('/session'), nothing);
});

test('to have seen the own row is noted; to have seen that there is none is not', async (t) => {
  const site = await startSite(t);
  const { visitor } = await withCart(site);
  const seen = ({ cookies }: Visitor) => cookies.get('seen')?.value.split('.').includes('row') ?? false;
  await visitor.json('/session');
  assert.equal(seen(visitor), false, 'JSON is not looked at');
  await visitor.get('/session');
  assert.equal(seen(visitor), true);
  for (const stranger of [site.visitor(), visitorWithKey(site, newSessionKey())]) {
    await stranger.get('/session');
    assert.equal(seen(stranger), false);
  }
});
