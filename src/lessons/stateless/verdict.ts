import type { Request } from 'express';
import { z } from 'zod';
import { sessionKeyOf } from '../../sessions/session.ts';
import { cookiesWithoutSeals } from '../../wire/without-secrets.ts';
import type { OwnClient } from '../own-client/own-client.ts';

const Verdict = z.object({
  /** The Cookie line as it came, but for its seals; null where none did. */
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

const withoutSeals = (line: string | null) => line && cookiesWithoutSeals(line);

/** For who has no JavaScript: our own client sends the two requests, one with the visitor's cookies. */
export async function askedFor(visitor: Request, client: OwnClient): Promise<Verdicts> {
  const ask = async (cookie: string | null) =>
    Verdict.parse(JSON.parse((await client.send({ path: VERDICT_PATH, cookie })).body));
  return { withCookie: await ask(visitor.headers.cookie ?? null), without: await ask(null) };
}

/** Known with the cookie, a stranger without it: what the two requests are there to show. */
export const tellApart = ({ withCookie, without }: Verdicts) =>
  withCookie.came === 'found' && without.came === 'noCookie';
