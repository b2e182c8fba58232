import type { Request, Response } from 'express';
import { shortened } from '../own-client/kept-results.ts';
import { type ShownExchange, shownCookies, shownSetCookies } from './evidence.ts';

/**
 * The exchange that the visitor's own browser is in. What is sent back is filled in when it has been
 * sent, since the session's cookie is added last of all.
 * @param names the cookies that the experiment is about
 * @param isAboutSession whether it matters what the server made of the session's
 */
export function browserExchange(
  request: Request,
  response: Response,
  names: readonly string[],
  isAboutSession: boolean,
): ShownExchange {
  const exchange: ShownExchange = {
    who: 'you',
    method: request.method,
    path: shortened(request.originalUrl.replace(/(result=.{4})[^&]*/, '$1…')),
    ...shownCookies(request.headers.cookie, names),
    found: isAboutSession ? request.sessionEngine.cameOf(request) : null,
    status: null,
    setCookies: [],
    body: null,
    times: 1,
  };
  response.once('finish', () => answered(exchange, response, names));
  return exchange;
}

/** Fills in what is sent back, as far as it is known. A page that shows its own exchange has to do so before. */
export function answered(exchange: ShownExchange, response: Response, names: readonly string[]): void {
  const lines = [response.getHeader('Set-Cookie') ?? []].flat().map(String);
  exchange.status = response.statusCode;
  exchange.setCookies = shownSetCookies(lines, names);
}
