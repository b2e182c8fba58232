import type { Request, RequestHandler } from 'express';
import { href, withNext } from '../pages/addresses.ts';
import { HttpError } from '../pages/http-error.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { flush, sessionOf } from '../sessions/session.ts';
import type { Settings } from '../settings.ts';
import { fitsAuthHash } from './auth-hash.ts';
import { BACKEND, renewAuthHash } from './login.ts';
import type { User, UserId } from './user.ts';
import type { Users } from './users.ts';

/**
 * Finds the user by the id in the session, on each request anew: who was disabled or has changed the
 * password is out at once. Django: `django.contrib.auth.get_user`.
 */
export function currentUser(users: Users, settings: Settings): RequestHandler {
  return async (request, _response, next) => {
    request.user = null;
    const { _auth_user_id: id, _auth_user_backend: backend, _auth_user_hash: hash } = sessionOf(request);
    const user =
      id !== undefined && backend === BACKEND ? await users.withId(Number(id) as UserId) : undefined;
    if (user === undefined || user.is_active === 0) return next();
    if (fitsAuthHash(hash, user.password, settings)) request.user = user;
    else await flush(request);
    if (request.user !== null) await renewAuthHash(request, user, settings);
    next();
  };
}

/** Goes before a route that belongs to somebody: a stranger is asked to log in, and led back here. */
export const requireUser: RequestHandler = (request, response, next) => {
  if (request.user !== null) return next();
  if (wantsJson(request)) throw new HttpError(401, 'loginNeeded');
  const comeBackTo = request.method === 'GET' ? request.url : '/accounts/profile';
  response.redirect(303, href(request, withNext('/accounts/login', comeBackTo)));
};

/** For routes behind requireUser. */
export function userOf(request: Request): User {
  if (request.user === null) throw new HttpError(401, 'loginNeeded');
  return request.user;
}
