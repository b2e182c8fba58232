import { createHash, pbkdf2, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { Piscina } from 'piscina';
import { HttpError } from '../pages/http-error.ts';

/** More logins at once than can be answered in time. */
export class TooManyLogins extends HttpError {
  constructor() {
    super(503, 'tooBusy', { retryAfter: 5 });
  }
}

/**
 * Hashes waiting for a thread. At 300 ms each, whoever came after them would give up first; and a flood
 * of sign-ups leaves room for logins.
 */
const LONGEST_QUEUE = { compare: 100, hash: 50 };

/** A thread less than there are processors: one stays with the pages. */
const THREADS = Math.max(1, availableParallelism() - 1);

/**
 * Django's password column: `<algorithm>$…`. New ones are `bcrypt_sha256$`: bcrypt of the hexadecimal
 * SHA-256, so that nothing past bcrypt's 72 bytes is lost (django/contrib/auth/hashers.py).
 */
export class Passwords {
  readonly #rounds: number;
  readonly #threads = new Piscina({
    filename: new URL('password-worker.js', import.meta.url).href,
    execArgv: [], // plain JavaScript: a thread starts four times as fast without `--import tsx`
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: 10_000,
    niceIncrement: 10, // on Linux: a page that wants the processor has it first
  });

  constructor({ BCRYPT_ROUNDS }: { readonly BCRYPT_ROUNDS: number }) {
    this.#rounds = BCRYPT_ROUNDS;
  }

  /** @returns the text for Django's column */
  async encode(password: string): Promise<string> {
    const hash = await this.#run<string>('hash', { text: sha256(password), rounds: this.#rounds });
    return `bcrypt_sha256$${hash}`;
  }

  /** Whether this is the password behind the encoded text; false for an algorithm that is not known here. */
  async matches(password: string, encoded: string): Promise<boolean> {
    const [algorithm, rest] = splitOnce(encoded);
    if (algorithm === 'bcrypt_sha256') return this.#run('compare', { text: sha256(password), hash: rest });
    if (algorithm === 'bcrypt') return this.#run('compare', { text: password, hash: rest });
    if (algorithm === 'pbkdf2_sha256') return matchesPbkdf2(password, rest);
    return this.matchesNobody(password); // as Django marks a password that cannot be used
  }

  /** Does the work of `matches` for a user that does not exist: no password hashes to this. */
  async matchesNobody(password: string): Promise<false> {
    const rounds = String(this.#rounds).padStart(2, '0');
    await this.#run('compare', { text: sha256(password), hash: `$2b$${rounds}$${'.'.repeat(53)}` });
    return false;
  }

  /** Django's `must_update`: made by another algorithm or at a lower cost than is asked for now. */
  isOutdated(encoded: string): boolean {
    const rounds = /^bcrypt_sha256\$\$2[aby]\$(\d\d)\$/.exec(encoded)?.[1];
    return rounds === undefined || Number(rounds) < this.#rounds;
  }

  close(): Promise<void> {
    return this.#threads.destroy();
  }

  async #run<T>(name: 'hash' | 'compare', task: object): Promise<T> {
    if (this.#threads.queueSize >= LONGEST_QUEUE[name]) throw new TooManyLogins();
    return this.#threads.run(task, { name });
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** `pbkdf2_sha256$<iterations>$<salt>$<base64>`, Django's default. Node runs it on its own threads. */
async function matchesPbkdf2(password: string, rest: string): Promise<boolean> {
  const [iterations, salt, hash] = rest.split('$');
  if (!/^[1-9]\d{0,8}$/.test(iterations ?? '') || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  const given = await promisify(pbkdf2)(password, salt, Number(iterations), 32, 'sha256');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function splitOnce(encoded: string): [string, string] {
  const at = encoded.indexOf('$');
  return at < 0 ? [encoded, ''] : [encoded.slice(0, at), encoded.slice(at + 1)];
}
