import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { markSeen } from '../lessons/seen.ts';
import { href } from '../pages/addresses.ts';
import { HttpError } from '../pages/http-error.ts';
import { renderFragment, renderPage } from '../pages/render-page.ts';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';
import { wantsJson } from '../pages/wants-json.ts';
import type { Settings } from '../settings.ts';
import type { RunningExchange } from './record-exchanges.ts';
import { newerThan, OPEN, shown } from './show-exchange.ts';

/** ms between two signs of life, so that no proxy takes a quiet wire for a dead one. */
const HEARTBEAT = 25_000;

/** Bytes that may wait for a tab that does not read; a tab that is let go of comes back and reads the list. */
const MOST_WAITING = 16 * 1024;
const After = z.coerce.number().int().positive().optional().catch(undefined);

/** What went over the wire for this browser: as a page, as JSON, as a list for the panel, and live. */
export function wireRouter({ SESSION_COOKIE_NAME: sessionCookie }: Settings): Router {
  return Router()
    .get('/wire', showWire)
    .get('/wire/list', showList)
    .get('/wire/events', tellLive)
    .post('/wire/clear', clear)
    .post('/wire/panel', rememberPanel);

  function showWire(request: Request, response: Response) {
    const exchanges = exchangesOf(request);
    if (wantsJson(request)) return response.json({ exchanges });
    noteSeen(request, response);
    return renderPage(request, response, 'wire/wire', {
      exchanges: shown(exchanges, sessionCookie),
      wire: null, // no panel below its own page
      styles: '/styles/wire-exchanges.css',
      script: '/scripts/wire-live.js',
    });
  }

  /** The whole list, or what one lacks that ends with the number `after`. */
  function showList(request: Request, response: Response) {
    const exchanges = shown(exchangesOf(request), sessionCookie);
    const after = After.parse(request.query['after']);
    noteSeen(request, response);
    if (after === undefined) renderFragment(request, response, 'wire/list', { exchanges });
    else renderFragment(request, response, 'wire/exchanges', { exchanges: newerThan(after, exchanges) });
  }
}

function noteSeen(request: Request, response: Response): void {
  if (exchangesOf(request).length > 0) markSeen(request, response, 'exchange');
}

/** Server-sent events: the number of each exchange as it ends; who hears it, reads the list. */
function tellLive(request: Request, response: Response): void {
  const { log, id } = wireOf(request);
  if (response.closed) return; // the tab has gone meanwhile, and will not say so again
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  const heartbeat = setInterval(() => tell(response, ':\n\n'), HEARTBEAT);
  const stop = log.listen(id, (number) => {
    if (number === null) response.end();
    else tell(response, `event: exchange\ndata: ${number}\n\n`);
  });
  response.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

function tell(response: Response, text: string): void {
  if (response.writableEnded) return;
  if (response.writableLength > MOST_WAITING) response.destroy();
  else response.write(text);
}

function clear(request: Request, response: Response): void {
  const { log, id } = wireOf(request);
  log.clear(id);
  if (wantsJson(request)) response.json({ exchanges: [] });
  else response.redirect(303, href(request, '/wire'));
}

/** Whether the panel at the foot of every page stands open. */
function rememberPanel(request: Request, response: Response): void {
  if (request.body?.open === '1') response.cookie(OPEN, '1', { ...siteCookie(request), maxAge: YEAR_IN_MS });
  else response.clearCookie(OPEN, siteCookie(request));
  response.sendStatus(204);
}

const exchangesOf = ({ exchange }: Request) => (exchange === undefined ? [] : exchange.log.of(exchange.id));

/** @throws HttpError for a browser that the wire does not know: it has none of its own */
function wireOf({ exchange }: Request): RunningExchange {
  if (exchange === undefined) throw new HttpError(404, 'notFound');
  return exchange;
}
