import type { Database, Statement } from 'better-sqlite3';
import type { UserId } from '../auth/user.ts';
import { writeTransaction } from '../database/write-transaction.ts';
import { type Choices, Kept } from './preference.ts';

/** An account whose password is known to all would bring one visitor's choices to all the others. */
const OF_ONE = 'auth_user.id NOT IN (SELECT user_id FROM auth_demo_account)';

type Row = Readonly<Record<keyof Kept, string | null>>;

/** What users have chosen while signed in: our table `user_preferences`. */
export class UserPreferences {
  readonly #database: Database;
  readonly #of: Statement<[UserId], Row>;
  readonly #keep: Statement<[Row & { readonly user: UserId }]>;

  constructor(database: Database) {
    this.#database = database;
    this.#of = database.prepare(
      `SELECT theme, language, prices FROM auth_user
       LEFT JOIN user_preferences ON user_id = auth_user.id WHERE auth_user.id = ? AND ${OF_ONE}`,
    );
    // What was not chosen now stays as it was.
    this.#keep = database.prepare(
      `INSERT INTO user_preferences (user_id, theme, language, prices)
       SELECT id, @theme, @language, @prices FROM auth_user WHERE id = @user AND ${OF_ONE}
       ON CONFLICT (user_id) DO UPDATE SET
         theme = coalesce(excluded.theme, theme),
         language = coalesce(excluded.language, language),
         prices = coalesce(excluded.prices, prices)`,
    );
  }

  /** Null for the account that everybody may be: nothing is kept with it. */
  async of(user: UserId): Promise<Kept | null> {
    const row = this.#of.get(user);
    return row === undefined ? null : Kept.parse(row);
  }

  /** Keeps these along with what was chosen before. Where nothing is chosen, nothing is written. */
  async keep(user: UserId, choices: Choices): Promise<void> {
    const { theme = null, language = null, prices = null } = choices;
    if (theme === null && language === null && prices === null) return;
    await writeTransaction(this.#database, () => this.#keep.run({ user, theme, language, prices }));
  }
}
