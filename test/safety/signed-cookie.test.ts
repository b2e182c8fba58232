/** The data in the cookie: what the signature holds, what it cannot hold, and how much fits. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { SECRET_KEY, type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { addToCart, cartOf, forgets, logIn, sessionKeys, signUp } from './people.ts';

const MOUNT = '/signed-cookie';
const COOKIE = 'signed_sessionid';
const SALT = 'django.contrib.sessions.backends.signed_cookies';
const signer = new Signer(SALT, SECRET_KEY);

/** Who and how many cookies a browser with this value is taken for. */
async function takenFor(site: Site, value: string): Promise<[string | null, number]> {
  const visitor = site.visitor();
  visitor.cookies.set(COOKIE, { value, path: MOUNT });
  const { user, count } = await cartOf(visitor, MOUNT);
  return [user, count];
}

const sealed = (visitor: Visitor) => decodeURIComponent(visitor.cookies.get(COOKIE)?.value ?? '');

test('a cart that would not fit into 4,096 bytes is refused with 413, and the old one is kept', async (t) => {
  const site = await startSite(t);
  // Numbers without a pattern, so that zlib cannot make them small.
  const ids = Array.from({ length: 700 }, (_, no) => Math.floor(1e14 + Math.abs(Math.sin(no + 1)) * 8e14));
  const insert = site.database.prepare(`INSERT INTO shop_product
    (id, slug, name_en, name_ko, description_en, description_ko, price) VALUES (?, ?, '', '', '', '', 1)`);
  site.database.transaction(() => {
    for (const id of ids) insert.run(id, `cookie-${id}`);
  })();

  const kim = site.visitor();
  const json = { Accept: 'application/json' };
  let kept = 0;
  let longest = 0;
  for (const id of ids) {
    const reply = await kim.post(`${MOUNT}/cart/items`, { product: String(id) }, json);
    if (reply.status === 413) break;
    kept++;
    longest = Math.max(longest, reply.setCookies.join().length);
  }
  assert.ok(kept > 100 && kept < ids.length, `${kept} fitted`);
  assert.ok(longest > 4000 && longest <= 4096, `the longest Set-Cookie took ${longest} bytes`);

  const before = kim.cookieHeader(MOUNT);
  const refused = { product: String(ids[kept]) };
  const reply = await kim.post(`${MOUNT}/cart/items`, refused, json);
  assert.match(reply.json<{ error: string }>().error, /Set-Cookie line .* 4,1\d\d bytes.*4,096.*attributes/);
  for (const language of ['en', 'ko'] as const) {
    const page = await kim.post(`${MOUNT}/cart/items`, refused, { 'Accept-Language': language });
    assert.deepEqual([page.status, page.setCookies], [413, []]);
    assert.ok(page.text.includes(translator[language]('errors.cookieTooLarge.heading')));
    assert.ok(page.text.includes('href="/signed-cookie/cart"'));
  }
  assert.equal(kim.cookieHeader(MOUNT), before);
  assert.equal((await cartOf(kim, MOUNT)).items.length, kept);
  assert.equal(
    (await kim.post(`${MOUNT}/cart/items/${ids[0]}`, { quantity: '0' })).status,
    303,
    'less still fits',
  );
});

test('the data in the cookie is held by a signature, and by nothing else', async (t) => {
  const site = await startSite(t);

  await t.test('login and cart travel in the cookie, below its path alone, and no row is made', async () => {
    const kim = site.visitor();
    await signUp(kim, 'kim', MOUNT);
    const { setCookies } = await kim.post(`${MOUNT}/cart/items`, { product: '3', quantity: '4' });
    assert.match(
      setCookies.join(),
      /^signed_sessionid=[^;]+; .*Path=\/signed-cookie;.* HttpOnly; SameSite=Lax$/,
    );
    assert.deepEqual(sessionKeys(site), []);
    assert.deepEqual(JSON.parse(signer.loads(sealed(kim)).json)['cart'], { 3: 4 });
    assert.doesNotMatch(kim.cookieHeader('/cart'), /signed_sessionid/);
  });

  await t.test('a tampered signed cookie is a stranger, whichever part was changed', async () => {
    const lee = site.visitor();
    await signUp(lee, 'lee', MOUNT);
    await addToCart(lee, 1, 2, MOUNT);
    const value = sealed(lee);
    assert.deepEqual(await takenFor(site, value), ['lee', 2]);

    const [payload = '', seconds = '', signature = ''] = value.split(':');
    const another = Buffer.from(JSON.stringify({ _auth_user_id: '1', cart: { 1: 999 } })).toString(
      'base64url',
    );
    const changes = [
      `${another}:${seconds}:${signature}`,
      `${payload}:zzzzzz:${signature}`,
      `${payload}:${seconds}:${'A'.repeat(43)}`,
      `${payload}:${seconds}:`,
      `${payload}:${seconds}`,
      payload,
      `${value}:`,
      `:${value}`,
      `.${value}`, // as if it were compressed
      value.toLowerCase(),
    ];
    for (const change of changes) assert.deepEqual(await takenFor(site, change), [null, 0], change);
    assert.equal(site.logged.filter(({ msg }) => msg === 'Session cookie refused').length, changes.length);
  });

  await t.test('what the site signed for another purpose is worth nothing as a session', async () => {
    const han = site.visitor();
    await signUp(han, 'han');
    const { session_data: row } = await han.json('/session'); // shown to every visitor, signed
    assert.match(new Signer(ROW_SALT, SECRET_KEY).loads(String(row)).json, /_auth_user_id/);
    assert.deepEqual(await takenFor(site, String(row)), [null, 0]);
    const device = decodeURIComponent(han.cookies.get('known_device')?.value ?? '');
    assert.deepEqual(await takenFor(site, device), [null, 0]);
  });

  await t.test('a signed cookie ends by its own timestamp, however long a browser keeps it', async () => {
    const json = JSON.stringify({ cart: { 1: 2 } });
    const ago = (seconds: number) => signer.dumps(json, Date.now() - seconds * 1000);
    const age = site.settings.SESSION_COOKIE_AGE;
    assert.deepEqual(await takenFor(site, ago(age - 5)), [null, 2]);
    assert.deepEqual(await takenFor(site, ago(age + 5)), [null, 0]);
    const short = signer.dumps(JSON.stringify({ cart: { 1: 2 }, _session_expiry: 60 }), Date.now() - 65_000);
    assert.deepEqual(await takenFor(site, short), [null, 0]);
  });

  await t.test('a copied cookie outlives the logout: there is no row that could be deleted', async () => {
    const min = site.visitor();
    await signUp(min, 'min', MOUNT);
    const thief = min.copy();
    const out = await min.post(`${MOUNT}/accounts/logout`);
    assert.ok(forgets(out, COOKIE));
    assert.match(out.setCookies.join(), /Path=\/signed-cookie/);
    assert.equal((await cartOf(min, MOUNT)).user, null);
    assert.equal((await cartOf(thief, MOUNT)).user, 'min', 'this is the lesson');
  });

  await t.test('a login that would not fit is refused likewise, and the cart is kept', async () => {
    await signUp(site.visitor(), 'jin');
    const cart: Record<string, number> = {};
    for (let no = 1; signer.dumps(JSON.stringify({ cart })).length < 3900; no++) {
      cart[Math.floor(1e14 + Math.abs(Math.sin(no)) * 8e14)] = 1;
    }
    const kim = site.visitor();
    kim.cookies.set(COOKIE, { value: signer.dumps(JSON.stringify({ cart })), path: MOUNT });
    const { count } = await cartOf(kim, MOUNT);
    const reply = await logIn(kim, 'jin', {}, MOUNT);
    assert.equal(reply.status, 413);
    assert.ok(!reply.setCookies.some((line) => line.startsWith(COOKIE)));
    const after = await cartOf(kim, MOUNT);
    assert.deepEqual([after.user, after.count], [null, count]);
  });
});
