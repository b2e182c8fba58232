import type { Request, RequestHandler, Response } from 'express';
import type { TracedStatement } from '../database/statement-trace.ts';
import type { Log } from '../log.ts';
import { opensPage } from '../pages/opens-page.ts';
import { sessionKeyOf, sessionOf } from '../sessions/session.ts';
import type { SessionData, SessionKey } from '../sessions/session-data.ts';
import { type SessionChange, type SessionSeen, sessionChanges } from './exchange.ts';
import type { KeptExchange } from './kept-exchange.ts';
import { sentHead } from './sent-head.ts';
import { wireIdOf } from './wire-cookie.ts';
import type { WireId, WireLog } from './wire-log.ts';

/** The exchange that this request is the first half of. */
export interface RunningExchange {
  readonly id: WireId;
  readonly log: WireLog;
  /** Unix time in ms. */
  readonly at: number;
  /** `performance.now()` */
  readonly start: number;
  /** The redirect that led here. */
  readonly ledHereBy: KeptExchange | null;
  before: Pick<SessionSeen, 'came'> & { readonly key: SessionKey | null; readonly data: SessionData };
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
/** ms in which a browser follows a redirect, if it does. */
const FOLLOWED_WITHIN = 10_000;

/** The wire's own pages, and what a script asks for while one types. */
const LEFT_OUT = /^\/(wire(\/|$)|cookies\/workbench\/preview$)/;

/** Keeps what goes over the wire for each browser, its own exchanges for it alone; LEFT_OUT is left out. */
export function recordExchanges(wire: WireLog, log: Log): RequestHandler {
  return (request, response, next) => {
    const id = wireIdOf(request, response, wire);
    if (id !== null) request.exchange = begin(request, id, wire);
    if (request.exchange && !LEFT_OUT.test(request.path)) record(request.exchange, request, response, log);
    next();
  };
}

function begin(request: Request, id: WireId, wire: WireLog): RunningExchange {
  return {
    id,
    log: wire,
    at: Date.now(),
    start: performance.now(),
    ledHereBy: redirectTo(request, id, wire),
    before: { came: 'noCookie', key: null, data: {} },
  };
}

/** Once the answer has gone nobody is there to catch: what throws then would end the process. */
function record(exchange: RunningExchange, request: Request, response: Response, log: Log): void {
  request.statements = [];
  response.once('close', () => {
    try {
      exchange.log.add(exchange.id, (number) => keep(number, exchange, request, response));
    } catch (err) {
      log.error({ err }, 'Exchange not recorded');
    }
  });
}

/** Goes where a memory has just been put behind the request: what did it bring? */
export const noteSession: RequestHandler = (request, _response, next) => {
  if (request.exchange) {
    const came = request.sessionEngine.cameOf(request);
    request.exchange.before = { came, key: sessionKeyOf(request), data: sessionOf(request) };
  }
  next();
};

/** The redirect that this request follows. Where another page was opened since, nobody followed it. */
function redirectTo(request: Request, id: WireId, log: WireLog): KeptExchange | null {
  if (!opensPage(request)) return null;
  for (const each of log.latest(id, LAST_FEW)) {
    if (leadsTo(request, each)) return each;
    if (each.opensPage) return null;
  }
  return null;
}

const leadsTo = ({ originalUrl }: Request, { status, location, complete, at }: KeptExchange) =>
  status === 303 && location === originalUrl && complete && at > Date.now() - FOLLOWED_WITHIN;

function keep(id: number, running: RunningExchange, request: Request, response: Response): KeptExchange {
  return {
    id,
    at: running.at,
    milliseconds: performance.now() - running.start,
    complete: response.writableFinished,
    opensPage: opensPage(request),
    method: request.method,
    url: request.originalUrl,
    version: request.httpVersion,
    rawHeaders: request.rawHeaders,
    status: response.statusCode,
    location: locationOf(response),
    head: sentHead(response),
    statements: (request.statements ?? []).map(cutStatement),
    session: sessionSeen(running, request),
    ledHereBy: running.ledHereBy?.id ?? null,
  };
}

/** Where a response leads; the part behind `#` stays in the browser (RFC 9110, section 10.2.2). */
function locationOf(response: Response): string | null {
  return response.get('Location')?.replace(/#.*/, '') ?? null;
}

function sessionSeen({ before }: RunningExchange, request: Request): SessionSeen {
  const { name } = request.sessionEngine;
  return {
    memory: name,
    came: before.came,
    keyBefore: before.key,
    keyAfter: sessionKeyOf(request),
    changes: name === 'none' ? [] : sessionChanges(before.data, sessionOf(request)).map(cutChange),
    username: request.user?.username ?? null,
  };
}

const cut = (text: string) => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);

const isLong = (value: unknown) => typeof value === 'string' && value.length > LONGEST_VALUE;

function cutStatement(statement: TracedStatement): TracedStatement {
  if (!statement.parameters.some(isLong)) return statement;
  const parameters = statement.parameters.map((value) => (typeof value === 'string' ? cut(value) : value));
  return { ...statement, parameters };
}

const cutChange = (change: SessionChange): SessionChange => ({
  ...change,
  before: change.before && cut(change.before),
  after: change.after && cut(change.after),
});
