import type { Request, Response } from 'express';
import { z } from 'zod';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';

const NAME = 'remembered_username';
const Username = z.string().max(150).catch('');

/** "Remember my ID": the name alone, in a cookie of its own. It fills the form and proves nothing. */
export const rememberedUsername = (request: Request): string =>
  request.sessionEngine.name === 'none' ? '' : Username.parse(request.cookies[NAME]);

/** Keeps the name for next time; null forgets it. */
export function rememberUsername(request: Request, response: Response, username: string | null): void {
  if (request.sessionEngine.name === 'none') return;
  const cookie = siteCookie(request);
  if (username !== null) response.cookie(NAME, username, { ...cookie, maxAge: YEAR_IN_MS });
  else if (NAME in request.cookies) response.clearCookie(NAME, cookie);
}
