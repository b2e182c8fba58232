import type { TracedStatement } from '../database/statement-trace.ts';
import type { Exchange, Header, SessionSeen } from './exchange.ts';
import { responseOf } from './sent-head.ts';
import { addressWithoutPasswords, headerWithoutSecrets } from './without-secrets.ts';

/**
 * An exchange as it came. It is put in order, and its secrets are cut, only when somebody looks: most
 * exchanges are never looked at, and every page waits for what is done for each of them.
 */
export interface KeptExchange
  extends Pick<Exchange, 'id' | 'at' | 'milliseconds' | 'complete' | 'ledHereBy'> {
  /** Whether a browser opened a page by it. */
  readonly opensPage: boolean;
  readonly method: string;
  readonly url: string;
  readonly version: string;
  /** Names and values in turn, as Node gives them. */
  readonly rawHeaders: readonly string[];
  readonly status: number;
  /** Where a redirect leads. */
  readonly location: string | null;
  /** The status line and the headers as Node wrote them; empty where no response began. */
  readonly head: string;
  readonly statements: readonly TracedStatement[];
  readonly session: SessionSeen;
}

/** The exchange as it may be shown. */
export function exchangeOf(kept: KeptExchange): Exchange {
  const { id, at, milliseconds, complete, ledHereBy, statements, session } = kept;
  const response = responseOf(kept.head, kept.status);
  return {
    id,
    at,
    milliseconds,
    complete,
    request: {
      method: kept.method,
      url: addressWithoutPasswords(kept.url),
      version: kept.version,
      headers: pairs(kept.rawHeaders).map(headerWithoutSecrets),
    },
    response: { ...response, headers: response.headers.map(headerWithoutSecrets) },
    statements,
    session,
    ledHereBy,
  };
}

const pairs = (rawHeaders: readonly string[]): Header[] =>
  rawHeaders.flatMap((name, at): Header[] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));

/** How many characters an exchange holds, so that all that is kept can be bounded. */
export function charactersOf({ url, rawHeaders, head, statements, session }: KeptExchange): number {
  let characters = OF_THE_REST + url.length + head.length;
  for (const { length } of rawHeaders) characters += length;
  for (const { sql, parameters } of statements) characters += sql.length + charactersOfAll(parameters);
  for (const { name, before, after } of session.changes) {
    characters += name.length + (before?.length ?? 0) + (after?.length ?? 0);
  }
  return characters;
}

function charactersOfAll(parameters: readonly unknown[]): number {
  let characters = 0;
  for (const value of parameters) characters += typeof value === 'string' ? value.length : OF_A_NUMBER;
  return characters;
}

/** Numbers, names and marks: what every exchange has. */
const OF_THE_REST = 500;
const OF_A_NUMBER = 20;
