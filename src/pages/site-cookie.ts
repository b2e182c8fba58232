import type { Request } from 'express';

/** The attributes of the small cookies beside the session's: a preference, a remembered name, a notice. */
export const siteCookie = (request: Request) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.secure }) as const;
