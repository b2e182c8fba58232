import type { Request } from 'express';
import { typedIn } from '../../pages/typed-address.ts';
import { setCookieParts } from '../../wire/set-cookie-parts.ts';
import { addressOf } from '../address.ts';
import { LONGEST_LIFE_IN_MS } from '../browser-rules.ts';
import { type CameAlong, cameAlong, timesCame } from './came-along.ts';
import { type CookieSpec, FIELDS } from './cookie-spec.ts';
import type { Made } from './made-cookies.ts';
import { type Prediction, predict, sizeOf } from './prediction.ts';
import { type BuiltCookie, buildCookie } from './set-cookie-line.ts';

/** A cookie on the workbench: what its line will be, and what a browser will do with it. */
export interface Draft {
  readonly typed: string;
  readonly built: BuiltCookie;
  readonly parts: ReturnType<typeof setCookieParts>['parts'];
  readonly bytes: number;
  readonly prediction: Prediction;
}

/** @param key the workbench's */
export function draftOf(spec: CookieSpec, key: string, request: Request): Draft {
  const now = Date.now();
  const built = buildCookie(spec, key, now);
  return {
    typed: spec.value,
    built,
    parts: setCookieParts(built.line, now).parts,
    bytes: sizeOf(built.pair),
    prediction: predict(spec, built, addressOf(request), now),
  };
}

/** What the list of made cookies has to know of one. @param now Unix time in ms */
export function madeOf(spec: CookieSpec, { built, bytes, prediction }: Draft, now: number): Made {
  const { path, domain } = prediction;
  const ends = built.ends === null ? null : Math.min(built.ends, now + LONGEST_LIFE_IN_MS);
  return {
    ...{ name: built.pair.name, path, domain, bytes },
    ends: ends === null ? null : Math.floor(ends / 1000),
    partitioned: spec.partitioned,
  };
}

/** What the next request said of a cookie that was sent. */
export type Outcome = 'asPredicted' | 'otherwise' | 'unclear';

/** A cookie that was sent, for the page that the redirect leads to. */
export interface Sent {
  readonly draft: Draft;
  /** What stood in the form. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether this very pair came along before: then its coming again proves nothing. */
  readonly cameBefore: boolean;
  /** What the next request brought, as soon as there is one. */
  observed: { readonly came: boolean; readonly outcome: Outcome; readonly line: readonly CameAlong[] } | null;
}

export function sentFrom(draft: Draft, body: unknown, request: Request, key: string): Sent {
  const cameBefore = timesCame(cameAlong(request, key), draft.built.pair) > 0;
  return { draft, values: textsIn(body), cameBefore, observed: null };
}

/** Notes what the first request since has brought; what comes later has other reasons. */
export function observe(sent: Sent, request: Request, key: string): void {
  if (sent.observed !== null) return;
  const line = cameAlong(request, key);
  const came = timesCame(line, sent.draft.built.pair) > 0;
  sent.observed = { came, outcome: outcomeOf(sent, came), line };
}

function outcomeOf({ draft, cameBefore }: Sent, came: boolean): Outcome {
  const isExpected = draft.prediction.verdict === 'comesBack';
  if (came && cameBefore) return 'unclear';
  const isOver = draft.built.ends !== null && draft.built.ends <= Date.now();
  return came === (isExpected && (came || !isOver)) ? 'asPredicted' : 'otherwise';
}

/** What a form or an address says of a cookie. */
export const textsIn = (body: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(typedIn(body)).filter(([name]) => FIELDS.includes(name)));
