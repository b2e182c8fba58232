import type { Request, Response } from 'express';
import type { Parts } from '../../app.ts';
import type { Evidence } from './evidence.ts';
import type { Rows } from './rows.ts';

/** Who may say a line of the explanation. */
export const SPEAKERS = [
  'browser',
  'client',
  'server',
  'database',
  'original',
  'curl',
  'thief',
  'attacker',
  'victim',
] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** What a step works with: one request of the visitor's, and all that has been seen so far. */
export interface Turn {
  readonly request: Request;
  readonly response: Response;
  readonly parts: Parts;
  readonly rows: Rows;
  readonly evidence: Evidence;
  /** When the site's own client gives up; null where the visitor's browser is the one that asks. */
  readonly end: AbortSignal | null;
}

/** A request of the visitor's that is no step of a run. */
export type Visit = Pick<Turn, 'request' | 'response' | 'parts' | 'rows'>;

/** What happened that is none of the answers. */
export const OTHERWISE = 'otherwise';

declare module 'express-session' {
  interface SessionData {
    /** The experiment that the session was made for, where there was none. */
    readonly experiment?: string;
  }
}

/**
 * What is done in one request of the visitor's, before it is answered.
 * @returns what came of it all, or null when the browser has to be heard once more: it is then sent to the next step
 */
export type Step<Answer extends string = string> = (turn: Turn) => Promise<Answer | typeof OTHERWISE | null>;

/** One question that begins with "What happens if", and how it is answered by doing it. */
export interface Experiment<Answer extends string = string> {
  readonly slug: string;
  /** Its texts stand in the catalogue under `experiments.of.<name>`. */
  readonly name: string;
  /** What a visitor can predict; each can also be what happens. */
  readonly answers: readonly Answer[];
  /** What should happen. */
  readonly expected: NoInfer<Answer>;
  /** Who says each line of the explanation. */
  readonly why: readonly Speaker[];
  /** Who does it: the visitor's own browser, or a second client that this site runs. */
  readonly by: 'browser' | 'client';
  /** What the visitor loses by it, if anything. */
  readonly ends: 'session' | null;
  /** Done with the visitor's own session; a stranger gets one made for it. */
  readonly needsSession: boolean;
  /** Done with logins by the demo account. */
  readonly needsDemo: boolean;
  /** Cookies of its own, to be shown instead of the session's. */
  readonly cookies: readonly string[];
  /** Begins anew: the steps in order, which share what they remember of this one time. */
  start(): Step<NoInfer<Answer>>[];
  /**
   * Gives back what a run has taken from the browser that cannot go on.
   * @returns whether there was anything
   */
  restore(visit: Visit): boolean;
}

/** Checks that an experiment's outcomes are among its answers; what is left out of it is left out here. */
export function experiment<const Answer extends string>(
  given: Pick<Experiment<Answer>, 'slug' | 'name' | 'answers' | 'expected' | 'why' | 'by' | 'start'> &
    Partial<Experiment<Answer>>,
): Experiment {
  const nothingTaken = () => false;
  return { ends: null, needsSession: false, needsDemo: false, cookies: [], restore: nothingTaken, ...given };
}
