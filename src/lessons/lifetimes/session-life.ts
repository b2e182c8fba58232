import type { Request } from 'express';
import type { UserSessions } from '../../auth/user-sessions.ts';
import { cookieMaxAge } from '../../sessions/expiry.ts';
import { sessionKeyOf } from '../../sessions/session.ts';
import type { SessionChain } from '../../sessions/session-chain.ts';
import type { SessionData, SessionKey } from '../../sessions/session-data.ts';
import type { Settings } from '../../settings.ts';
import { savesSeen } from './saves-seen.ts';

/** Who chose the end of the cookie: `_session_expiry` in the row, or where it is missing the settings. */
export type ChosenBy = 'browserClose' | 'expiry' | 'settings';

/** The life of the visitor's session, in instants of Unix time in ms. */
export interface SessionLife {
  readonly key: SessionKey;
  /** When the user logged in with it; null for a stranger, of whom no beginning is kept. */
  readonly loggedIn: number | null;
  /** When it was saved before that, as far as the wire has seen it: no row keeps that. */
  readonly savedBefore: readonly number[];
  /** When the row was last saved: the timestamp under its signature. */
  readonly saved: number;
  readonly now: number;
  /** `expire_date` of the row, to the second, as a cookie has its end. */
  readonly rowEnds: number;
  /** What the browser was told; null for a session cookie. */
  readonly cookieEnds: number | null;
  readonly chosenBy: ChosenBy;
  readonly expiry: number | string | null;
}

/** A request, and the way that led from its cookie. */
interface Visit {
  readonly request: Request;
  readonly chain: SessionChain;
  /** Unix time in ms. */
  readonly now: number;
}

/** What is known of the session's life; null where the cookie leads to no row that counts. */
export async function sessionLife(
  { request, chain, now }: Visit,
  settings: Settings,
  userSessions: UserSessions,
): Promise<SessionLife | null> {
  const { sealed, decoded, ends } = chain;
  const key = sessionKeyOf(request);
  if (key === null || decoded === null || ends === null || !sealed?.opened) return null;
  const { signedAt: saved } = sealed.opened;
  const maxAge = cookieMaxAge(decoded, settings, saved);
  const loggedIn = await loginOf(request, key, userSessions);
  return {
    key,
    loggedIn,
    savedBefore: savesSeen(request, key, loggedIn ?? 0, saved),
    saved,
    now,
    rowEnds: Math.floor(ends / 1000) * 1000,
    cookieEnds: maxAge === null ? null : saved + maxAge,
    chosenBy: chosenBy(decoded),
    expiry: decoded._session_expiry ?? null,
  };
}

/** A device is first seen at the login. */
async function loginOf({ user }: Request, key: SessionKey, userSessions: UserSessions) {
  const sessions = user === null ? [] : await userSessions.of(user, key);
  const own = sessions.find(({ session_key }) => session_key === key);
  return own === undefined ? null : Date.parse(`${own.first_seen.replace(' ', 'T')}Z`);
}

function chosenBy({ _session_expiry: expiry }: SessionData): ChosenBy {
  if (expiry === undefined || expiry === null) return 'settings';
  return expiry === 0 ? 'browserClose' : 'expiry';
}
