import type { Request, Response } from 'express';
import { siteCookie } from '../pages/site-cookie.ts';

/** What comes out of the oven, by the day of the week; Sunday first, as JavaScript counts. Texts of the catalogue. */
export const BAKES = [
  'yakgwa',
  'chocoChip',
  'oatmeal',
  'matcha',
  'macaron',
  'butterRing',
  'gingerMan',
] as const;
export type Bake = (typeof BAKES)[number];

const NAME = 'bake_hidden';
const DAY_IN_MS = 24 * 60 * 60 * 1000;
/** The shop stands in Seoul, nine hours ahead of UTC all the year. */
const SEOUL_IN_MS = 9 * 60 * 60 * 1000;

export function bakeOfTheDay(now: number): Bake {
  return BAKES[new Date(now + SEOUL_IN_MS).getUTCDay()] ?? BAKES[0];
}

/** Whether this visitor asked not to see the notice. A memory that keeps nothing does not keep that either. */
export const isBakeHidden = (request: Request) =>
  request.sessionEngine.name !== 'none' && NAME in request.cookies;

/**
 * "Don't show again today": for 24 hours. When the visitor's own day ends the server cannot know: no
 * request says in which time zone the browser is.
 */
export function hideBake(request: Request, response: Response): void {
  response.cookie(NAME, 'yes', { ...siteCookie(request), maxAge: DAY_IN_MS });
}

export function showBakeAgain(request: Request, response: Response): void {
  if (NAME in request.cookies) response.clearCookie(NAME, siteCookie(request));
}
