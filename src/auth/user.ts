/** The primary key of `auth_user`. */
export type UserId = number & { readonly brand: 'UserId' };

/** A row of Django's `auth_user`, as far as this site uses it. Dates are the column's text, in UTC. */
export interface User {
  readonly id: UserId;
  readonly username: string;
  /** Django's encoded hash, never the password itself. */
  readonly password: string;
  readonly is_active: 0 | 1;
  readonly is_staff: 0 | 1;
  readonly date_joined: string;
  readonly last_login: string | null;
}

declare global {
  namespace Express {
    interface Request {
      /** Who is signed in; null for nobody. Set by current-user.ts. */
      user: User | null;
    }
  }
}
