import type { Request } from 'express';
import { z } from 'zod';
import { sessionKeyOf } from '../../sessions/session.ts';
import { WIRE_COOKIE } from '../../wire/wire-cookie.ts';
import { cookiesWithoutSeals } from '../../wire/without-secrets.ts';
import { isNamed } from '../own-client/cookie-jar.ts';
import { shortened } from '../own-client/kept-results.ts';
import type { OwnClient } from '../own-client/own-client.ts';

const Verdict = z.object({
  /** The Cookie line as it came, but for its seals, and shortened; null where none did. */
  cookie: z.string().nullable(),
  /** What came of the session cookie in it: `found` is somebody we know, all else a stranger. */
  came: z.enum(['found', 'noCookie', 'badSignature', 'nothingThere']),
  key: z.string().nullable(),
});

/** The server's answer to "was that you?", for one request. */
export type Verdict = z.infer<typeof Verdict>;

/** The verdicts on two requests of one visitor, one of them sent without cookies. */
export interface Verdicts {
  readonly withCookie: Verdict;
  readonly without: Verdict;
}

export const VERDICT_PATH = '/lessons/stateless/verdict';

export const verdictOn = (request: Request): Verdict => ({
  cookie: withoutSeals(request.headers.cookie ?? null),
  came: request.sessionEngine.cameOf(request),
  key: sessionKeyOf(request),
});

const withoutSeals = (line: string | null) => line && shortened(cookiesWithoutSeals(line));

/** For who has no JavaScript: our own client sends the two requests, one with the visitor's cookies. */
export async function askedFor(visitor: Request, client: OwnClient, end: AbortSignal): Promise<Verdicts> {
  const ask = async (cookie: string | null) =>
    Verdict.parse(JSON.parse((await client.send({ path: VERDICT_PATH, cookie, end })).body));
  return { withCookie: await ask(cookiesToLend(visitor)), without: await ask(null) };
}

/** All but the one by which the wire's panel tells whose requests it shows: these are not the browser's. */
function cookiesToLend({ headers }: Request): string | null {
  const pairs = headers.cookie?.split('; ').filter((pair) => !isNamed(pair, [WIRE_COOKIE])) ?? [];
  return pairs.length === 0 ? null : pairs.join('; ');
}

/** Known with the cookie, a stranger without it: what the two requests are there to show. */
export const tellApart = ({ withCookie, without }: Verdicts) =>
  withCookie.came === 'found' && without.came === 'noCookie';
