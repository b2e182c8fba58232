import Database from 'better-sqlite3';
import { datetimeText } from '../database/datetime.ts';
import { writeTransaction } from '../database/write-transaction.ts';
import type { User, UserId } from './user.ts';

/** Somebody else has this name. */
export class UsernameTaken extends Error {}

const COLUMNS = 'id, username, password, is_active, is_staff, date_joined, last_login';

/** Django's `auth_user` table. Functions return promises: another database would need them to. */
export class Users {
  readonly #database: Database.Database;
  readonly #byId: Database.Statement<[UserId], User>;
  readonly #byUsername: Database.Statement<[string], User>;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#byId = database.prepare(`SELECT ${COLUMNS} FROM auth_user WHERE id = ?`);
    this.#byUsername = database.prepare(`SELECT ${COLUMNS} FROM auth_user WHERE username = ?`);
  }

  async withId(id: UserId): Promise<User | undefined> {
    return this.#byId.get(id);
  }

  /** @param username already normalised; see `normalised` */
  async withUsername(username: string): Promise<User | undefined> {
    return this.#byUsername.get(username);
  }

  /**
   * @param password encoded
   * @throws UsernameTaken
   */
  async create(username: string, password: string): Promise<User> {
    const insert = this.#database.prepare<[string, string, string], User>(
      `INSERT INTO auth_user (username, password, date_joined, is_superuser, is_staff, is_active,
                              first_name, last_name, email)
       VALUES (?, ?, ?, 0, 0, 1, '', '', '') RETURNING ${COLUMNS}`,
    );
    try {
      return await writeTransaction(this.#database, () =>
        made(insert.all(username, password, datetimeText(Date.now()))),
      );
    } catch (error) {
      const taken = error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
      throw taken ? new UsernameTaken(username) : error;
    }
  }

  /**
   * @param password encoded
   * @returns undefined when the password is no longer the one of `user`: whoever asked knew an old one
   */
  async setPassword(user: User, password: string): Promise<User | undefined> {
    return this.#change(user, 'password = ?', password);
  }

  /** @returns undefined as in `setPassword` */
  async recordLogin(user: User): Promise<User | undefined> {
    return this.#change(user, 'last_login = ?', datetimeText(Date.now()));
  }

  #change(user: User, assignment: string, value: string): Promise<User | undefined> {
    const update = this.#database.prepare<[string, UserId, string], User>(
      `UPDATE auth_user SET ${assignment} WHERE id = ? AND password = ? RETURNING ${COLUMNS}`,
    );
    // `all` runs the statement to its end, which `get` would not.
    return writeTransaction(this.#database, () => update.all(value, user.id, user.password)[0]);
  }
}

/** Django's UnicodeUsernameValidator stores NFKC, so that what looks the same is the same. */
export const normalised = (username: string) => username.normalize('NFKC');

function made<T>([row]: T[]): T {
  if (row === undefined) throw new Error('INSERT … RETURNING gave no row.');
  return row;
}
