import type { Database, Statement } from 'better-sqlite3';
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { waitingForLock } from '../database/write-transaction.ts';
import { HttpError } from '../pages/http-error.ts';

/** Too many failed logins. */
export class Throttled extends HttpError {
  /** @param retryAfter seconds until the next try */
  constructor(retryAfter: number) {
    super(429, 'tooMany', { count: Math.ceil(retryAfter / 60), retryAfter });
  }
}

/** One try to log in. */
export interface Attempt {
  readonly username: string;
  /** The address that it came from. */
  readonly address: string;
  /** The browser has logged in as this user before (device-cookie.ts). */
  readonly device: string | null;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Failed logins, counted in the database so that a restart forgives nothing. A known device counts for
 * itself, apart from everybody else: whoever guesses at an account shuts out other strangers, but not
 * its owner (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export class Throttle {
  readonly #byAddress: RateLimiterSQLite;
  readonly #byAccount: RateLimiterSQLite;
  readonly #byPair: RateLimiterSQLite;
  readonly #deleteExpired: Statement<[number]>;

  constructor(database: Database) {
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      new RateLimiterSQLite({
        storeClient: database,
        storeType: 'better-sqlite3',
        tableName: 'auth_login_failure',
        tableCreated: true,
        keyPrefix,
        points,
        duration,
      });
    this.#byAddress = limiter('address', 100, HOUR); // a classroom shares one
    this.#byAccount = limiter('account', 30, HOUR);
    this.#byPair = limiter('pair', 5, 15 * MINUTE);
    this.#deleteExpired = database.prepare('DELETE FROM auth_login_failure WHERE expire < ?');
  }

  /**
   * Counts the attempt as failed before its password is looked at, so that many at once cannot slip
   * through together.
   * @throws Throttled
   */
  async begin(attempt: Attempt): Promise<void> {
    for (const [limiter, key] of this.#bucketsOf(attempt)) await consume(limiter, key);
  }

  /** The password was right: the attempt counts for nothing, and the pair begins anew. */
  async succeeded(attempt: Attempt): Promise<void> {
    for (const [limiter, key] of this.#bucketsOf(attempt)) {
      const giveBack = () => (limiter === this.#byPair ? limiter.delete(key) : limiter.reward(key));
      await waitingForLock<unknown>(giveBack);
    }
  }

  /** Forgets what no longer counts. */
  async clearExpired(): Promise<void> {
    await waitingForLock(() => this.#deleteExpired.run(Date.now()));
  }

  #bucketsOf({ username, address, device }: Attempt): [RateLimiterSQLite, string][] {
    const network = networkOf(address);
    const account = username.toLowerCase();
    if (device !== null) return [[this.#byPair, `${account}|${device}`]];
    return [
      [this.#byPair, `${account}|${network}`],
      [this.#byAddress, network],
      [this.#byAccount, account],
    ];
  }
}

async function consume(limiter: RateLimiterSQLite, key: string): Promise<void> {
  try {
    await waitingForLock(() => limiter.consume(key));
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new Throttled(Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** One customer of an IPv6 provider has a whole /64. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = ''] = address.split('::');
  return [...head.split(':'), '0', '0', '0', '0'].slice(0, 4).join(':');
}
