import type { Database } from 'better-sqlite3';
import type { UserId } from '../auth/user.ts';
import type { TrackingId } from './tracking-cookies.ts';
import type { Visit } from './visit.ts';

/** The primary key of `tracking_visitor`. */
export type VisitorNumber = number & { readonly brand: 'VisitorNumber' };

/** A row of `tracking_visitor`: a browser whose visitor has said yes. */
export interface TrackedVisitor {
  readonly number: VisitorNumber;
  readonly id: TrackingId;
  /** Unix time in ms. */
  readonly consented_at: number;
  readonly user_id: UserId | null;
  readonly joined_at: number | null;
}

/** Visits that are kept of one visitor; the oldest make room. */
export const MOST_VISITS = 1000;

/** Browsers that are kept of one account; the one that was joined first makes room. */
export const MOST_BROWSERS = 10;

/** What is asked of the tables of tracking.sql. */
export const trailStatements = (database: Database) => ({
  begin: database.prepare<{ id: TrackingId; now: number }>(
    'INSERT INTO tracking_visitor (id, consented_at) VALUES (@id, @now)',
  ),

  withId: database.prepare<[TrackingId], TrackedVisitor>('SELECT * FROM tracking_visitor WHERE id = ?'),

  withNumber: database.prepare<[VisitorNumber], TrackedVisitor>(
    'SELECT * FROM tracking_visitor WHERE number = ?',
  ),

  ofUser: database.prepare<[UserId], TrackedVisitor>(
    'SELECT * FROM tracking_visitor WHERE user_id = ? ORDER BY joined_at DESC, number DESC',
  ),

  /**
   * Only for a visitor who is there still: what was erased is not begun anew by a request that runs on. Nor
   * is another's page added to an account that was joined since the request came.
   */
  record: database.prepare<Visit & { number: VisitorNumber; user: UserId | null }>(
    `INSERT INTO tracking_visit (visitor, at, page, referrer, language, device, signed_in)
     SELECT number, @at, @page, @referrer, @language, @device, @signed_in
     FROM tracking_visitor WHERE number = @number AND coalesce(user_id = @user, TRUE)`,
  ),

  dropOldest: database.prepare<{ number: VisitorNumber }>(
    `DELETE FROM tracking_visit WHERE visitor = @number AND id <=
       (SELECT id FROM tracking_visit WHERE visitor = @number ORDER BY id DESC LIMIT 1 OFFSET ${MOST_VISITS})`,
  ),

  join: database.prepare<{ number: VisitorNumber; user: UserId; now: number }>(
    `UPDATE tracking_visitor SET user_id = @user, joined_at = @now WHERE number = @number AND user_id IS NULL`,
  ),

  /** The newest first. */
  visits: database.prepare<{ number: VisitorNumber; since: number }, Visit>(
    `SELECT at, page, referrer, language, device, signed_in FROM tracking_visit
     WHERE visitor = @number AND at >= @since ORDER BY id DESC`,
  ),

  /** The tally first, so that no visit has to be taken out of it one by one. */
  forgetTally: database.prepare<[VisitorNumber]>('DELETE FROM tracking_tally WHERE visitor = ?'),
  forgetVisits: database.prepare<[VisitorNumber]>('DELETE FROM tracking_visit WHERE visitor = ?'),
  forgetVisitor: database.prepare<[VisitorNumber]>('DELETE FROM tracking_visitor WHERE number = ?'),
});
