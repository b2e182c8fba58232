import { HttpError } from '../../pages/http-error.ts';

/** How many may wait. */
const MOST_WAITING = 7;
/** How long (ms) one waits for those before it. */
const PATIENCE = 10_000;
/** Seconds after which somebody who was turned away may come again. */
const RETRY_AFTER = 5;

/** Others are before this one, too many or for too long: nothing was done for it. */
export class OthersBefore extends HttpError {
  constructor() {
    super(429, 'experimentRunning', { retryAfter: RETRY_AFTER });
  }
}

/** Does one piece of work after the other, so that a crowd of clients of our own cannot take the site from its visitors. */
export class OneAtATime {
  /** In the order in which they came. */
  readonly #waiting = new Set<() => void>();
  #isBusy = false;

  /** @throws OthersBefore when its turn does not come; whatever `work` throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isBusy) await this.#turn();
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#callNext();
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.size >= MOST_WAITING) throw new OthersBefore();
    return new Promise((begin, turnAway) => {
      const called = () => {
        clearTimeout(timer);
        begin();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(called);
        turnAway(new OthersBefore());
      }, PATIENCE);
      this.#waiting.add(called);
    });
  }

  /** Busy as before where somebody waits: nobody can come in between. */
  #callNext(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#isBusy = false;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
