import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError } from '../../pages/http-error.ts';

/** How long (ms) an experiment waits for the one before it. */
const PATIENCE = 3000;
const LOOK_EVERY = 50;

/** Another visitor's experiment still runs. */
export class ExperimentRunning extends HttpError {
  constructor() {
    super(429, 'experimentRunning', { retryAfter: 5 });
  }
}

/** Lets one piece of work run at a time, so that a crowd of experiments cannot take the site from its visitors. */
export class OneAtATime {
  readonly #patience: number;
  #busy = false;

  /** @param patience ms */
  constructor(patience = PATIENCE) {
    this.#patience = patience;
  }

  /** @throws ExperimentRunning when the one before takes too long; whatever `work` throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#takeTurn();
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  /** Looks and takes in one go: nobody can come in between. */
  async #takeTurn(): Promise<void> {
    const deadline = performance.now() + this.#patience;
    while (this.#busy) {
      if (performance.now() > deadline) throw new ExperimentRunning();
      await sleep(LOOK_EVERY);
    }
    this.#busy = true;
  }
}
