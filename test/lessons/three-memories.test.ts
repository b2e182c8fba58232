/** The same actions on three memories: what each kept, what travelled, and what is left behind. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import {
  bytesOfIt,
  cardOf,
  cookieIn,
  done,
  keyOf,
  rowsOf,
  SEAL_BYTES,
  SHOWN_OF_SEAL,
  shownWith,
  storedIn,
  t,
} from './stateless-visit.ts';

test('the same actions: a row and a signed cookie keep them, and nothing keeps nothing', async (context) => {
  const site = await startSite(context);
  const { text } = await done(site.visitor(), 'memories', { kinds: '3' });
  const [row, cookie, none] = ['db', 'signed_cookies', 'none'].map((engine) => cardOf(text, engine));
  for (const card of [row, cookie]) {
    shows(card, t('stateless.memories.cart', { count: 3 }));
    shows(card, shownWith(t('stateless.memories.user', { name: 'demo' })));
  }
  shows(none, t('stateless.memories.emptyCart'));
  shows(none, t('stateless.memories.nobody'));
  shows(none, shownWith(t('stateless.memories.noCookieLine')));
  assert.deepEqual([storedIn(row) > 100, storedIn(cookie), storedIn(none)], [true, 0, 0]);
});

test('the bytes of the Cookie line are those of the line that is shown, and of its seal that is not', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'memories');
  for (const engine of ['db', 'signed_cookies'] as const) {
    const cookie = cookieIn(cardOf(text, engine));
    assert.match(
      cookie,
      engine === 'db' ? /^sessionid=s%3A\w{32}\.\S{4,12}…$/ : /^signed_sessionid=.{4,}%3A\S{4}…$/,
    );
    const [least, most] = SEAL_BYTES[engine];
    const cut = bytesOfIt(cardOf(text, engine)) - `Cookie: ${cookie.replace(SHOWN_OF_SEAL, '')}\r\n`.length;
    assert.ok(least <= cut && cut <= most, `${engine}: a seal of ${cut} bytes`);
  }
});

test('the heads of two looks differ by their Cookie lines and their paths, and by nothing else', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'memories');
  const headWithoutCookie = (engine: string, mount: string) => {
    const card = cardOf(text, engine);
    const bytes = Number(/>([\d,]+) bytes there</.exec(card)?.[1]?.replace(',', ''));
    return bytes - mount.length - (engine === 'none' ? 0 : bytesOfIt(card));
  };
  const bare = headWithoutCookie('none', '/stateless');
  assert.ok(bare > 100, `${bare} bytes`);
  assert.equal(headWithoutCookie('db', ''), bare);
  assert.equal(headWithoutCookie('signed_cookies', '/signed-cookie'), bare);
});

test('the signed cookie grows with each kind, and the cookie of a row does not', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'memories', { kinds: '4' });
  const widths = (bar: string) =>
    [...text.matchAll(new RegExp(`class="growth-${bar}"[^>]* width="(\\d+)"`, 'g'))].map(([, n]) =>
      Number(n),
    );
  const signed = widths('signed');
  assert.equal(signed.length, 4);
  assert.deepEqual(
    signed,
    [...new Set(signed)].sort((a, b) => a - b),
  );
  assert.equal(new Set(widths('row')).size, 1);
});

test('comparing leaves no row, feeds no throttle, and does not touch the session of who asks', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  await someone.post('/cart/items', { product: '1' });
  const key = await keyOf(someone);
  await done(someone, 'memories');
  assert.equal(await keyOf(someone), key);
  assert.deepEqual(rowsOf(site), [key]);
  const failures = site.database.prepare('SELECT coalesce(sum(points), 0) FROM auth_login_failure').pluck();
  assert.equal(failures.get(), 0);
});

test('a login that is refused is shown as refused', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  for (let guess = 0; guess < 5; guess += 1) {
    await someone.post('/accounts/login', { username: 'demo', password: `guess ${guess}` });
  }
  const { text } = await done(someone, 'memories');
  const refused = shownWith(t('stateless.memories.refused', { name: 'demo', status: 429 }));
  shows(cardOf(text, 'db'), refused);
  shows(cardOf(text, 'db'), t('stateless.memories.nobody'));
  assert.deepEqual(rowsOf(site), []);
});

test('in production nobody is logged in, and the page says so', async (context) => {
  const site = await startSite(context, { NODE_ENV: 'production' });
  const { text } = await done(site.visitor(), 'memories');
  shows(text, t('stateless.memories.noLogin'));
  shows(cardOf(text, 'db'), t('stateless.memories.cart', { count: 2 }));
  assert.deepEqual(rowsOf(site), []);
});
