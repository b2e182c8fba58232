import { type Request, type RequestHandler, type Response, Router } from 'express';
import { bringsCookieBack } from '../lessons/lesson-map.ts';
import { href } from '../pages/addresses.ts';
import { type Form, readForm, refuse, showAgain } from '../pages/form.ts';
import { HttpError } from '../pages/http-error.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { sessionOf, update } from '../sessions/session.ts';
import {
  addToCart,
  cartAsJson,
  clearCart,
  cookiesIn,
  MOST_OF_ONE,
  priced,
  QuantityRefused,
  setInCart,
} from './cart.ts';
import { AddForm, productNumber, SetForm } from './cart-forms.ts';
import type { Product, Products } from './products.ts';

/**
 * The cart. A POST changes the session, and answers when that is saved: it leads to the cart (303) or,
 * where JSON was asked for, gives the cart.
 */
export function cartRouter(products: Products): Router {
  return Router()
    .get('/cart', (request, response) => showCart(request, response))
    .get('/cart/items{/:product}', answerWithCart) // where a form that was shown again stood
    .post('/cart/items', addItem, showAgain(showShelf))
    .post('/cart/items/:product', setItem, showAgain(showCart))
    .post('/cart/clear', clear);

  async function addItem(request: Request, response: Response) {
    const product = await sold(request.body?.product, request);
    const { quantity } = readForm(AddForm, request.body, request.t);
    try {
      await update(request, (session) => addToCart(session, product.id, quantity));
    } catch (error) {
      throw error instanceof QuantityRefused ? tooMany(request) : error;
    }
    await answerWithCart(request, response);
  }

  async function setItem(request: Request, response: Response) {
    const { quantity } = readForm(SetForm, request.body, request.t);
    const number = productNumber(request.params['product']);
    if (quantity > 0) await sold(number, request); // what is gone can still be taken out
    await update(request, (session) => setInCart(session, number, quantity));
    await answerWithCart(request, response);
  }

  async function clear(request: Request, response: Response) {
    await update(request, clearCart);
    await answerWithCart(request, response);
  }

  async function answerWithCart(request: Request, response: Response) {
    if (wantsJson(request)) await showCart(request, response);
    else response.redirect(303, href(request, '/cart'));
  }

  async function showCart(request: Request, response: Response, form?: Form) {
    const cart = await priced(sessionOf(request).cart, products, request.language);
    if (wantsJson(request)) return response.json(cartAsJson(cart, request.user));
    const items = cart.items.map((item) => ({ ...item, total: item.price * item.quantity }));
    const product = Number(request.params['product']);
    renderPage(request, response, 'shop/cart', {
      ...cart,
      items,
      here: '/cart',
      isStation: bringsCookieBack(request),
      ...(form && { form: { ...form, product } }),
    });
  }

  async function showShelf(request: Request, response: Response, form: Form) {
    const shelf = await products.all(request.language);
    const product = Number(form.values['product']);
    renderPage(request, response, 'shop/products', {
      products: shelf,
      here: '/shop',
      form: { ...form, product },
    });
  }

  /** @throws HttpError for what this shop does not sell */
  async function sold(number: unknown, request: Request): Promise<Product> {
    const product = await products.withId(productNumber(number), request.language);
    if (product === undefined) throw new HttpError(404, 'unknownProduct');
    return product;
  }
}

/** The number beside the word "Cart" on every page. */
export const cartCount: RequestHandler = (request, response, next) => {
  const count = { enumerable: true, get: () => cookiesIn(sessionOf(request).cart) };
  Object.defineProperty(response.locals, 'cartCount', count); // asked when the page is made
  next();
};

const tooMany = (request: Request) =>
  refuse('quantity', request.t('fields.tooManyOfOne', { max: MOST_OF_ONE }), request.body);
