import { Router } from 'express';
import { lessonMap, noteReturnedCookie } from '../lessons/lesson-map.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import type { Products } from './products.ts';

/** The shop window, with the way into the lesson, and the shelf. */
export function shopRouter(products: Products): Router {
  return Router()
    .get('/', async (request, response) => {
      const all = await products.all(request.language);
      noteReturnedCookie(request, response);
      renderPage(request, response, 'shop/home', {
        products: all.slice(0, 3),
        lesson: lessonMap(request),
        styles: '/styles/map.css',
      });
    })
    .get('/shop', async (request, response) => {
      const all = await products.all(request.language);
      if (wantsJson(request)) response.json({ products: all });
      else renderPage(request, response, 'shop/products', { products: all });
    });
}
