import type { Request } from 'express';
import type { TracedStatement } from '../../database/statement-trace.ts';
import { sentCookie } from '../../sessions/session-chain.ts';
import type { SessionKey } from '../../sessions/session-data.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { cookiesWithoutSeals } from '../../wire/without-secrets.ts';

/** A request that brought a session's key in its Cookie line, and by it was known for a user's. */
export interface Proof {
  /** The number of its exchange; null for the request that is being answered. */
  readonly exchange: number | null;
  readonly method: string;
  readonly url: string;
  /** `name=value` as it stood in the Cookie line, but for its seal. */
  readonly cookie: string;
  readonly key: SessionKey;
  /** What found the row; null where nobody listened to the database. */
  readonly lookup: TracedStatement | null;
  readonly username: string;
}

/** What an exchange proved; null where it brought no key, or was not known for a user's. */
export function proofOf(exchange: Exchange, cookieName: string): Proof | null {
  const { session, request } = exchange;
  const { keyBefore: key, username } = session;
  const cookie = cookiePairs(exchange).find((pair) => pair.startsWith(`${cookieName}=`));
  const lookup = lookupOf(exchange.statements, key);
  if (session.memory !== 'db' || key === null || username === null) return null;
  if (cookie?.includes(key) !== true || lookup === null) return null;
  return { exchange: exchange.id, method: request.method, url: request.url, cookie, key, lookup, username };
}

/** The same of the request that is being answered. */
export function proofOfRequest(request: Request, key: SessionKey | null, cookieName: string): Proof | null {
  const cookie = sentCookie(request, cookieName);
  const { user, method, originalUrl: url } = request;
  if (key === null || cookie === null || user === null) return null;
  const lookup = lookupOf(request.statements ?? [], key);
  const pair = cookiesWithoutSeals(`${cookie.name}=${cookie.value}`);
  return { exchange: null, method, url, cookie: pair, key, lookup, username: user.username };
}

const cookiePairs = ({ request }: Exchange) =>
  request.headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, line]) => line.split(/; ?/));

/** The statement that read a row by this key. */
function lookupOf(statements: readonly TracedStatement[], key: SessionKey | null): TracedStatement | null {
  const reads = ({ sql, parameters, rows }: TracedStatement) =>
    sql.startsWith('SELECT') && parameters.includes(key) && Number(rows) > 0;
  return statements.find(reads) ?? null;
}
