import type { Request, Response } from 'express';
import type { User } from '../auth/user.ts';
import { leaveNotice } from '../pages/notice.ts';
import type { Choices } from './preference.ts';
import { keepInCookies, keptInCookies } from './preference-cookies.ts';
import type { UserPreferences } from './user-preferences.ts';

/**
 * After a login: what the user has chosen elsewhere goes into this browser's cookies. The account's choice
 * wins over the browser's; where the account has none, the browser keeps its own. The stateless shop knows
 * no user in the next request, so nothing follows anybody there.
 */
export async function bringPreferences(
  request: Request,
  response: Response,
  user: User,
  preferences: UserPreferences,
): Promise<void> {
  if (request.sessionEngine.name === 'none') return;
  const changed = keepInCookies(request, response, (await preferences.of(user.id)) ?? {});
  if (changed.length > 0) leaveNotice(request, response, 'preferencesCame');
}

/** A new account begins with what its owner had chosen as a stranger. */
export async function takePreferences(request: Request, user: User, preferences: UserPreferences) {
  if (request.sessionEngine.name !== 'none') await preferences.keep(user.id, keptInCookies(request));
}

/** A choice made while signed in is kept with the account, too. */
export async function followWith(request: Request, choices: Choices, preferences: UserPreferences) {
  if (request.user !== null) await preferences.keep(request.user.id, choices);
}
