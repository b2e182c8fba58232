import { KeptResults, secretName } from '../own-client/kept-results.ts';
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
}

/** Keeps what was seen between a POST and the pages that it leads to. */
export class Runs {
  readonly #kept = new KeptResults<Run>();

  /** A run that is not kept yet: whose first step is refused takes nobody's place. */
  begin(experiment: Experiment, steps: Step[], prediction: string, owner: string): Run {
    const id = secretName();
    const made = { id, owner, experiment, prediction, steps, evidence: noEvidence() };
    return { ...made, done: 0, outcome: null };
  }

  keep(run: Run): void {
    this.#kept.keep(run, run.id);
  }

  /** Null for what is too old, was never there, or is another's. */
  find(id: unknown, experiment: Experiment, owner: string | null): Run | null {
    const run = this.#kept.find(id);
    return run?.owner === owner && run.experiment === experiment ? run : null;
  }
}
