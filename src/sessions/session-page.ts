import type { Request } from 'express';
import { duration } from '../i18n/duration.ts';
import { instantText } from '../i18n/instant.ts';
import type { Settings } from '../settings.ts';
import { cookiesWithoutSeals, shortSecret } from '../wire/without-secrets.ts';
import type { ChainRow, SentCookie, SessionChain } from './session-chain.ts';
import { COOKIE_LIMIT } from './signed-cookie-sessions.ts';

/** What `/session` shows: the way from the cookie to the data, and how its figures are written. */
export function sessionPage(request: Request, settings: Settings) {
  const { language } = request;
  const chain = request.sessionEngine.chain(request);
  const format = new Intl.NumberFormat(language);
  return {
    chain,
    ...withoutSeals(chain),
    now: Date.now(),
    /** Bytes of the cookie and of the row, and how many a browser must take in one cookie. */
    bytes: { cookie: cookieBytes(chain), row: rowBytes(chain.row), limit: COOKIE_LIMIT },
    /** How long a session lives by the settings. */
    age: duration(settings.SESSION_COOKIE_AGE, language),
    figure: (number: number) => format.format(number),
    instant: (ms: number) => instantText(ms, language),
    span: (ms: number) => duration(Math.max(ms, 0) / 1000, language),
  };
}

/** What may stand on a projector: the cookie, and the MAC that is the seal of a cookie. A row's own opens nothing. */
function withoutSeals({ cookie, row, sealed }: SessionChain) {
  return {
    cutCookie: cookie && cookiesWithoutSeals(pairOf(cookie)),
    mac: sealed && (row === null ? shortSecret(sealed.mac) : sealed.mac),
  };
}

const pairOf = ({ name, value }: SentCookie) => `${name}=${value}`;

const cookieBytes = ({ cookie }: SessionChain) => cookie && pairOf(cookie).length;

function rowBytes(row: ChainRow | null): number | null {
  if (row === null || row.session_data === null) return null;
  return Buffer.byteLength(row.session_key + row.session_data + row.expire_date);
}
