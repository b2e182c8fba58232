/** As many are waiting as may. */
export class Busy extends Error {}

/** Does work that costs much, a password's hash above all, one piece after the other. */
export class OneAtATime {
  readonly #mostAtOnce: number;
  #atOnce = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param mostAtOnce how many may work and wait together */
  constructor(mostAtOnce: number) {
    this.#mostAtOnce = mostAtOnce;
  }

  /** @throws Busy, or whatever the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#atOnce >= this.#mostAtOnce) throw new Busy();
    this.#atOnce += 1;
    const done = this.#last.then(work).finally(() => {
      this.#atOnce -= 1;
    });
    this.#last = done.catch(() => {}); // who asked for it hears of it; the next one need not
    return done;
  }
}
