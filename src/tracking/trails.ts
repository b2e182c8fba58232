import type { Database } from 'better-sqlite3';
import type { User } from '../auth/user.ts';
import { emptyWriteAheadLog } from '../database/write-ahead-log.ts';
import { writeTransaction } from '../database/write-transaction.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { newTrackingId, type TrackingId } from './tracking-cookies.ts';
import { MOST_BROWSERS, type TrackedVisitor, trailStatements } from './trail-statements.ts';
import type { Visit } from './visit.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** What one browser has left, the newest visit first. */
export interface Trail {
  readonly visitor: TrackedVisitor;
  readonly visits: readonly Visit[];
}

/** What is recorded of those who have said yes. */
export class Trails {
  readonly #database: Database;
  readonly #statements: ReturnType<typeof trailStatements>;
  /** ms */
  readonly #kept: number;
  readonly #log: Log;

  constructor(database: Database, { TRACKING_DAYS }: Pick<Settings, 'TRACKING_DAYS'>, log: Log) {
    this.#database = database;
    this.#log = log;
    this.#statements = trailStatements(database);
    this.#kept = TRACKING_DAYS * DAY_IN_MS;
  }

  /** Makes room for a visitor who has just said yes. @throws DatabaseUnavailable */
  async begin(): Promise<TrackingId> {
    const id = newTrackingId();
    await writeTransaction(this.#database, () => this.#statements.begin.run({ id, now: Date.now() }));
    return id;
  }

  withId(id: TrackingId): TrackedVisitor | undefined {
    return this.#statements.withId.get(id);
  }

  /**
   * Records a visit, and lets go of the oldest where there are too many. A visitor who was erased meanwhile
   * stays erased.
   * @param joined the account to which the visitor belongs from now on
   * @throws DatabaseUnavailable
   */
  async record({ number, user_id }: TrackedVisitor, visit: Visit, joined: User | null): Promise<void> {
    await writeTransaction(this.#database, () => {
      const user = joined?.id ?? null;
      if (this.#statements.record.run({ ...visit, number, user }).changes === 0) return;
      this.#statements.dropOldest.run({ number });
      if (joined === null || user_id !== null) return;
      this.#statements.join.run({ number, user: joined.id, now: visit.at });
      for (const each of this.#statements.ofUser.all(joined.id).slice(MOST_BROWSERS)) this.#forget(each);
    });
  }

  /** What this browser has left, and all browsers of the account that is signed in here; this one first. */
  mine(visitor: TrackedVisitor | null, user: User | null, now = Date.now()): Trail[] {
    const since = now - this.#kept;
    return this.#browsersOf(visitor, user?.id ?? null).map((each) => ({
      visitor: each,
      visits: this.#statements.visits.all({ number: each.number, since }),
    }));
  }

  /**
   * Erases all that is known of the visitor, in one go: this browser, and every browser that was ever joined
   * with its account or with the one that is signed in. Another tab may have joined them since the request came.
   * @returns how many visits
   * @throws DatabaseUnavailable
   */
  async erase(visitor: TrackedVisitor | null, user: User | null): Promise<number> {
    const erased = await writeTransaction(this.#database, () => {
      const now = visitor && (this.#statements.withNumber.get(visitor.number) ?? null);
      const account = user?.id ?? now?.user_id ?? null;
      return this.#browsersOf(now, account).reduce((sum, each) => sum + this.#forget(each), 0);
    });
    if (visitor !== null || erased > 0) this.#emptyWriteAheadLog();
    return erased;
  }

  /** Where another program reads in it just now, clearTrails does so later. */
  #emptyWriteAheadLog(): void {
    try {
      emptyWriteAheadLog(this.#database);
    } catch (err) {
      this.#log.error({ err }, 'Write-ahead log not emptied after an erasure');
    }
  }

  #browsersOf(visitor: TrackedVisitor | null, account: User['id'] | null): TrackedVisitor[] {
    const joined = account === null ? [] : this.#statements.ofUser.all(account);
    const others = joined.filter(({ number }) => number !== visitor?.number);
    return visitor === null ? others : [visitor, ...others];
  }

  #forget({ number }: TrackedVisitor): number {
    this.#statements.forgetTally.run(number);
    const { changes } = this.#statements.forgetVisits.run(number);
    this.#statements.forgetVisitor.run(number);
    return changes;
  }
}
