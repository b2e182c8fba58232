import type { Request, Response } from 'express';
import { siteCookie, YEAR_IN_MS } from '../pages/site-cookie.ts';
import {
  type Choices,
  COOKIES,
  isDefault,
  Kept,
  PREFERENCE_NAMES,
  type PreferenceName,
} from './preference.ts';

/** What this browser's cookies say was chosen. */
export function keptInCookies({ cookies }: Request): Kept {
  const values = PREFERENCE_NAMES.map((name) => [name, cookies[COOKIES[name]] ?? null]);
  return Kept.parse(Object.fromEntries(values));
}

/**
 * Has the browser keep the choices: a cookie for each that it does not have yet, and none for what holds
 * without one. A choice that stays as it was sends nothing.
 * @returns the names of those that changed
 */
export function keepInCookies(request: Request, response: Response, choices: Choices) {
  return PREFERENCE_NAMES.filter((name) => keepInCookie(request, response, name, choices[name] ?? null));
}

function keepInCookie(request: Request, response: Response, name: PreferenceName, option: string | null) {
  const cookie = COOKIES[name];
  const { [cookie]: came } = request.cookies;
  if (option === null || (isDefault(name, option) ? undefined : option) === came) return false;
  if (isDefault(name, option)) response.clearCookie(cookie, siteCookie(request));
  else response.cookie(cookie, option, { ...siteCookie(request), maxAge: YEAR_IN_MS });
  return true;
}
