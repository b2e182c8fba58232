/** Who comes to the site in the tests: each has been here before, or not, and left something or nothing. */
import { randomInt } from 'node:crypto';
import { Signer } from '../../src/sessions/django/signing.ts';
import { SECRET_KEY, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

export const PASSWORD = 'three warm biscuits';

export interface People {
  readonly stranger: Visitor;
  /** Has a cart, and no name. */
  readonly shopper: Visitor;
  /** Has a cart with a cookie that is no longer sold. */
  readonly collector: Visitor;
  /** Signed in, with a cart. */
  readonly user: Visitor;
  /** Signed in as the same at another browser, until it closes. */
  readonly userElsewhere: Visitor;
  /** Signed in as the same, by a signed cookie. */
  readonly cookieUser: Visitor;
  /** Has a cart in a signed cookie. */
  readonly cookieShopper: Visitor;
  /** Whose signed cookie is as large as a browser takes it. */
  readonly hoarder: Visitor;
  /** Sees the totals, which some others have left. */
  readonly shopkeeper: Visitor;
}

/**
 * Lets them all come by; and somebody guesses at a password, as often as may be.
 * @param username of the user among them
 */
export async function people(site: Site, username = 'kim'): Promise<People> {
  site.database.exec('DELETE FROM shop_product WHERE id > 4'); // a short shelf is soon looked at
  for (let guess = 1; guess <= 5; guess += 1) {
    await site.visitor().post('/accounts/login', { username: 'guessed', password: `guess ${guess}` });
  }
  const user = await signedUp(await withCart(site.visitor()), username);
  return {
    stranger: site.visitor(),
    shopper: await withCart(site.visitor()),
    collector: await withGoneProduct(site, await withCart(site.visitor())),
    user,
    userElsewhere: await loggedIn(site.visitor(), username),
    cookieUser: await loggedIn(site.visitor(), username, '/signed-cookie'),
    cookieShopper: await withCart(site.visitor(), '/signed-cookie'),
    hoarder: withLargestCookie(site.visitor()),
    shopkeeper: await withTotals(site),
  };
}

/** With a name that is a word of no language. */
async function withTotals(site: Site): Promise<Visitor> {
  const keeper = await signedUp(site.visitor(), '2026');
  site.database.exec("UPDATE auth_user SET is_staff = 1 WHERE username = '2026'");
  for (let visitor = 1; visitor <= 6; visitor += 1) {
    site.database.exec(`
      INSERT INTO tracking_visitor (number, id, consented_at) VALUES (${visitor}, 'visitor ${visitor}', 0);
      INSERT INTO tracking_visit (visitor, at, page, language, device, signed_in)
      VALUES (${visitor}, ${Date.now()}, '/lessons/experiments', 'ko', 'phone', 0),
             (${visitor}, ${Date.now()}, '/shop', 'en', 'computer', 0),
             (${visitor}, ${Date.now()}, '${visitor > 3 ? '/cart' : 'other'}', 'en', 'phone', 0)`);
  }
  return keeper;
}

async function withCart(visitor: Visitor, mount = ''): Promise<Visitor> {
  await visitor.post(`${mount}/cart/items`, { product: '1', quantity: '2' });
  await visitor.post(`${mount}/cart/items`, { product: '4', quantity: '999' });
  return visitor;
}

async function withGoneProduct(site: Site, visitor: Visitor): Promise<Visitor> {
  const insert = site.database.prepare(
    `INSERT INTO shop_product (slug, name_en, name_ko, description_en, description_ko, price)
     VALUES ('gone', 'Gone', '사라진 쿠키', '', '', 1000)`,
  );
  const product = String(insert.run().lastInsertRowid);
  await visitor.post('/cart/items', { product });
  site.database.prepare('DELETE FROM shop_product WHERE id = ?').run(product);
  return visitor;
}

async function signedUp(visitor: Visitor, username: string): Promise<Visitor> {
  await visitor.post('/accounts/signup', { username, password1: PASSWORD, password2: PASSWORD });
  return visitor;
}

async function loggedIn(visitor: Visitor, username: string, mount = ''): Promise<Visitor> {
  await visitor.post(`${mount}/accounts/login`, { username, password: PASSWORD });
  return visitor;
}

/** Nothing more fits in. */
export function withLargestCookie(visitor: Visitor): Visitor {
  const signer = new Signer('django.contrib.sessions.backends.signed_cookies', SECRET_KEY);
  const cart: Record<string, number> = {};
  let value = '';
  while (value.length < 4000) {
    cart[randomInt(1_000_000, 9_000_000)] = randomInt(1, 999);
    value = signer.dumps(JSON.stringify({ cart }));
  }
  visitor.cookies.set('signed_sessionid', { value, path: '/signed-cookie' });
  return visitor;
}
