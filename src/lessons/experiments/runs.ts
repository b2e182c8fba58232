import { randomBytes } from 'node:crypto';
import { type Evidence, noEvidence } from './evidence.ts';
import type { Experiment, Step } from './experiment.ts';

/** An experiment that is being done, or has just been done, by one visitor. */
export interface Run {
  readonly id: string;
  /** The mark of the notebook that it belongs to: nobody else is shown it. */
  readonly owner: string;
  readonly experiment: Experiment;
  readonly prediction: string;
  readonly evidence: Evidence;
  /** Those that are still to be done. */
  readonly steps: Step[];
  /** How many have been done. */
  done: number;
  /** Null until the last step. */
  outcome: string | null;
  /** Unix time in ms */
  readonly at: number;
}

/** What is kept at a time: a run is some KB, and is read within seconds. */
const MOST = 500;
const OLDEST_IN_MS = 10 * 60 * 1000;

/** Keeps between a POST and the pages it leads to what was seen, in memory, for minutes. */
export class Runs {
  readonly #runs = new Map<string, Run>();

  begin(experiment: Experiment, steps: Step[], prediction: string, owner: string): Run {
    this.#makeRoom();
    const id = randomBytes(16).toString('base64url');
    const made = { id, owner, experiment, prediction, steps, evidence: noEvidence() };
    const run: Run = { ...made, done: 0, outcome: null, at: Date.now() };
    this.#runs.set(id, run);
    return run;
  }

  /** Null for what is too old, was never there, or is another's. */
  find(id: unknown, experiment: Experiment, owner: string | null): Run | null {
    const run = this.#runs.get(String(id));
    if (run === undefined || run.at < Date.now() - OLDEST_IN_MS) return null;
    return run.owner === owner && run.experiment === experiment ? run : null;
  }

  /** A Map keeps the order in which its entries came. */
  #makeRoom(): void {
    for (const { id, at } of this.#runs.values()) {
      if (at >= Date.now() - OLDEST_IN_MS && this.#runs.size < MOST) return;
      this.#runs.delete(id);
    }
  }
}
