import type { Log } from '../log.ts';
import type { Passwords } from './passwords.ts';
import { type Attempt, type Throttle, Throttled } from './throttle.ts';
import type { User } from './user.ts';
import type { Users } from './users.ts';

/**
 * Django's `authenticate`: the user that this name and password belong to, or null. Unknown name and
 * wrong password take the same work and get the same answer (OWASP ASVS 5, 6.3.8).
 */
export class Authenticator {
  readonly #users: Users;
  readonly #passwords: Passwords;
  readonly #throttle: Throttle;
  readonly #log: Log;

  constructor(users: Users, passwords: Passwords, throttle: Throttle, log: Log) {
    this.#users = users;
    this.#passwords = passwords;
    this.#throttle = throttle;
    this.#log = log;
  }

  /** @throws Throttled, TooManyLogins, DatabaseUnavailable */
  async authenticate(attempt: Attempt, password: string): Promise<User | null> {
    const user = await this.#counted(attempt, () => this.#matching(attempt.username, password));
    if (user === null) return null;
    const current = await this.#upToDate(user, password);
    const recorded = current && (await this.#users.recordLogin(current));
    // Undefined: the password was changed while it was compared, so it is compared anew.
    return recorded ?? this.authenticate(attempt, password);
  }

  /** Whether the password is still the user's own, asked again before something that matters. */
  async confirm(attempt: Attempt, user: User, password: string): Promise<boolean> {
    const matches = () => this.#passwords.matches(password, user.password);
    return this.#counted(attempt, async () => (await matches()) || null).then((right) => right === true);
  }

  /** Counts an attempt as failed unless `compare` finds something, or could not even begin. */
  async #counted<T>(attempt: Attempt, compare: () => Promise<T | null>): Promise<T | null> {
    await this.#begin(attempt);
    const found = await compare().catch(async (error) => {
      await this.#throttle.giveBack(attempt);
      throw error;
    });
    if (found === null) this.#log.warn(attemptedBy(attempt), 'Login failed');
    else await this.#throttle.succeeded(attempt);
    return found;
  }

  async #begin(attempt: Attempt): Promise<void> {
    try {
      await this.#throttle.begin(attempt);
    } catch (error) {
      if (error instanceof Throttled) this.#log.warn(attemptedBy(attempt), 'Login throttled');
      throw error;
    }
  }

  async #matching(username: string, password: string): Promise<User | null> {
    const user = await this.#users.withUsername(username);
    const right =
      user?.is_active === 1
        ? await this.#passwords.matches(password, user.password)
        : await this.#passwords.matchesNobody(password);
    return right && user !== undefined ? user : null;
  }

  /** The one moment when the password is known: an older hash becomes what is asked for now. */
  async #upToDate(user: User, password: string): Promise<User | undefined> {
    if (!this.#passwords.isOutdated(user.password)) return user;
    return this.#users.setPassword(user, await this.#passwords.encode(password));
  }
}

const attemptedBy = ({ username, address }: Attempt) => ({ username, address });
