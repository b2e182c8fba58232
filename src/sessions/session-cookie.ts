import type { CookieOptions, Request, Response } from 'express';
import type { Settings } from '../settings.ts';

type CookieSettings = Pick<
  Settings,
  | 'SESSION_COOKIE_SECURE'
  | 'SESSION_COOKIE_SAMESITE'
  | 'SESSION_COOKIE_HTTPONLY'
  | 'SESSION_COOKIE_DOMAIN'
  | 'SESSION_COOKIE_PATH'
>;

/** The name of the cookie that holds a session itself, sealed. */
export const signedCookieName = ({ SESSION_COOKIE_NAME: name }: Pick<Settings, 'SESSION_COOKIE_NAME'>) =>
  `signed_${name}`;

/** The names of the cookies that carry a session, in both memories that have one. */
export const sessionCookieNames = (settings: Pick<Settings, 'SESSION_COOKIE_NAME'>) => [
  settings.SESSION_COOKIE_NAME,
  signedCookieName(settings),
];

/** The attributes of a session cookie but for its end; `secure: 'auto'` follows the connection. */
export function sessionCookie(settings: CookieSettings) {
  const { SESSION_COOKIE_DOMAIN: domain } = settings;
  return {
    path: settings.SESSION_COOKIE_PATH,
    httpOnly: settings.SESSION_COOKIE_HTTPONLY,
    secure: settings.SESSION_COOKIE_SECURE,
    sameSite: sameSite[settings.SESSION_COOKIE_SAMESITE],
    ...(domain === undefined ? {} : { domain }),
  };
}

const sameSite = { Lax: 'lax', Strict: 'strict', None: 'none' } as const;

/** The same for one response, in Express's terms. */
export function cookieFor(request: Request, settings: CookieSettings): CookieOptions {
  const cookie = sessionCookie(settings);
  return { ...cookie, secure: cookie.secure === 'auto' ? request.secure : cookie.secure };
}

/** What this response says of a cookie so far. */
export const setCookieLines = (response: Response, name: string): string[] =>
  allSetCookieLines(response).filter((line) => line.startsWith(`${name}=`));

/**
 * Takes back what this response was about to say of a cookie: RFC 6265, section 4.1.1, wants one
 * Set-Cookie line a name.
 */
export function withdrawCookie(response: Response, name: string): void {
  const others = allSetCookieLines(response).filter((line) => !line.startsWith(`${name}=`));
  if (others.length > 0) response.setHeader('Set-Cookie', others);
  else response.removeHeader('Set-Cookie');
}

const allSetCookieLines = (response: Response) => [response.getHeader('Set-Cookie') ?? []].flat().map(String);
