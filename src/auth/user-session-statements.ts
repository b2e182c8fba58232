import type { Database } from 'better-sqlite3';
import type { SessionKey } from '../sessions/session-data.ts';
import type { UserId } from './user.ts';
import type { UserSession } from './user-sessions.ts';

/** A request that a session was seen in. Dates are UTC text. */
export interface Sight {
  readonly key: SessionKey;
  readonly user: UserId;
  readonly userAgent: string;
  readonly address: string;
  readonly now: string;
  /** Whoever was seen after this needs no new note. */
  readonly lately: string;
}

const COLUMNS = 'id, session_key, user_agent, address, first_seen, last_seen';

/** What is asked of `auth_user_session`. */
export const userSessionStatements = (database: Database) => ({
  /** The session of this key, if the user's. */
  own: database.prepare<{ user: UserId; key: SessionKey }, UserSession>(
    `SELECT ${COLUMNS} FROM auth_user_session WHERE session_key = @key AND user_id = @user`,
  ),

  /** The user's other sessions; the index has them in this order. */
  others: database.prepare<{ user: UserId; key: SessionKey }, UserSession>(
    `SELECT ${COLUMNS} FROM auth_user_session WHERE user_id = @user AND session_key <> @key
     ORDER BY last_seen DESC`,
  ),

  withId: database.prepare<{ user: UserId; id: number }, UserSession>(
    `SELECT ${COLUMNS} FROM auth_user_session WHERE id = @id AND user_id = @user`,
  ),

  /** Some of the user's sessions but for one. */
  someOthers: database.prepare<{ user: UserId; key: SessionKey; limit: number }, UserSession>(
    `SELECT ${COLUMNS} FROM auth_user_session WHERE user_id = @user AND session_key <> @key LIMIT @limit`,
  ),

  /** A date in the future is a clock's that has been put right since. */
  seenLately: database.prepare<Sight>(
    `SELECT 1 FROM auth_user_session
     WHERE session_key = @key AND user_id = @user AND last_seen BETWEEN @lately AND @now`,
  ),

  see: database.prepare<Sight>(
    `INSERT INTO auth_user_session (session_key, user_id, user_agent, address, first_seen, last_seen)
     SELECT @key, id, @userAgent, @address, @now, @now FROM auth_user WHERE id = @user
     ON CONFLICT (session_key) DO UPDATE SET
       first_seen = CASE user_id WHEN excluded.user_id THEN first_seen ELSE excluded.first_seen END,
       user_id = excluded.user_id,
       user_agent = excluded.user_agent,
       address = excluded.address,
       last_seen = excluded.last_seen
     WHERE user_id <> excluded.user_id OR last_seen NOT BETWEEN @lately AND @now`,
  ),

  move: database.prepare<{ key: SessionKey; from: SessionKey }>(
    'UPDATE auth_user_session SET session_key = @key WHERE session_key = @from',
  ),

  remove: database.prepare<[number]>('DELETE FROM auth_user_session WHERE id = ?'),
});
