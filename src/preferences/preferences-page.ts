import type { Request } from 'express';
import { isBakeHidden } from '../announcements/bake-of-the-day.ts';
import { isGreeted } from '../announcements/greeting.ts';
import { rememberedUsername } from '../auth/remembered-username.ts';
import { instantText } from '../i18n/instant.ts';
import type { Header } from '../wire/exchange.ts';
import { exchangeOf } from '../wire/kept-exchange.ts';
import { setCookieParts } from '../wire/set-cookie-parts.ts';
import {
  COOKIES,
  isDefault,
  type Kept,
  OPTIONS,
  PREFERENCE_NAMES,
  type PreferenceName,
} from './preference.ts';
import { keptInCookies } from './preference-cookies.ts';

/** The line that has just set or deleted a cookie, and until when it keeps it (Unix time in ms). */
interface JustSent {
  readonly line: string;
  readonly until: number | null;
}

/** All that the page of the preferences shows. @param account what the account keeps; null where nothing can be kept with one */
export function preferencesPage(request: Request, account: Kept | null) {
  return {
    preferences: PREFERENCE_NAMES.map((name) => preferenceAt(request, name, account)),
    hasAccount: account !== null,
    ...{ isHidden: isBakeHidden(request), isGreeted: isGreeted(request) },
    username: rememberedUsername(request),
    instant: (ms: number) => instantText(ms, request.language),
    styles: '/styles/preferences.css',
  };
}

/** What is chosen, as JSON. */
export function preferencesAsJson(request: Request, account: Kept | null) {
  const kept = keptInCookies(request);
  const chosen = PREFERENCE_NAMES.map((name) => [name, kept[name] ?? OPTIONS[name][0]]);
  return { ...Object.fromEntries(chosen), account };
}

function preferenceAt(request: Request, name: PreferenceName, account: Kept | null) {
  const option = keptInCookies(request)[name] ?? OPTIONS[name][0];
  return {
    ...{ name, options: OPTIONS[name], chosen: option, ofAccount: account?.[name] ?? null },
    /** As it came with this request; null where the option holds without one. */
    cookie: isDefault(name, option) ? null : `${COOKIES[name]}=${option}`,
    cookieName: COOKIES[name],
    justSent: justSent(request, COOKIES[name]),
  };
}

/**
 * A browser does not say until when it keeps a cookie. It is known where the redirect that led here has
 * set it, and is still on the wire.
 */
function justSent({ exchange }: Request, name: string): JustSent | null {
  if (!exchange?.ledHereBy) return null;
  const { at, response } = exchangeOf(exchange.ledHereBy);
  const isOfIt = ([header, value]: Header) => header === 'Set-Cookie' && value.startsWith(`${name}=`);
  const [, line] = response.headers.find(isOfIt) ?? [];
  if (line === undefined) return null;
  const expires = setCookieParts(line, at).parts.find(({ meaning }) => meaning === 'expires');
  return { line, until: expires ? Date.parse(expires.text.slice('Expires='.length)) : null };
}
