import type { Request, Response } from 'express';
import { opensPage } from '../pages/opens-page.ts';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';

const NAME = 'welcomed';

/** Whether this browser has been greeted. */
export const isGreeted = (request: Request) => NAME in request.cookies;

/**
 * The greeting that pops up at a browser's first visit. It is noted as shown along with the page that
 * shows it, whether or not it is closed: a page that is left without a click was seen, too. Programs open
 * no pages, and a memory that keeps nothing could only greet each time.
 * @returns whether this page shows it
 */
export function greetOnce(request: Request, response: Response): boolean {
  const isFirstVisit = opensPage(request) && request.sessionEngine.name !== 'none' && !isGreeted(request);
  if (!isFirstVisit || response.headersSent) return false;
  response.cookie(NAME, 'yes', { ...siteCookie(request), maxAge: YEAR_IN_MS });
  return true;
}

/** Has the next page greet as if it were the first. */
export function greetAgain(request: Request, response: Response): void {
  if (isGreeted(request)) response.clearCookie(NAME, siteCookie(request));
}
