import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';

/** What tells one visitor who is recorded from another: 128 random bits that say nothing else. */
export type TrackingId = string & { readonly brand: 'TrackingId' };

export const CONSENT_COOKIE = 'tracking_consent';
export const TRACKING_COOKIE = 'tracking_id';
export const ANSWERS = ['yes', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

export const newTrackingId = () => randomBytes(16).toString('base64url') as TrackingId;

/** What this browser has answered; null for one that has not, or whose cookie says anything else. */
export const answerIn = ({ cookies }: Request): Answer | null =>
  ANSWERS.find((each) => each === cookies[CONSENT_COOKIE]) ?? null;

/** Whether anything came in the cookie of the id. */
export const bringsId = ({ cookies }: Request) => cookies[TRACKING_COOKIE] !== undefined;

/** The id that came along, which may be anybody's invention; null where it is not even one in form. */
export function idIn({ cookies }: Request): TrackingId | null {
  const { [TRACKING_COOKIE]: id } = cookies;
  return typeof id === 'string' && /^[\w-]{22}$/.test(id) ? (id as TrackingId) : null;
}

/**
 * The `Sec-GPC: 1` of Global Privacy Control: a no that the browser says by itself, each time. An extension, or
 * a proxy, may say something else, or the same once more, and Node joins them (`1, 1`): one no is a no.
 */
export const saysNoByItself = (request: Request) => /(^|,)\s*1\s*(,|$)/.test(request.get('Sec-GPC') ?? '');

/** Keeps a yes, and with it the id; a no is kept as long. */
export function keepYes(request: Request, response: Response, id: TrackingId): void {
  const attributes = { ...siteCookie(request), maxAge: YEAR_IN_MS };
  response.cookie(CONSENT_COOKIE, 'yes' satisfies Answer, attributes);
  response.cookie(TRACKING_COOKIE, id, attributes);
}

/** Keeps a no, and has the browser drop an id that it may have. */
export function keepNo(request: Request, response: Response): void {
  response.cookie(CONSENT_COOKIE, 'no' satisfies Answer, { ...siteCookie(request), maxAge: YEAR_IN_MS });
  if (bringsId(request)) response.clearCookie(TRACKING_COOKIE, siteCookie(request));
}

/** Has the browser drop an id that leads nowhere, and the yes with it, which is over. */
export function dropDeadId(request: Request, response: Response): void {
  response.clearCookie(TRACKING_COOKIE, siteCookie(request));
  if (answerIn(request) === 'yes') response.clearCookie(CONSENT_COOKIE, siteCookie(request));
}
