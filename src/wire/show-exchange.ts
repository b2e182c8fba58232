import type { Request, Response } from 'express';
import { cookiePurpose, type Purpose } from './cookie-purpose.ts';
import { type Exchange, type Header, hasSavedRow } from './exchange.ts';
import { exchangeOf } from './kept-exchange.ts';
import { type SetCookie, setCookieParts, split } from './set-cookie-parts.ts';
import { addressWithoutPasswords } from './without-secrets.ts';

/** What became of the session, in one word of the catalogue. */
type Verdict =
  | 'changed'
  | 'saved'
  | 'unchanged'
  | 'noCookie'
  | 'badSignature'
  | 'nothingThere'
  | 'nothingKept';

/** What became of its key; null where it stayed. */
type KeyChange = 'made' | 'cycled' | 'deleted' | 'letGo' | null;

interface ShownCookie {
  readonly name: string;
  readonly value: string;
  readonly purpose: Purpose;
}

/** An exchange as a page shows it. */
export interface ShownExchange extends Exchange {
  readonly requestCookies: readonly ShownCookie[];
  readonly responseCookies: readonly (ShownCookie & SetCookie & { readonly isGone: boolean })[];
  readonly verdict: Verdict;
  readonly keyChange: KeyChange;
  /** The exchange that this one's redirect led to, where that is known. */
  readonly ledTo: number | null;
}

/**
 * @param exchanges the newest first
 * @param sessionCookie SESSION_COOKIE_NAME
 */
export function shown(exchanges: readonly Exchange[], sessionCookie: string): ShownExchange[] {
  const cookie = ([name, value]: Header) => ({ name, value, purpose: cookiePurpose(name, sessionCookie) });
  return exchanges.map((exchange) => {
    const { request, response, at, id } = exchange;
    const sent = values(request.headers, 'cookie').flatMap((line) => line.split(/; ?/).map(split));
    const set = values(response.headers, 'set-cookie').map((line) => setCookieParts(line, at));
    return {
      ...exchange,
      requestCookies: sent.map(cookie),
      responseCookies: set.map((each) => ({
        ...each,
        ...cookie([each.name, each.value]),
        isGone: isGone(each),
      })),
      verdict: verdictOf(exchange, sessionCookie),
      keyChange: keyChangeOf(exchange),
      ledTo: exchanges.find(({ ledHereBy }) => ledHereBy === id)?.id ?? null,
    };
  });
}

/** Those that a list lacks which ends with this number: newer ones, and what has led to one of them. */
export const newerThan = (number: number, exchanges: readonly ShownExchange[]) =>
  exchanges.filter(({ id, ledTo }) => id > number || (ledTo ?? 0) > number);

/** Whether the line tells the browser to drop the cookie. */
const isGone = ({ parts }: SetCookie) => parts.some(({ meaning }) => meaning === 'expired');

const values = (headers: readonly Header[], name: string) =>
  headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);

function verdictOf(exchange: Exchange, sessionCookie: string): Verdict {
  const { memory, changes, keyBefore, keyAfter, came } = exchange.session;
  if (memory === 'none') return 'nothingKept';
  if (changes.length > 0 || keyBefore !== keyAfter) return 'changed';
  if (came !== 'found') return came;
  return isSaved(exchange, sessionCookie) ? 'saved' : 'unchanged';
}

/** With a row it is the row that is saved; without one, the cookie is sent anew. */
const isSaved = (exchange: Exchange, sessionCookie: string) =>
  exchange.session.keyAfter === null
    ? values(exchange.response.headers, 'set-cookie').some((line) =>
        line.startsWith(`signed_${sessionCookie}=`),
      )
    : hasSavedRow(exchange, exchange.session.keyAfter);

/** A session without a key may have lost its row, or only the cookie that led there: the statements tell. */
function keyChangeOf({ session: { keyBefore, keyAfter }, statements }: Exchange): KeyChange {
  if (keyBefore === keyAfter) return null;
  if (keyBefore === null) return 'made';
  if (keyAfter !== null) return 'cycled';
  const isDeletion = ({ sql, parameters }: Exchange['statements'][number]) =>
    sql.startsWith('DELETE') && parameters.includes(keyBefore);
  return statements.some(isDeletion) ? 'deleted' : 'letGo';
}

/** The cookie that keeps the panel open from page to page. */
export const OPEN = 'wire_open';

/**
 * The folded panel's one line: the exchange that this page is the answer of, as far as it has come, and the
 * redirect that led there.
 * @param sessionCookie SESSION_COOKIE_NAME
 */
export function summaryOf(request: Request, response: Response, sessionCookie: string) {
  const { exchange, statements = [] } = request;
  if (exchange === undefined) return null;
  const { ledHereBy } = exchange;
  const read = statements.filter(({ sql }) => sql.startsWith('SELECT'));
  return {
    method: request.method,
    url: addressWithoutPasswords(request.originalUrl),
    status: response.statusCode,
    rows: read.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
    sqlTime: sqlTime(statements.reduce((sum, { microseconds }) => sum + microseconds, 0)),
    ledHereBy: ledHereBy && shown([exchangeOf(ledHereBy)], sessionCookie)[0],
    isOpen: request.cookies[OPEN] === '1',
  };
}

/** The same in every language; null where nothing ran. */
const sqlTime = (microseconds: number) =>
  microseconds === 0 ? null : `SQL ${(microseconds / 1000).toFixed(1)} ms`;
