import Database from 'better-sqlite3';
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
      return await writeTransaction(this.#database, () => only(insert.all(username, password, now())));
    } catch (error) {
      const taken = error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
      throw taken ? new UsernameTaken(username) : error;
    }
  }

  /** @param password encoded; `before` must still be what is kept, or another change came first */
  async setPassword(user: User, password: string): Promise<User> {
    return this.#change(user, 'password = ?', password);
  }

  async recordLogin(user: User): Promise<User> {
    return this.#change(user, 'last_login = ?', now());
  }

  #change(user: User, assignment: string, value: string): Promise<User> {
    const update = this.#database.prepare<[string, UserId], User>(
      `UPDATE auth_user SET ${assignment} WHERE id = ? RETURNING ${COLUMNS}`,
    );
    return writeTransaction(this.#database, () => only(update.all(value, user.id)));
  }
}

/** Django's UnicodeUsernameValidator stores NFKC, so that what looks the same is the same. */
export const normalised = (username: string) => username.normalize('NFKC');

function only<T>([row]: T[]): T {
  if (row === undefined) throw new Error('The user is gone.');
  return row;
}

/** As Django writes a datetime: UTC, to the microsecond. */
const now = () => new Date().toISOString().replace('T', ' ').replace('Z', '000');
