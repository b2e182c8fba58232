import type { Request, RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { HttpError } from '../pages/http-error.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site makes a browser send in the visitor's name (OWASP ASVS 5, 3.5.1). Browsers
 * say where a request comes from: Sec-Fetch-Site, or Origin in older ones. What says neither, as curl
 * does, is no browser, and has no cookies that another site could use.
 */
export function refuseCrossSite(log: Log): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.includes(request.method) || comesFromHere(request)) return next();
    log.warn(
      { address: request.ip, origin: request.headers.origin, path: request.path },
      'Cross-site request refused',
    );
    throw new HttpError(403, 'crossSite');
  };
}

function comesFromHere(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host);
}
