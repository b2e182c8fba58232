import type { TracedStatement } from '../database/statement-trace.ts';
import type { SessionData, SessionKey } from '../sessions/session-data.ts';
import type { CameOfCookie, EngineName } from '../sessions/session-engine.ts';

/** A header as it went over the wire: in its own spelling, and as often as it came. */
export type Header = readonly [name: string, value: string];

/**
 * One request and its response, as they really went. Bodies are not kept, since passwords travel there,
 * and seals are cut short (without-secrets.ts).
 */
export interface Exchange {
  /** Counts a browser's exchanges, from 1. */
  readonly id: number;
  /** When the request came (Unix time in ms). */
  readonly at: number;
  /** From the request's headers to the end of the response. */
  readonly milliseconds: number;
  /** False where the browser hung up before the response was whole. */
  readonly complete: boolean;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly version: string;
    readonly headers: readonly Header[];
  };
  readonly response: {
    readonly version: string;
    readonly status: number;
    readonly reason: string;
    readonly headers: readonly Header[];
  };
  /** What the session layer asked of the database. */
  readonly statements: readonly TracedStatement[];
  readonly session: SessionSeen;
  /** The exchange whose redirect led to this one. */
  readonly ledHereBy: number | null;
}

/** What the request's session was before, and what became of it. */
export interface SessionSeen {
  readonly memory: EngineName;
  readonly came: CameOfCookie;
  readonly keyBefore: SessionKey | null;
  readonly keyAfter: SessionKey | null;
  /** Empty where it was read and stayed as it was, or was not read at all. */
  readonly changes: readonly SessionChange[];
  /** Who was signed in at the end. */
  readonly username: string | null;
}

/** One name in the session's data, with its value before and after as JSON. */
export interface SessionChange {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}

/** Whether it saved the row of this key: connect-sqlite3 does so by INSERT OR REPLACE. A transaction that fails saves nothing. */
export const hasSavedRow = ({ statements }: Pick<Exchange, 'statements'>, key: SessionKey) =>
  statements.some(({ sql, parameters }) => sql.startsWith('INSERT') && parameters[0] === key) &&
  statements.at(-1)?.sql !== 'ROLLBACK';

/** What became of the data, name by name. */
export function sessionChanges(before: SessionData, after: SessionData): SessionChange[] {
  if (before === after) return []; // as it was read
  const [was, is] = [asTexts(before), asTexts(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name): SessionChange[] => {
    const [from, to] = [was.get(name) ?? null, is.get(name) ?? null];
    if (from === to) return [];
    const kind = from === null ? 'added' : to === null ? 'removed' : 'changed';
    return [{ name, kind, before: from, after: to }];
  });
}

const asTexts = (data: SessionData) =>
  new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
