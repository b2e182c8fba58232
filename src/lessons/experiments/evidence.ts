import type { SessionKey } from '../../sessions/session-data.ts';
import type { CameOfCookie } from '../../sessions/session-engine.ts';
import { shortSecret } from '../../wire/without-secrets.ts';
import { isNamed } from '../own-client/cookie-jar.ts';
import type { Row } from './rows.ts';

/** Who may have sent a request. */
export const SENDERS = ['you', 'client', 'original', 'curl', 'thief', 'attacker', 'victim', 'tabs'] as const;
export type Who = (typeof SENDERS)[number];

/** What may happen between two exchanges; the texts stand in the catalogue under `experiments.notes`. */
export const NOTES = [
  'rowDeleted',
  'rowExpired',
  'characterChanged',
  'cookieCopied',
  'cookiePlanted',
  'restarted',
  'noAnswer',
] as const;
export type Note = (typeof NOTES)[number];

/** One request and its response, as far as the experiment is about them. */
export interface ShownExchange {
  readonly who: Who;
  readonly method: string;
  readonly path: string;
  /** `name=value` as sent, long values cut. */
  readonly cookies: readonly ShownCookie[];
  /** How many cookies came along that the experiment is not about. */
  readonly otherCookies: number;
  /** What the server made of the session cookie; null where the answer's body tells, or it does not matter. */
  readonly found: CameOfCookie | null;
  /** Null until it is answered. */
  status: number | null;
  /** Set-Cookie lines as received, long values cut. */
  setCookies: readonly ShownCookie[];
  /** The part of the answer that matters, as JSON. */
  body: string | null;
  /** How often the same was sent. */
  times: number;
}

/** A cookie, or a Set-Cookie line, short enough to be read. */
export interface ShownCookie {
  readonly text: string;
  /** Bytes of name and value; null where nothing was cut for length. */
  readonly bytes: number | null;
}

/** A row as it was looked up. */
export interface SeenRow {
  readonly when: 'before' | 'after';
  readonly key: SessionKey;
  /** Null where there was none. */
  readonly row: Row | null;
}

/** What the visitor can do in a terminal of their own, as long as the session made for it lives. */
export interface Command {
  readonly line: string;
  readonly key: SessionKey;
}

/** All that was seen while an experiment ran, in order. */
export interface Evidence {
  readonly timeline: (ShownExchange | { readonly note: Note })[];
  readonly rows: SeenRow[];
  command: Command | null;
}

export const noEvidence = (): Evidence => ({ timeline: [], rows: [], command: null });

/** Longer values say no more to the eye. */
const LONGEST = 48;

/**
 * A cookie for showing. The signature of a session cookie is cut always: whoever reads the page over a
 * shoulder must not be able to type it off.
 * @param line `name=value`, and the attributes if it is a Set-Cookie line
 */
export function shownCookie(line: string): ShownCookie {
  const [pair = '', ...attributes] = line.split('; ');
  const [, before, signature = ''] = /^([^=]*=s%3A[a-z0-9]{32}\.)(.+)/.exec(pair) ?? [];
  const text = (shown: string) => [shown, ...attributes].join('; ');
  if (before !== undefined) return { text: text(before + shortSecret(signature)), bytes: null };
  if (pair.length <= LONGEST) return { text: line, bytes: null };
  return { text: text(`${pair.slice(0, LONGEST)}…`), bytes: pair.length - 1 };
}

/** Divides what a Cookie header holds into the cookies that the experiment is about, and the number of others. */
export function shownCookies(header: string | undefined, names: readonly string[]) {
  const pairs = header?.split('; ') ?? [];
  const cookies = pairs.filter((pair) => isNamed(pair, names)).map(shownCookie);
  return { cookies, otherCookies: pairs.length - cookies.length };
}

/** The Set-Cookie lines that the experiment is about. */
export const shownSetCookies = (lines: readonly string[], names: readonly string[]): ShownCookie[] =>
  lines.filter((line) => isNamed(line, names)).map(shownCookie);
