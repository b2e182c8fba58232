import { randomBytes } from 'node:crypto';

/** Of some KiB each. */
const MOST = 300;

/**
 * What a POST found out, for the page that it leads to. It is kept in memory, for a while and not for long:
 * the newest MOST of them, each under a name that nobody guesses.
 */
export class KeptResults<T> {
  readonly #results = new Map<string, T>();

  /** @returns the name to ask for it by */
  keep(result: T): string {
    const name = randomBytes(12).toString('base64url');
    this.#results.set(name, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > MOST && oldest !== undefined) this.#results.delete(oldest);
    return name;
  }

  /** @param name whatever stood in an address or a form */
  find(name: unknown): T | undefined {
    return typeof name === 'string' ? this.#results.get(name) : undefined;
  }
}
