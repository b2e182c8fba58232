import { HttpError } from '../../pages/http-error.ts';

/** How many pieces of work go on together. */
const AT_ONCE = 2;
/** How many may wait: a class, and as many again. */
const MOST_WAITING = 60;
/** How long (ms) one waits for those before it: thirty times three logins take a minute or more. */
const PATIENCE = 120_000;
/** How long (ms) a piece of work may take. */
const LONGEST = 20_000;
/** Seconds after which somebody who was turned away may come again. */
const RETRY_AFTER = 5;

/** Others are before this one, too many or for too long: nothing was done for it. */
export class OthersBefore extends HttpError {
  constructor() {
    super(429, 'experimentRunning', { retryAfter: RETRY_AFTER });
  }
}

/** Does few pieces of work together, so that a crowd of clients of our own cannot take the site from its visitors. */
export class AFewAtATime {
  /** In the order in which they came. */
  readonly #waiting = new Set<() => void>();
  #working = 0;

  /**
   * @param work is given the end of its turn, counted from its beginning
   * @throws OthersBefore when its turn does not come; whatever `work` throws
   */
  async run<T>(work: (end: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#working < AT_ONCE) this.#working += 1;
    else await this.#turn();
    try {
      return await work(AbortSignal.timeout(LONGEST));
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

  /** As many are at work as before where somebody waits: nobody can come in between. */
  #callNext(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#working -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
