import assert from 'node:assert/strict';
import { type Language, translator } from '../../src/i18n/translations.ts';
import type { ErrorText } from '../../src/pages/http-error.ts';
import type { Site } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

export const PASSWORD = 'three warm biscuits';

/** The three memories, by where the shop stands on each. */
export const MOUNTS = ['', '/signed-cookie', '/stateless'] as const;

/** Makes an account and is logged in from now on, as its owner's first browser. */
export async function signUp(visitor: Visitor, username: string, mount = ''): Promise<void> {
  const fields = { username, password1: PASSWORD, password2: PASSWORD };
  const reply = await visitor.post(`${mount}/accounts/signup`, fields);
  assert.equal(reply.status, 303, reply.text);
}

/** Tries to log in; with the password of `signUp` unless the fields say otherwise. */
export const logIn = (visitor: Visitor, username: string, fields: Record<string, string> = {}, mount = '') =>
  visitor.post(`${mount}/accounts/login`, { username, password: PASSWORD, ...fields });

export async function addToCart(visitor: Visitor, product: number, quantity: number, mount = '') {
  const fields = { product: String(product), quantity: String(quantity) };
  const reply = await visitor.post(`${mount}/cart/items`, fields);
  assert.equal(reply.status, 303, reply.text);
}

/** GET /cart as JSON. */
export interface Cart {
  readonly items: readonly { product: number; quantity: number; price: number; gone?: true }[];
  readonly count: number;
  readonly total: number;
  readonly user: string | null;
}

export const cartOf = (visitor: Visitor, mount = '') => visitor.json<Cart>(`${mount}/cart`);

/** What is in it, as pairs of product and quantity. */
export const quantities = ({ items }: Cart) => items.map(({ product, quantity }) => [product, quantity]);

/** The key of the row that keeps this browser's session. */
export const sessionKeyOf = async (visitor: Visitor) =>
  String((await visitor.json('/session'))['session_key']);

/** The key of every row in `django_session`. */
export const sessionKeys = ({ database }: Site) =>
  database.prepare<[], string>('SELECT session_key FROM django_session').pluck().all();

/** Everything that the database holds, to see whether a request changed anything. */
export const contents = ({ database }: Site) =>
  ['django_session', 'auth_user', 'shop_product', 'auth_demo_account', 'auth_login_failure'].map((table) =>
    database.prepare(`SELECT * FROM ${table}`).all(),
  );

/** What a refusal says to a client that asked for JSON. */
export function errorSaid(text: ErrorText, language: Language = 'en', values: Record<string, unknown> = {}) {
  const t = translator[language];
  return { error: `${t(`errors.${text}.heading`)}. ${t(`errors.${text}.message`, values)}` };
}

/** Whether the reply tells the browser to forget the cookie. */
export const forgets = ({ setCookies }: Reply, name: string) =>
  setCookies.some((line) => line.startsWith(`${name}=;`) && line.includes('Expires=Thu, 01 Jan 1970'));

/** The same browser, at another site: with all the cookies that it has. */
export function movedTo(site: Site, { cookies }: Visitor): Visitor {
  const visitor = site.visitor();
  for (const [name, cookie] of cookies) visitor.cookies.set(name, cookie);
  return visitor;
}
