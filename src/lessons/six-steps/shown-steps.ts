import type { TracedStatement } from '../../database/statement-trace.ts';
import type { SessionKey } from '../../sessions/session-data.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { LECTURE_STEPS, type StepName } from './lecture-steps.ts';
import type { Proof } from './proof.ts';
import type { Asker, SixSteps } from './six-steps.ts';

/** By what a step is known to have happened. */
interface Evidence {
  /** The exchange in which it was seen; null for the row as it stands, and for the request that is being answered. */
  readonly seenIn: SeenIn | null;
  /** Known by what stands in the row alone. */
  readonly fromRow: boolean;
  /** What went over the wire or stands in the table, as it is; null where it is not known any more. */
  readonly value: string | null;
}

interface SeenIn {
  readonly exchange: number | null;
  readonly method: string;
  readonly url: string;
}

export type ShownStep = (typeof LECTURE_STEPS)[number] & { readonly evidence: Evidence | null };

/** The steps with what proves each; without evidence a step is dark. */
export function shownSteps(steps: SixSteps, asker: Asker, cookieName: string): ShownStep[] {
  const { proof, userId } = asker;
  const evidence = proof && userId ? evidenceOf(steps, proof.key, userId, cookieName) : null;
  return LECTURE_STEPS.map((step) => ({ ...step, evidence: evidence?.[step.name] ?? null }));
}

type EvidenceByName = Readonly<Record<StepName, Evidence | null>>;

function evidenceOf(steps: SixSteps, key: SessionKey, userId: string, cookieName: string): EvidenceByName {
  const { login, issue, proof } = steps;
  return {
    made: inExchange(login, `_auth_user_id: ${JSON.stringify(userId)}`),
    issued: inExchange(issue, key),
    sent: inExchange(issue, issue && setCookieLine(issue, cookieName)),
    kept: inProof(proof, proof?.cookie),
    carried: inProof(proof, `Cookie: ${proof?.cookie}`),
    found: inProof(proof, proof?.lookup && statementText(proof.lookup)),
  };
}

/** Without an exchange, the row itself says that it must have been. */
const inExchange = (exchange: Exchange | null, value: string | null): Evidence => ({
  seenIn: exchange && {
    exchange: exchange.id,
    method: exchange.request.method,
    url: exchange.request.url,
  },
  fromRow: exchange === null,
  value,
});

const inProof = (proof: Proof | null, value: string | null | undefined): Evidence | null =>
  proof && { seenIn: proof, fromRow: false, value: value ?? null };

function setCookieLine({ response }: Exchange, cookieName: string): string | null {
  const isOurs = ([name, value]: readonly [string, string]) =>
    name.toLowerCase() === 'set-cookie' && value.startsWith(`${cookieName}=`);
  const line = response.headers.find(isOurs);
  return line === undefined ? null : line.join(': ');
}

/** The statement with its values in their places. */
function statementText({ sql, parameters }: TracedStatement): string {
  const values = parameters.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return sql.replaceAll('?', () => values.shift() ?? '?');
}
