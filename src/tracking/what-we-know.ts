import type { Trail } from './trails.ts';
import type { Visit } from './visit.ts';

/** How often something occurs. */
export interface Count<T = string> {
  readonly value: T;
  readonly count: number;
}

/** A way from one page to the next, and how often it was taken. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** A visit, and which of the visitor's browsers it was in: 0 is this one, if it is recorded. */
export interface BrowserVisit extends Visit {
  readonly browser: number;
}

/** All that can be told from trails. */
export interface Knowledge {
  /** The newest first. */
  readonly visits: readonly BrowserVisit[];
  readonly pages: readonly Count[];
  /** The hours of the day in UTC that have visits. */
  readonly hours: readonly Count<number>[];
  readonly languages: readonly Count<Visit['language']>[];
  readonly devices: readonly Count<Visit['device']>[];
  /** The commonest first. */
  readonly steps: readonly Step[];
  readonly signedIn: number;
}

/** Who pauses for longer comes anew: the page after that is no step from the one before it. */
const PAUSE_IN_MS = 30 * 60 * 1000;
const HOUR_IN_MS = 60 * 60 * 1000;

export function whatWeKnow(trails: readonly Trail[]): Knowledge {
  const visits = trails
    .flatMap((trail, browser) => trail.visits.map((visit) => ({ ...visit, browser })))
    .sort((one, other) => other.at - one.at);
  return {
    visits,
    pages: counted(visits.map(({ page }) => page)),
    hours: counted(visits.map(({ at }) => Math.floor(at / HOUR_IN_MS) % 24)).toSorted(
      (one, other) => one.value - other.value,
    ),
    languages: counted(visits.map(({ language }) => language)),
    devices: counted(visits.map(({ device }) => device)),
    steps: stepsOf(trails),
    signedIn: visits.filter(({ signed_in }) => signed_in === 1).length,
  };
}

/** Each value once, the commonest first. */
function counted<T>(values: readonly T[]): Count<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count);
}

function stepsOf(trails: readonly Trail[]): Step[] {
  const steps = trails.flatMap(({ visits }) =>
    visits.slice(0, -1).flatMap((to, at) => step(visits[at + 1], to)),
  );
  return counted(steps).map(({ value, count }) => {
    const [from = '', to = ''] = value.split(' ');
    return { from, to, count };
  });
}

/** As text, to be counted; a page that was only opened again is no step. */
function step(from: Visit | undefined, to: Visit): string[] {
  const isStep = from !== undefined && from.page !== to.page && to.at - from.at <= PAUSE_IN_MS;
  return isStep ? [`${from.page} ${to.page}`] : [];
}
