import type { Request } from 'express';
import { siteCookie } from '../../pages/site-cookie.ts';
import { cookieMaxAge } from '../../sessions/expiry.ts';
import { sessionKeyOf } from '../../sessions/session.ts';
import { cookieFor } from '../../sessions/session-cookie.ts';
import { isSessionKey, type SessionKey } from '../../sessions/session-data.ts';
import type { Settings } from '../../settings.ts';
import { lookUp } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn, type Visit } from './experiment.ts';
import type { Row } from './rows.ts';
import { testCookie } from './test-cookies.ts';

/** Keeps the session's cookie for a minute: the browser itself carries the way back, and no memory of this site's. */
const WAY_BACK = 'lesson_way_back';

/** The browser loses its session cookie for a moment, and gets it back: its row has stayed where it was. */
export const deleteCookie = experiment({
  slug: 'delete-cookie',
  name: 'deleteCookie',
  by: 'browser',
  needsSession: true,
  answers: ['rowStays', 'rowGone', 'known'],
  expected: 'rowStays',
  why: ['server', 'browser', 'server', 'database', 'server'],
  start() {
    let key: SessionKey | null = null;
    let came: 'rowStays' | 'rowGone' | 'known' | typeof OTHERWISE = OTHERWISE;
    return [
      async (turn) => {
        key = sessionKeyOf(turn.request);
        lookUp(turn, 'before', key);
        deleteFromBrowser(turn);
        return null;
      },
      async (turn) => {
        const row = lookUp(turn, 'after', key);
        came = key === null ? OTHERWISE : outcome(turn, row);
        giveBack(turn);
        return null;
      },
      async () => came,
    ];
  },
  restore: giveBack,
});

function deleteFromBrowser({ request, response, parts }: Turn): void {
  const { SESSION_COOKIE_NAME: name } = parts.settings;
  const key = sessionKeyOf(request);
  if (key !== null) response.cookie(WAY_BACK, key, wayBackCookie(request));
  response.clearCookie(name, cookieFor(request, parts.settings));
}

/** Signed as the session's cookie is. */
const wayBackCookie = (request: Request) =>
  ({ ...siteCookie(request), ...testCookie, signed: true }) as const;

function outcome({ request }: Turn, row: Row | null) {
  const came = request.sessionEngine.cameOf(request);
  if (came === 'found') return 'known';
  if (came !== 'noCookie') return OTHERWISE;
  return row === null ? 'rowGone' : 'rowStays';
}

/**
 * The same cookie as before, with the end that its row has, unless the browser has one.
 * @returns whether it was given back
 */
function giveBack({ request, response, parts, rows }: Visit): boolean {
  const key: unknown = request.signedCookies[WAY_BACK]; // a text only if the signature is ours
  if (typeof key !== 'string' || !isSessionKey(key)) return false;
  response.clearCookie(WAY_BACK, wayBackCookie(request));
  const row = rows.find(key);
  if (row === null || request.sessionEngine.cameOf(request) !== 'noCookie') return false;
  const cookie = { ...cookieFor(request, parts.settings), ...endOf(row, parts.settings), signed: true };
  response.cookie(parts.settings.SESSION_COOKIE_NAME, key, cookie);
  return true;
}

function endOf({ expire_date, data }: Row, settings: Settings) {
  const untilClosed = cookieMaxAge(data, settings, Date.now()) === null;
  return untilClosed ? {} : { expires: new Date(`${expire_date}Z`) };
}
