import type { SessionKey } from '../../sessions/session-data.ts';
import type { CameOfCookie } from '../../sessions/session-engine.ts';
import type { Exchange, SessionChange } from '../../wire/exchange.ts';
import { type Proof, proofOf } from './proof.ts';

/** Who asks, as the request that is being answered has it. */
export interface Asker {
  /** Null for somebody who is not logged in. */
  readonly proof: Proof | null;
  /** `_auth_user_id` in their row. */
  readonly userId: string | null;
  readonly came: CameOfCookie;
  /** Whether the request counts among those that sent the proof: a page does, what a script asks for does not. */
  readonly counts: boolean;
}

/** How far the six steps have come for a browser. */
export interface SixSteps {
  /** Why all is dark; null once there is a login. */
  readonly dark: Dark | null;
  /** The exchange that wrote the user into the session; null where it is no longer known. */
  readonly login: Exchange | null;
  /** The exchange that gave out the key as it is now: the login, unless the key was changed since. */
  readonly issue: Exchange | null;
  /** The request that first brought the key back; where its issue is not known, the last one. */
  readonly proof: Proof | null;
  /** All that brought it, the newest first. */
  readonly proofs: readonly Proof[];
}

/** Why nobody is logged in, and the key of the session that ended. */
export interface Dark {
  readonly why: 'rowDeleted' | 'cookieDeleted' | 'nothingThere' | 'visitor' | 'stranger';
  readonly key: SessionKey | null;
  readonly exchange: number | null;
}

/** Reads the six steps off a browser's own exchanges. @param exchanges the newest first */
export function sixSteps(exchanges: readonly Exchange[], asker: Asker, cookieName: string): SixSteps {
  const { proof: own } = asker;
  if (own === null) return { dark: darkness(exchanges, asker), ...NOTHING };
  const issue = exchanges.find((exchange) => gaveOut(exchange, own.key)) ?? null;
  const login = issue && loginOf(exchanges, issue, asker.userId);
  const heard = exchanges.map((exchange) => proofOf(exchange, cookieName)).filter(isOf(own.key));
  const isOnlyOne = issue === null && heard.length === 0;
  const proofs = asker.counts || isOnlyOne ? [own, ...heard] : heard;
  const proof = (issue === null ? proofs[0] : proofs.at(-1)) ?? null;
  return { dark: null, login, issue, proof, proofs };
}

const NOTHING = { login: null, issue: null, proof: null, proofs: [] };

const isOf =
  (key: SessionKey) =>
  (proof: Proof | null): proof is Proof =>
    proof?.key === key;

const gaveOut = ({ session }: Exchange, key: SessionKey) =>
  session.keyAfter === key && session.keyBefore !== key;

/** The last exchange that wrote a user into a session: the login of this session, if it is this user's. */
function loginOf(exchanges: readonly Exchange[], issue: Exchange, userId: string | null): Exchange | null {
  const login = exchanges.find((exchange) => userChange(exchange) !== undefined);
  if (login === undefined || login.id > issue.id) return null;
  return userChange(login)?.after === JSON.stringify(userId) ? login : null;
}

/** What the exchange did to the user in the session that has a row. */
const userChange = ({ session }: Exchange): SessionChange | undefined =>
  session.memory === 'db' ? session.changes.find(({ name }) => name === '_auth_user_id') : undefined;

function darkness(exchanges: readonly Exchange[], { came }: Asker): Dark {
  const last = exchanges.find((exchange) => userChange(exchange) !== undefined);
  if (last !== undefined && userChange(last)?.kind === 'removed') return ended(last);
  const why = came === 'found' ? 'visitor' : came === 'nothingThere' ? 'nothingThere' : 'stranger';
  return { why, key: null, exchange: null };
}

function ended({ id, statements, session }: Exchange): Dark {
  const deleted = statements.some(({ sql, rows }) => sql.startsWith('DELETE') && Number(rows) > 0);
  return { why: deleted ? 'rowDeleted' : 'cookieDeleted', key: session.keyBefore, exchange: id };
}
