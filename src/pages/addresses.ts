import type { Request, RequestHandler } from 'express';

declare global {
  namespace Express {
    interface Request {
      /** Where the shop stands that this request is in: '' or, for another memory, '/signed-cookie', '/stateless'. */
      mount: string;
    }
  }
}

/** Stands in for this site's own address, which no path depends on. */
const BASE = 'http://site.invalid';

/** Goes first wherever the shop is mounted. */
export const rememberMount: RequestHandler = (request, _response, next) => {
  request.mount = request.baseUrl;
  next();
};

/** A path of the shop as an address that stays with the memory the visitor has chosen. */
export const href = (request: Request, path: string) => `${request.mount}${path}`;

/**
 * The present page as a path of the shop, to come back to. An answer to a POST has no address of its own.
 * `lang` is left out: who comes back after choosing a language must not fall back to the old one.
 */
export function here(request: Request): string {
  if (request.method !== 'GET' && request.method !== 'HEAD') return '/';
  const address = request.originalUrl.slice(request.mount.length);
  if (!URL.canParse(address, BASE)) return '/';
  const url = new URL(address, BASE);
  url.searchParams.delete('lang');
  return safePath(url.pathname + url.search) ?? '/';
}

/**
 * The path if it leads within this site, else null. Browsers take `//host`, `/\host` and what hides
 * them behind tabs and line feeds for another site (OWASP ASVS 5, 3.7.2).
 */
export function safePath(path: unknown): string | null {
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u.test(path)) return null;
  const url = URL.canParse(path, BASE) ? new URL(path, BASE) : null;
  return url?.origin === BASE && !url.pathname.startsWith('//') ? path : null;
}

/** The address of a form that leads on to another page when it is done. */
export const withNext = (path: string, next: string) =>
  next === '' ? path : `${path}?next=${encodeURIComponent(next)}`;

/** Where a login leads: the page that was asked for, unless that would ask for a login again. */
export function afterLogin(next: unknown): string {
  const path = safePath(next) ?? '/';
  return /^\/accounts\/(login|logout|signup)\b/.test(path) ? '/' : path;
}
