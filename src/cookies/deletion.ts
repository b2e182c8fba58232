import type { Request, Response } from 'express';
import { withdrawCookie } from '../sessions/session-cookie.ts';
import { TRACKING_COOKIE } from '../tracking/tracking-cookies.ts';
import { exchangeOf } from '../wire/kept-exchange.ts';
import { pathFits } from './browser-rules.ts';
import { Deleted } from './jar-forms.ts';
import { receivedCookies } from './received-cookies.ts';
import { removalLines, type Target } from './removal.ts';
import { JAR } from './sample-cookies.ts';
import { linesOf, type SentLine } from './sent-lines.ts';

/** What the request after a deletion tells of it. */
export interface Deletion {
  readonly name: string;
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
export function sendRemoval(target: Target, request: Request, response: Response): void {
  withdrawCookie(response, target.name);
  for (const line of removalLines(target, request)) response.append('Set-Cookie', line);
}

/** Where the browser goes next, with whatever it still has. A name too long for an address is not looked for. */
export function afterRemoval({ name, path }: Target): string {
  if (name.length > 500) return JAR;
  return `${JAR}?${new URLSearchParams({ deleted: name, ...(path === '' ? {} : { path }) })}#deleted`;
}

/**
 * That a cookie is gone is never taken for granted: the `Cookie` line of this request says so.
 * @param sessionCookie SESSION_COOKIE_NAME
 */
export function deletionOf(request: Request, sessionCookie: string): Deletion | null {
  const asked = Deleted.parse(request.query);
  if (asked === null) return null;
  const { deleted: name, path } = asked;
  const came = receivedCookies(request).some((cookie) => cookie.name === name);
  const isHere = path === '' || pathFits(path, JAR);
  const outcome = !isHere ? 'elsewhere' : came ? 'still' : 'gone';
  return {
    ...{ name, path, outcome },
    isSession: name === sessionCookie,
    leavesTrail: name === TRACKING_COOKIE && outcome === 'gone',
    lines: linesThatLedHere(request, name),
  };
}

function linesThatLedHere(request: Request, name: string): readonly SentLine[] {
  const redirect = request.exchange?.ledHereBy;
  if (!redirect || redirect.url !== `${JAR}/delete`) return [];
  return linesOf([exchangeOf(redirect)], request)
    .filter((line) => line.name === name)
    .reverse();
}
