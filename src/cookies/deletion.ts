import type { Request, Response } from 'express';
import { setCookieLines, withdrawCookie } from '../sessions/session-cookie.ts';
import type { Settings } from '../settings.ts';
import { TRACKING_COOKIE } from '../tracking/tracking-cookies.ts';
import { exchangeOf } from '../wire/kept-exchange.ts';
import { pathFits } from './browser-rules.ts';
import { Deleted, LONGEST_IN_ADDRESS } from './jar-forms.ts';
import { receivedCookies } from './received-cookies.ts';
import { removalLines, type Target } from './removal.ts';
import { JAR } from './sample-cookies.ts';
import { linesOf, type SentLine } from './sent-lines.ts';
import { isSiteCookie } from './site-rules.ts';

/** What the request after a deletion tells of it. */
export interface Deletion {
  readonly name: string;
  /** Whether that is only how the name begins, since it is too long for an address. */
  readonly isCut: boolean;
  readonly path: string;
  /** Whether a row on the server outlives it. */
  readonly isSession: boolean;
  /** Whether it was the number of a trail, to which nothing else in this browser leads. */
  readonly leavesTrail: boolean;
  /** `elsewhere` for one that comes to another path, so that nothing can be seen from here. */
  readonly outcome: 'gone' | 'still' | 'elsewhere';
  /** The lines that were to do it; none where the wire has not kept them. */
  readonly lines: readonly SentLine[];
}

/** Sends the lines, in place of what this answer was about to say of the cookie. */
export function sendRemoval(target: Target, settings: Settings, request: Request, response: Response): void {
  withdrawCookie(response, target.name);
  const isOurs = target.path !== '' && isSiteCookie(target.name, settings);
  for (const line of removalLines({ ...target, isOurs }, request)) response.append('Set-Cookie', line);
}

/** Where the browser goes next, with whatever it still has. */
export function afterRemoval({ name, path }: Target): string {
  const isCut = name.length > LONGEST_IN_ADDRESS;
  const deleted = isCut ? name.slice(0, LONGEST_IN_ADDRESS).replace(/[\ud800-\udbff]$/, '') : name;
  const query = { deleted, ...(isCut ? { cut: '1' } : {}), ...(path === '' ? {} : { path }) };
  return `${JAR}?${new URLSearchParams(query)}#deleted`;
}

/** Whether this very answer sets the cookie, as the site does with some of its own whenever they are missing. */
export const isSetAnew = (response: Response, name: string) =>
  setCookieLines(response, name).some((line) => !line.startsWith(`${name}=;`));

/**
 * That a cookie is gone is never taken for granted: the `Cookie` line of this request says so.
 * @param sessionCookie SESSION_COOKIE_NAME
 */
export function deletionOf(request: Request, sessionCookie: string): Deletion | null {
  const asked = Deleted.parse(request.query);
  if (asked === null) return null;
  const { deleted: name, path, cut: isCut } = asked;
  const isIt = (each: string) => (isCut ? each.startsWith(name) : each === name);
  const came = receivedCookies(request).some((cookie) => isIt(cookie.name));
  const isHere = path === '' || pathFits(path, JAR);
  const outcome = !isHere ? 'elsewhere' : came ? 'still' : 'gone';
  return {
    ...{ name, isCut, path, outcome },
    isSession: isIt(sessionCookie),
    leavesTrail: name === TRACKING_COOKIE && outcome === 'gone',
    lines: linesThatLedHere(request, isIt),
  };
}

function linesThatLedHere(request: Request, isIt: (name: string) => boolean): readonly SentLine[] {
  const redirect = request.exchange?.ledHereBy;
  if (!redirect || redirect.url !== `${JAR}/delete`) return [];
  return linesOf([exchangeOf(redirect)], request)
    .filter((line) => isIt(line.name))
    .reverse();
}
