import { randomBytes } from 'node:crypto';

/** Of some KiB each. */
const MOST = 500;
const LONGEST_IN_MS = 30 * 60 * 1000;

interface Kept<T> {
  readonly result: T;
  /** Unix time in ms */
  readonly at: number;
}

/** A name that nobody guesses. */
export const secretName = () => randomBytes(16).toString('base64url');

/** What a POST found out, for the page that it leads to: in memory, the newest MOST of them, and not for long. */
export class KeptResults<T> {
  readonly #kept = new Map<string, Kept<T>>();

  /** @returns the name to ask for it by */
  keep(result: T, name = secretName()): string {
    this.#makeRoom();
    this.#kept.set(name, { result, at: Date.now() });
    return name;
  }

  /** @param name whatever stood in an address or a form */
  find(name: unknown): T | undefined {
    const kept = typeof name === 'string' ? this.#kept.get(name) : undefined;
    return kept === undefined || isOld(kept) ? undefined : kept.result;
  }

  /** A Map keeps the order in which its entries came. */
  #makeRoom(): void {
    for (const [name, kept] of this.#kept) {
      if (!isOld(kept) && this.#kept.size < MOST) return;
      this.#kept.delete(name);
    }
  }
}

const isOld = ({ at }: Kept<unknown>) => at < Date.now() - LONGEST_IN_MS;
