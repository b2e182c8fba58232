import type { RequestHandler } from 'express';
import { sessionKeyOf } from '../sessions/session.ts';
import type { UserSessions } from './user-sessions.ts';

/** Notes when, where and on which device the user's session was last seen; where no row stands, there is nothing to note. */
export function noteUserSession(userSessions: UserSessions): RequestHandler {
  return async (request, _response, next) => {
    const key = sessionKeyOf(request);
    if (request.user !== null && key !== null) await userSessions.see(request, request.user, key);
    next();
  };
}
