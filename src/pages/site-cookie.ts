import type { Request } from 'express';

/** The cookies that this site sends beside the session's. None of these may be the session's name. */
export const SITE_COOKIES: readonly string[] = [
  'django_language',
  'experiments',
  'fits',
  'for_every_site',
  'for_this_site',
  'known_device',
  'lesson_persistent',
  'lesson_session',
  'lesson_way_back',
  'notice',
  'remembered_username',
  'seen',
  'stubborn',
  'too_large',
  'tracking_consent',
  'tracking_id',
  'wire',
  'wire_open',
];

/** The attributes of the small cookies beside the session's: a preference, a remembered name, a notice. */
export const siteCookie = (request: Request) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.secure }) as const;
