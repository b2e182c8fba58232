import type { Request, Response } from 'express';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';

/**
 * The stations of the lesson, in the lecture's order. A station is seen when what it tells of has
 * happened to this visitor, not when its page was opened.
 */
export const STATIONS = [
  'exchange',
  'stateless',
  'cookie',
  'jar',
  'workbench',
  'preferences',
  'tracking',
  'row',
  'sixSteps',
  'lifetimes',
  'django',
  'devices',
  'experiments',
] as const;
export type Station = (typeof STATIONS)[number];

const NAME = 'seen';
const isStation = (text: string): text is Station => STATIONS.some((each) => each === text);

/** What this browser has seen happen: kept in a cookie of its own, so without an account and without a row. */
export function seenBy(request: Request): ReadonlySet<Station> {
  return new Set(
    String(request.cookies[NAME] ?? '')
      .split('.')
      .filter(isStation),
  );
}

/** Notes that the visitor has just seen it happen. Before the answer begins. */
export function markSeen(request: Request, response: Response, station: Station): void {
  const seen = seenBy(request);
  if (seen.has(station)) return;
  const value = [...seen, station].join('.');
  request.cookies[NAME] = value; // a second station may be seen in the same request
  response.cookie(NAME, value, { ...siteCookie(request), maxAge: YEAR_IN_MS });
}

/** Forgets what was seen, to begin the lesson again. */
export function forgetSeen(request: Request, response: Response): void {
  response.clearCookie(NAME, siteCookie(request));
}
