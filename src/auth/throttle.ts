import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Statement } from 'better-sqlite3';
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { waitingForLock, writeTransaction } from '../database/write-transaction.ts';
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

type Bucket = readonly [RateLimiterSQLite, string];

/** Expired rows deleted at a time, and the pause (ms) that the visitors have in between. */
const BATCH = 250;
const PAUSE = 25;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Failed logins, counted in the database so that a restart forgives nothing. A known device counts for
 * itself, apart from everybody else: whoever guesses at an account shuts out other strangers, but not
 * its owner (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export class Throttle {
  readonly #database: Database;
  readonly #byAddress: RateLimiterSQLite;
  readonly #byAccount: RateLimiterSQLite;
  readonly #byPair: RateLimiterSQLite;
  readonly #deleteExpired: Statement<[number, number]>;

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
    this.#deleteExpired = database.prepare(
      `DELETE FROM auth_login_failure WHERE key IN
         (SELECT key FROM auth_login_failure WHERE expire NOT BETWEEN ? AND ? LIMIT ${BATCH})`,
    );
    this.#database = database;
  }

  /**
   * Counts the attempt as failed before its password is looked at, so that many at once cannot slip
   * through together.
   * @throws Throttled
   */
  async begin(attempt: Attempt): Promise<void> {
    const buckets = this.#bucketsOf(attempt);
    // Whoever is refused already costs no row.
    for (const [limiter, key] of buckets) refuseIfUsedUp(limiter, await limiter.get(key));
    for (const [limiter, key] of buckets) await consume(limiter, key);
  }

  /** The password was right: the attempt counts for nothing, and the pair begins anew. */
  async succeeded(attempt: Attempt): Promise<void> {
    await this.giveBack(attempt);
    const [[pair, key]] = this.#bucketsOf(attempt);
    await waitingForLock(() => pair.delete(key));
  }

  /** No password was compared: the attempt counts for nothing. */
  async giveBack(attempt: Attempt): Promise<void> {
    for (const [limiter, key] of this.#bucketsOf(attempt)) await waitingForLock(() => limiter.reward(key));
  }

  /** Forgets what no longer counts, some at a time; also what a clock that was ahead has counted. */
  async clearExpired(): Promise<void> {
    const now = Date.now();
    const batch = () =>
      writeTransaction(this.#database, () => this.#deleteExpired.run(now, now + HOUR * 1000).changes);
    while ((await batch()) > 0) await sleep(PAUSE);
  }

  /** The pair comes first. */
  #bucketsOf({ username, address, device }: Attempt): [Bucket, ...Bucket[]] {
    const network = networkOf(address);
    if (device !== null) return [[this.#byPair, `${username}|${device}`]];
    return [
      [this.#byPair, `${username}|${network}`],
      [this.#byAddress, network],
      [this.#byAccount, username],
    ];
  }
}

function refuseIfUsedUp(limiter: RateLimiterSQLite, used: RateLimiterRes | null): void {
  if (used !== null && used.consumedPoints >= limiter.points) throw throttled(used);
}

const throttled = ({ msBeforeNext }: RateLimiterRes) => new Throttled(Math.ceil(msBeforeNext / 1000));

async function consume(limiter: RateLimiterSQLite, key: string): Promise<void> {
  try {
    await waitingForLock(() => limiter.consume(key));
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? throttled(refused) : refused;
  }
}

/** One customer of an IPv6 provider has a whole /64. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = ''] = address.split('::');
  return [...head.split(':'), '0', '0', '0', '0'].slice(0, 4).join(':');
}
