import type { Log } from '../log.ts';
import type { Passwords } from './passwords.ts';
import type { Attempt, Throttle } from './throttle.ts';
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
    await this.#throttle.begin(attempt);
    const user = await this.#matching(attempt.username, password);
    if (user === null) {
      this.#log.warn({ username: attempt.username, address: attempt.address }, 'Login failed');
      return null;
    }
    await this.#throttle.succeeded(attempt);
    return this.#users.recordLogin(await this.#upToDate(user, password));
  }

  /** Whether the password is still the user's own, asked again before something that matters. */
  async confirm(attempt: Attempt, user: User, password: string): Promise<boolean> {
    await this.#throttle.begin(attempt);
    const right = await this.#passwords.matches(password, user.password);
    if (right) await this.#throttle.succeeded(attempt);
    return right;
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
  async #upToDate(user: User, password: string): Promise<User> {
    if (!this.#passwords.isOutdated(user.password)) return user;
    return this.#users.setPassword(user, await this.#passwords.encode(password));
  }
}
