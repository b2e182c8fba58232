import type { Language } from '../i18n/translations.ts';
import type { SessionDraft } from '../sessions/session-data.ts';
import type { Product, ProductId, Products } from './products.ts';

/** How many of each cookie: `{"<product id>": quantity}`, as it stands in the session. */
export type Cart = Readonly<Record<string, number>>;

declare module 'express-session' {
  interface SessionData {
    readonly cart?: Cart;
  }
}

/** What can be the number of a product, and is no more than JavaScript can count. */
export const PRODUCT_NUMBER = /^[1-9]\d{0,14}$/;

/** Of one cookie; nobody eats more. */
export const MOST_OF_ONE = 999;

/** The cart would hold more of a cookie than MOST_OF_ONE. */
export class QuantityRefused extends Error {}

/** Adds to what is in the cart. Inside an `update`. @throws QuantityRefused */
export function addToCart(session: SessionDraft, product: ProductId, quantity: number): void {
  const sum = (inCart(session.cart)[product] ?? 0) + quantity;
  if (sum > MOST_OF_ONE) throw new QuantityRefused();
  setInCart(session, product, sum);
}

/** Sets how many; 0 takes the cookie out of the cart. Inside an `update`. */
export function setInCart(session: SessionDraft, product: number, quantity: number): void {
  const { [product]: _, ...others } = inCart(session.cart);
  session.cart = quantity > 0 ? { ...others, [product]: quantity } : others;
  if (Object.keys(session.cart).length === 0) delete session.cart;
}

/** Inside an `update`. */
export function clearCart(session: SessionDraft): void {
  delete session.cart;
}

/** A row may have been written by another program: only what can be a cart is one. */
function inCart(cart: unknown): Cart {
  if (typeof cart !== 'object' || cart === null) return {};
  const isItem = ([id, quantity]: [string, unknown]) =>
    PRODUCT_NUMBER.test(id) && Number.isSafeInteger(quantity) && Number(quantity) > 0;
  return Object.fromEntries(Object.entries(cart).filter(isItem));
}

/** How many cookies are in the cart, all kinds together. */
export const cookiesIn = (cart: unknown) =>
  Object.values(inCart(cart)).reduce((sum, quantity) => sum + quantity, 0);

/** One line of the cart. What is no longer sold has neither name nor price, until it is taken out. */
export type CartItem =
  | { product: ProductId; slug: string; name: string; price: number; quantity: number; gone: false }
  | { product: number; slug: null; name: null; price: 0; quantity: number; gone: true };

/** The cart with what the products' table says of it. Money in whole won. */
export interface PricedCart {
  readonly items: readonly CartItem[];
  readonly count: number;
  readonly total: number;
}

/** @param cart what the session holds, which may be nothing */
export async function priced(cart: unknown, products: Products, language: Language): Promise<PricedCart> {
  const items: CartItem[] = [];
  for (const [id, quantity] of Object.entries(inCart(cart))) {
    items.push(cartItem(Number(id), quantity, await products.withId(Number(id), language)));
  }
  const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  return { items, count: cookiesIn(cart), total };
}

function cartItem(id: number, quantity: number, product: Product | undefined): CartItem {
  if (product === undefined) return { product: id, slug: null, name: null, price: 0, quantity, gone: true };
  const { slug, name, price } = product;
  return { product: product.id, slug, name, price, quantity, gone: false };
}

/** The cart as the JSON interface gives it; `gone` marks a product that is no longer sold. */
export function cartAsJson(cart: PricedCart, user: { readonly username: string } | null) {
  const items = cart.items.map(({ product, name, quantity, price, gone }) =>
    gone ? { product, name, quantity, price, gone } : { product, name, quantity, price },
  );
  return { items, count: cart.count, total: cart.total, user: user?.username ?? null };
}
