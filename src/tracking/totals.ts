import type { Database } from 'better-sqlite3';

/** Of fewer different visitors than this nothing is told. */
export const FEWEST = 5;

export const KINDS = ['page', 'hour', 'device', 'language'] as const;
type Kind = (typeof KINDS)[number];

/** A row of `tracking_total`. */
interface Total {
  readonly kind: Kind | 'all';
  readonly value: string;
  readonly visitors: number;
  readonly visits: number;
}

/** One kind of groups, as the shopkeeper may see them. */
export interface Told {
  readonly kind: Kind;
  /** The commonest first; hours in their order. */
  readonly groups: readonly Pick<Total, 'value' | 'visitors' | 'visits'>[];
  /** Visits of all groups that are not told by name; null where there are none. */
  readonly rest: number | null;
}

/** What all visitors did, and never what one did. Null where there are too few visitors to tell anything. */
export interface Totals {
  readonly visitors: number;
  readonly visits: number;
  readonly kinds: readonly Told[];
}

/** The totals of all, as the shopkeeper may see them. */
export function totalsOf(database: Database): Totals | null {
  const all = database.prepare<[], Total>('SELECT kind, value, visitors, visits FROM tracking_total').all();
  const sum = all.find(({ kind }) => kind === 'all');
  if (sum === undefined || sum.visitors < FEWEST) return null;
  const kinds = KINDS.map((kind) =>
    toldOf(
      kind,
      all.filter((each) => each.kind === kind),
    ),
  );
  return { visitors: inFives(sum.visitors), visits: inFives(sum.visits), kinds };
}

/**
 * Groups of fewer visitors than FEWEST are told together. Where there is any, the smallest of the others is
 * told with them: else the difference between the sum and the groups would be just what is not to be told.
 */
function toldOf(kind: Kind, groups: readonly Total[]): Told {
  const bySize = groups.toSorted((one, other) => other.visitors - one.visitors || other.visits - one.visits);
  const large = bySize.filter(({ visitors }) => visitors >= FEWEST);
  const told = large.length === bySize.length ? large : large.slice(0, -1);
  const rest = bySize.slice(told.length).reduce((sum, { visits }) => sum + visits, 0);
  return {
    kind,
    groups: inOrder(kind, told).map(({ value, visitors, visits }) => ({
      value,
      visitors: inFives(visitors),
      visits: inFives(visits),
    })),
    rest: told.length === bySize.length ? null : inFives(rest),
  };
}

const inOrder = (kind: Kind, groups: readonly Total[]) =>
  kind === 'hour' ? groups.toSorted((one, other) => Number(one.value) - Number(other.value)) : groups;

/** Rounded down to fives: who looks before one more visit and after it, does not see what it was. */
const inFives = (count: number) => count - (count % 5);
