import { SITE_COOKIES } from '../pages/site-cookie.ts';
import { sessionCookieNames } from '../sessions/session-cookie.ts';
import type { Settings } from '../settings.ts';
import { SAMPLES } from './sample-cookies.ts';

/** How this site sets one of its own cookies, whenever it does. */
export interface SiteRule {
  readonly path: string;
  readonly domain: string | null;
  readonly httpOnly: boolean;
  /** How long a persistent one lasts from when it is set (s); null for a session cookie, 'either' for what a login chooses. */
  readonly lasts: number | null | 'either';
}

const YEAR = 365 * 24 * 60 * 60;
const everywhere = { path: '/', domain: null, httpOnly: true } as const;

const RULES = new Map<string, SiteRule>([
  ['django_language', { ...everywhere, lasts: YEAR }],
  ['remembered_username', { ...everywhere, lasts: YEAR }],
  ['notice', { ...everywhere, lasts: 60 }],
  ['seen', { ...everywhere, lasts: YEAR }],
  ['wire', { ...everywhere, lasts: null }],
  ['wire_open', { ...everywhere, lasts: YEAR }],
  ...Object.entries(SAMPLES).map(([name, sample]): [string, SiteRule] => [
    name,
    { ...everywhere, ...sample, lasts: 'maxAge' in sample ? sample.maxAge / 1000 : null },
  ]),
]);

/** The rule for a cookie of ours that comes to the jar; undefined for any other. */
export function siteRule(name: string, settings: Settings): SiteRule | undefined {
  if (name === settings.SESSION_COOKIE_NAME) return { ...asSession(settings), lasts: 'either' };
  if (name === 'known_device') return { ...asSession(settings), httpOnly: true, lasts: YEAR };
  return RULES.get(name);
}

const asSession = (settings: Settings) => ({
  path: settings.SESSION_COOKIE_PATH,
  domain: settings.SESSION_COOKIE_DOMAIN ?? null,
  httpOnly: settings.SESSION_COOKIE_HTTPONLY,
});

/** Whether this site sets cookies of that name. Anybody else may, too: it says nothing of the value. */
export const isSiteCookie = (name: string, settings: Settings) =>
  SITE_COOKIES.includes(name) || sessionCookieNames(settings).includes(name);
