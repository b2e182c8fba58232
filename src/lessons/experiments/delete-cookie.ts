import { cookieMaxAge } from '../../sessions/expiry.ts';
import { sessionKeyOf } from '../../sessions/session.ts';
import { cookieFor } from '../../sessions/session-cookie.ts';
import type { SessionKey } from '../../sessions/session-data.ts';
import { lookUp } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { Row } from './rows.ts';

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
        if (came === 'rowStays' && row !== null) giveBack(turn, row);
        return null;
      },
      async () => came,
    ];
  },
});

function deleteFromBrowser({ request, response, parts }: Turn): void {
  response.clearCookie(parts.settings.SESSION_COOKIE_NAME, cookieFor(request, parts.settings));
}

function outcome({ request }: Turn, row: Row | null) {
  const came = request.sessionEngine.cameOf(request);
  if (came === 'found') return 'known';
  if (came !== 'noCookie') return OTHERWISE;
  return row === null ? 'rowGone' : 'rowStays';
}

/** The same cookie as before, with the end that its row has. */
function giveBack({ request, response, parts }: Turn, { session_key, expire_date, data }: Row): void {
  const { settings } = parts;
  const untilClosed = cookieMaxAge(data, settings, Date.now()) === null;
  const expires = untilClosed ? {} : { expires: new Date(`${expire_date}Z`) };
  const cookie = { ...cookieFor(request, settings), ...expires, signed: true };
  response.cookie(settings.SESSION_COOKIE_NAME, session_key, cookie);
}
