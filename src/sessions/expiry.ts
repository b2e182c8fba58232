import type { Settings } from '../settings.ts';
import type { SessionData, SessionDraft } from './session-data.ts';

/** The settings that decide how long a session lives. */
export type ExpirySettings = Pick<
  Settings,
  'SESSION_COOKIE_AGE' | 'SESSION_ABSOLUTE_AGE' | 'SESSION_EXPIRE_AT_BROWSER_CLOSE'
>;

/** The last instant that Python's datetime and a four-digit year can say (Unix time in ms). */
const END_OF_TIME = Date.UTC(9999, 11, 31);

/**
 * Django's `get_expiry_date`: when a session that is saved now ends, by `_session_expiry`.
 * Until-the-browser-closes (0) says nothing about the row, which lives SESSION_COOKIE_AGE.
 * @param now Unix time in ms
 * @returns Unix time in ms
 */
export function expiryDate(session: SessionData, settings: ExpirySettings, now: number): number {
  const ends = Math.min(chosenEnd(session, settings, now), absoluteEnd(session, settings));
  return Math.min(Math.max(ends, 0), END_OF_TIME);
}

function chosenEnd({ _session_expiry: expiry }: SessionData, settings: ExpirySettings, now: number): number {
  if (typeof expiry === 'number' && expiry !== 0) return now + expiry * 1000;
  if (typeof expiry === 'string') {
    const instant = parseInstant(expiry);
    if (!Number.isNaN(instant)) return instant;
  }
  return now + settings.SESSION_COOKIE_AGE * 1000;
}

function absoluteEnd({ _session_started: started }: SessionData, settings: ExpirySettings): number {
  const limited = settings.SESSION_ABSOLUTE_AGE > 0 && typeof started === 'number';
  return limited ? (started + settings.SESSION_ABSOLUTE_AGE) * 1000 : Number.POSITIVE_INFINITY;
}

/** Django writes an aware datetime with its offset; one without is UTC, as in the `expire_date` column. */
function parseInstant(text: string): number {
  if (!/^\d{4}-\d\d-\d\d[T ]\d/.test(text)) return Number.NaN; // JavaScript takes "3600" for a year
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}

/**
 * How long the browser keeps the cookie of a session that is saved now.
 * @param now Unix time in ms
 * @returns ms, or null for a session cookie: the browser forgets it when it closes
 */
export function cookieMaxAge(session: SessionData, settings: ExpirySettings, now: number): number | null {
  return endsWithBrowser(session, settings) ? null : Math.max(expiryDate(session, settings, now) - now, 0);
}

/** Django's `get_expire_at_browser_close`. */
function endsWithBrowser({ _session_expiry: expiry }: SessionData, settings: ExpirySettings): boolean {
  return expiry === undefined || expiry === null ? settings.SESSION_EXPIRE_AT_BROWSER_CLOSE : expiry === 0;
}

/**
 * Django's `set_expiry`, inside an `update`.
 * @param expiry seconds; 0 until the browser closes; null for what the settings say
 */
export function setExpiry(session: SessionDraft, expiry: number | null): void {
  if (expiry === null) delete session._session_expiry;
  else session._session_expiry = expiry;
}

/** SESSION_ABSOLUTE_AGE counts from a session's first change while it is set, and anew from a login. */
export function keepStart(session: SessionDraft, settings: ExpirySettings, now = Date.now()): void {
  if (settings.SESSION_ABSOLUTE_AGE === 0) return;
  const seconds = Math.floor(now / 1000);
  // A start in the future is a clock's that has been put right since.
  session._session_started = Math.min(session._session_started ?? seconds, seconds);
}

/** Inside an `update`: the session's time begins anew. */
export function forgetStart(session: SessionDraft): void {
  delete session._session_started;
}
