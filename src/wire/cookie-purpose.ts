import { isInNamespace } from '../cookies/namespace.ts';
import type { en } from '../i18n/en.ts';

export type Purpose = keyof typeof en.wire.purpose;

const PURPOSES = new Map<string, Purpose>([
  ['django_language', 'language'],
  ['known_device', 'device'],
  ['remembered_username', 'username'],
  ['notice', 'notice'],
  ['wire', 'wire'],
  ['wire_open', 'wireOpen'],
  ['seen', 'seen'],
  ['workbench', 'workbench'],
  ['theme', 'theme'],
  ['prices', 'prices'],
  ['bake_hidden', 'bakeHidden'],
  ['welcomed', 'welcomed'],
  ['tracking_consent', 'trackingConsent'],
  ['tracking_id', 'trackingId'],
]);

/** What a cookie is for, as a key of the catalogue. @param sessionCookie SESSION_COOKIE_NAME */
export function cookiePurpose(name: string, sessionCookie: string): Purpose {
  if (name === sessionCookie) return 'session';
  if (name === `signed_${sessionCookie}`) return 'signedSession';
  if (/^jar_(open|http_only|elsewhere)$/.test(name)) return 'jar';
  if (/^(lesson|experiment)/.test(name)) return 'lesson';
  if (isInNamespace(name)) return 'workbenchMade';
  return PURPOSES.get(name) ?? 'other';
}
