import type { Database } from 'better-sqlite3';
import { writeTransaction } from '../database/write-transaction.ts';
import type { Passwords } from './passwords.ts';
import type { User } from './user.ts';
import { UsernameTaken, type Users } from './users.ts';

/** The account that the login page names, so that nobody has to sign up to look around. */
export interface DemoAccountLogin {
  readonly username: string;
  readonly password: string;
}

const DEMO: DemoAccountLogin = { username: 'demo', password: 'chocolate-chip' };

/** Never in production: its password is known to all. */
export class DemoAccount {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes the account in a database that has no users yet. */
  async makeIfFirst(users: Users, passwords: Passwords): Promise<void> {
    if (this.#database.prepare('SELECT 1 FROM auth_user LIMIT 1').get() !== undefined) return;
    const password = await passwords.encode(DEMO.password);
    try {
      await this.#name(await users.create(DEMO.username, password));
    } catch (error) {
      if (!(error instanceof UsernameTaken)) throw error; // another process has just made it
    }
  }

  async #name(user: User): Promise<void> {
    const insert = this.#database.prepare('INSERT INTO auth_demo_account (user_id, password) VALUES (?, ?)');
    await writeTransaction(this.#database, () => insert.run(user.id, DEMO.password));
  }

  /** What to log in with; null where there is no such account, or no longer. */
  async find(): Promise<DemoAccountLogin | null> {
    const row = this.#database
      .prepare<[], DemoAccountLogin>(
        `SELECT username, auth_demo_account.password FROM auth_demo_account
         JOIN auth_user ON auth_user.id = user_id WHERE is_active`,
      )
      .get();
    return row ?? null;
  }

  /** Whether the user is who everybody may be. */
  async isOf(user: User): Promise<boolean> {
    return (
      this.#database.prepare('SELECT 1 FROM auth_demo_account WHERE user_id = ?').get(user.id) !== undefined
    );
  }

  /** Somebody changed its password: the login page must not name the old one. */
  async forget(user: User): Promise<void> {
    const forget = this.#database.prepare('DELETE FROM auth_demo_account WHERE user_id = ?');
    await writeTransaction(this.#database, () => forget.run(user.id));
  }
}
