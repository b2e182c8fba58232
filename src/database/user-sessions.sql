-- What Django's table cannot say of a session: whose it is, on which device, and when it was seen.
-- It hangs on no row of django_session, which Django deletes without asking; what is left behind by that
-- is cleared away (src/auth/clear-user-sessions.ts). Dates are UTC text, as Django writes them.

CREATE TABLE auth_user_session (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- stands in addresses, so it never comes again
  session_key TEXT NOT NULL UNIQUE,
  user_id INTEGER NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  user_agent TEXT NOT NULL,
  address TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX auth_user_session_user ON auth_user_session (user_id, last_seen);
