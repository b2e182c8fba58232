import { SITE_COOKIES } from '../pages/site-cookie.ts';
import { sessionCookieNames } from '../sessions/session-cookie.ts';
import type { Settings } from '../settings.ts';
import { pathFits } from './browser-rules.ts';
import { JAR, SAMPLES } from './sample-cookies.ts';

/** How this site sets one of its own cookies, whenever it does. */
export interface SiteRule {
  readonly path: string;
  readonly domain: string | null;
  readonly httpOnly: boolean;
  /** How long a persistent one lasts from when it is set (s); null for a session cookie, 'either' for what a login chooses. */
  readonly lasts: number | null | 'either';
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;
const everywhere = { path: '/', domain: null, httpOnly: true } as const;

/** Those with the attributes of siteCookie; null for a session cookie. */
const LASTS: Readonly<Record<string, number | null>> = {
  bake_hidden: DAY,
  django_language: YEAR,
  notice: MINUTE,
  prices: YEAR,
  remembered_username: YEAR,
  seen: YEAR,
  theme: YEAR,
  tracking_consent: YEAR,
  tracking_id: YEAR,
  welcomed: YEAR,
  wire: null,
  wire_open: YEAR,
};

const RULES = new Map<string, SiteRule>([
  ...Object.entries(LASTS).map(([name, lasts]): [string, SiteRule] => [name, { ...everywhere, lasts }]),
  ...Object.entries(SAMPLES).map(([name, { path, httpOnly, ...life }]): [string, SiteRule] => [
    name,
    { path, domain: null, httpOnly, lasts: 'maxAge' in life ? life.maxAge / 1000 : null },
  ]),
]);

/** The rule for a cookie of ours that comes to the jar; undefined for any other, be it one of our names. */
export function siteRule(name: string, settings: Settings): SiteRule | undefined {
  const rule = ruleFor(name, settings);
  return rule !== undefined && pathFits(rule.path, JAR) ? rule : undefined;
}

function ruleFor(name: string, settings: Settings): SiteRule | undefined {
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
