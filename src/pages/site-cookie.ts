import type { Request } from 'express';

/** The cookies that this site sends beside the session's. None of these may be the session's name. */
export const SITE_COOKIES: readonly string[] = [
  'bake_hidden',
  'django_language',
  'experiments',
  'fits',
  'for_every_site',
  'for_this_site',
  'jar_elsewhere',
  'jar_http_only',
  'jar_open',
  'known_device',
  'lesson_persistent',
  'lesson_session',
  'lesson_way_back',
  'notice',
  'prices',
  'remembered_username',
  'seen',
  'stubborn',
  'theme',
  'too_large',
  'tracking_consent',
  'tracking_id',
  'welcomed',
  'wire',
  'wire_open',
  'workbench',
];

/** What is to be remembered for good is kept for so long; a browser would keep it for 400 days at most (RFC 6265bis, 5.5). */
export const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;

/** The attributes of the small cookies beside the session's: a preference, a remembered name, a notice. */
export const siteCookie = (request: Request) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.secure }) as const;
