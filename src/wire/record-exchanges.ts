import type { Request, RequestHandler, Response } from 'express';
import type { TracedStatement } from '../database/statement-trace.ts';
import { sessionKeyOf, sessionOf } from '../sessions/session.ts';
import type { SessionData, SessionKey } from '../sessions/session-data.ts';
import {
  type Exchange,
  type Header,
  type SessionChange,
  type SessionSeen,
  sessionChanges,
} from './exchange.ts';
import { sentHead } from './sent-head.ts';
import { opensPage, wireIdOf } from './wire-cookie.ts';
import type { WireId, WireLog } from './wire-log.ts';
import { addressWithoutPasswords, headerWithoutSecrets } from './without-secrets.ts';

/** The exchange that this request is the first half of. */
export interface RunningExchange {
  readonly id: WireId;
  readonly log: WireLog;
  /** Unix time in ms. */
  readonly at: number;
  /** `performance.now()` */
  readonly start: number;
  /** The redirect that led here. */
  readonly ledHereBy: Exchange | null;
  before: { readonly key: SessionKey | null; readonly data: SessionData };
}

declare global {
  namespace Express {
    interface Request {
      /** Only there while the wire is on, and for a browser that it knows. */
      exchange?: RunningExchange;
    }
  }
}

/** A value that is longer is cut, since all of them stay in memory. */
const LONGEST_VALUE = 4096;
/** A browser that follows a redirect may have asked for something else in between. */
const LAST_FEW = 5;

/** The wire's own pages, and what a script asks for while one types. */
const LEFT_OUT = /^\/(wire(\/|$)|cookies\/workbench\/preview$)/;

/** Keeps what goes over the wire for each browser, its own exchanges for it alone; LEFT_OUT is left out. */
export function recordExchanges(log: WireLog): RequestHandler {
  return (request, response, next) => {
    const id = wireIdOf(request, response, log);
    if (id !== null) begin(request, response, id, log);
    next();
  };
}

function begin(request: Request, response: Response, id: WireId, log: WireLog): void {
  const exchange: RunningExchange = {
    id,
    log,
    at: Date.now(),
    start: performance.now(),
    ledHereBy: redirectTo(request, log.of(id, LAST_FEW)),
    before: { key: null, data: {} },
  };
  request.exchange = exchange;
  if (LEFT_OUT.test(request.path)) return;
  request.statements = [];
  response.once('close', () => log.add(id, (number) => exchangeOf(number, exchange, request, response)));
}

/** Goes where a memory has just been put behind the request: what did it bring? */
export const noteSession: RequestHandler = (request, _response, next) => {
  if (request.exchange) request.exchange.before = { key: sessionKeyOf(request), data: sessionOf(request) };
  next();
};

/** The redirect that this request follows; each is followed once. @param last the newest first */
function redirectTo(request: Request, last: readonly Exchange[]): Exchange | null {
  if (!opensPage(request)) return null;
  const followed = last.map(({ ledHereBy }) => ledHereBy);
  const leadsHere = ({ id, response }: Exchange) =>
    response.status === 303 && !followed.includes(id) && locationOf(response) === request.originalUrl;
  return last.find(leadsHere) ?? null;
}

/** Where a response leads; the part behind `#` stays in the browser (RFC 9110, section 10.2.2). */
function locationOf({ headers }: Exchange['response']): string | undefined {
  const [, location] = headers.find(([name]) => name === 'Location') ?? [];
  return location?.replace(/#.*/, '');
}

function exchangeOf(id: number, running: RunningExchange, request: Request, response: Response): Exchange {
  const sent = sentHead(response);
  return {
    id,
    at: running.at,
    milliseconds: performance.now() - running.start,
    complete: response.writableFinished,
    request: {
      method: request.method,
      url: addressWithoutPasswords(request.originalUrl),
      version: request.httpVersion,
      headers: pairs(request.rawHeaders).map(headerWithoutSecrets),
    },
    response: { ...sent, headers: sent.headers.map(headerWithoutSecrets) },
    statements: (request.statements ?? []).map(cutStatement),
    session: sessionSeen(running, request),
    ledHereBy: running.ledHereBy?.id ?? null,
  };
}

function sessionSeen({ before }: RunningExchange, request: Request): SessionSeen {
  return {
    memory: request.sessionEngine.name,
    came: request.sessionEngine.cameOf(request),
    keyBefore: before.key,
    keyAfter: sessionKeyOf(request),
    changes: sessionChanges(before.data, sessionOf(request)).map(cutChange),
    username: request.user?.username ?? null,
  };
}

function pairs(rawHeaders: readonly string[]): Header[] {
  return rawHeaders.flatMap((name, at): Header[] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
}

const cut = (text: string) => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);

const cutStatement = (statement: TracedStatement): TracedStatement => ({
  ...statement,
  parameters: statement.parameters.map((value) => (typeof value === 'string' ? cut(value) : value)),
});

const cutChange = (change: SessionChange): SessionChange => ({
  ...change,
  before: change.before && cut(change.before),
  after: change.after && cut(change.after),
});
