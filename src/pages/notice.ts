import type { Request, Response } from 'express';
import { siteCookie } from './site-cookie.ts';

/** What a page may say once about the request that led to it; keys of the catalogue's `notices`. */
export const NOTICES = [
  'loggedOut',
  'passwordChanged',
  'keyChanged',
  'expiresSoon',
  'expiresWithBrowser',
  'expiresAsSet',
  'rowDeleted',
  'cookieDeleted',
  'signedCookieDeleted',
  'nothingChanged',
  'sessionEnded',
  'othersEnded',
  'preferencesSaved',
  'preferencesCame',
  'usernameForgotten',
  'bakeHidden',
  'bakeBack',
  'greetingBack',
  'trackingAllowed',
  'trackingSilent',
  'trackingRefused',
  'trackingErased',
  'trackingLost',
  'trackingLostRest',
  'trackingOthers',
  'trackingOthersRest',
] as const;
export type Notice = (typeof NOTICES)[number];

const NAME = 'notice';
/** As long as a browser may take to follow a redirect. */
const MINUTE_IN_MS = 60 * 1000;

/** Leaves word for the page that the redirect leads to: in a cookie, since a logout leaves no session. */
export function leaveNotice(request: Request, response: Response, notice: Notice): void {
  response.cookie(NAME, notice, { ...siteCookie(request), maxAge: MINUTE_IN_MS });
}

/** Takes the notice, which is said once. */
export function takeNotice(request: Request, response: Response): Notice | null {
  const { [NAME]: notice } = request.cookies;
  if (notice === undefined || response.headersSent) return null;
  response.clearCookie(NAME, siteCookie(request));
  return NOTICES.find((each) => each === notice) ?? null;
}
