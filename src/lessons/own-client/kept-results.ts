import { randomBytes } from 'node:crypto';

/**
 * What a visitor's request can lengthen is kept `shortened`: its address and its Cookie line. So a result is
 * of some tens of KiB at most, and all together of some tens of MiB.
 */
const MOST = 500;
/** Characters of one text. */
const LONGEST_TEXT = 4096;
const LONGEST_IN_MS = 30 * 60 * 1000;

interface Kept<T> {
  readonly result: T;
  /** Unix time in ms */
  readonly at: number;
}

/** A name that nobody guesses. */
export const secretName = () => randomBytes(16).toString('base64url');

/** A text that came with a request, cut to what may be kept of it. */
export const shortened = (text: string) =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;

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
