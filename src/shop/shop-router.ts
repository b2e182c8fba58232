import { Router } from 'express';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import type { Products } from './products.ts';

/** The shop window and the shelf. */
export function shopRouter(products: Products): Router {
  return Router()
    .get('/', async (request, response) => {
      const all = await products.all(request.language);
      renderPage(request, response, 'shop/home', { products: all.slice(0, 3) });
    })
    .get('/shop', async (request, response) => {
      const all = await products.all(request.language);
      if (wantsJson(request)) response.json({ products: all });
      else renderPage(request, response, 'shop/products', { products: all });
    });
}
