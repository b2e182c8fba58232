import type { Request, Response } from 'express';
import { opensPage } from '../pages/opens-page.ts';
import { siteCookie } from '../pages/site-cookie.ts';
import type { WireId, WireLog } from './wire-log.ts';

export const WIRE_COOKIE = 'wire';

/**
 * Whose exchanges these are: the browser brings a number of its own, in a cookie that costs no row. It is
 * given to who opens a page, and to who brings one that is no longer known; not to programs. It shows what
 * this browser did, and nothing that would let anybody become its user (without-secrets.ts).
 * @returns null for whoever has none and is given none
 */
export function wireIdOf(request: Request, response: Response, log: WireLog): WireId | null {
  const { [WIRE_COOKIE]: id } = request.cookies;
  if (typeof id === 'string' && log.knows(id)) return id;
  if (id === undefined && !opensPage(request)) return null;
  const given = log.begin();
  response.cookie(WIRE_COOKIE, given, siteCookie(request));
  return given;
}
