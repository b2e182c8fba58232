-- The translation table between the two frameworks.
--
--   connect-sqlite3 knows a table     sessions       (sid,         expired,      sess)
--   Django knows a table              django_session (session_key, expire_date,  session_data)
--
-- So `sessions` is a view of `django_session`. It is TEMP, it belongs to this connection and leaves no
-- trace in the file, since it calls functions that only this program has (session-functions.ts).

CREATE TEMP VIEW sessions (sid, expired, sess) AS
SELECT
  session_key,
  unixepoch(expire_date, 'subsec') * 1000,       -- UTC text -> Unix time in ms
  decode_session(session_key, session_data)      -- Django's signed text -> JSON; NULL if it is broken
FROM main.django_session;

-- connect-sqlite3 says INSERT OR REPLACE. Its own idea of the expiry (a day, where the cookie has none)
-- is passed over: Django's rules are applied to the data.
CREATE TEMP TRIGGER sessions_insert INSTEAD OF INSERT ON sessions
BEGIN
  INSERT INTO django_session (session_key, session_data, expire_date)
  VALUES (NEW.sid, encode_session(NEW.sess), session_expire_date(NEW.sess))
  ON CONFLICT (session_key) DO UPDATE SET
    session_data = excluded.session_data,
    expire_date = excluded.expire_date;
END;

CREATE TEMP TRIGGER sessions_delete INSTEAD OF DELETE ON sessions
BEGIN
  DELETE FROM django_session WHERE session_key = OLD.sid;
END;
