-- What is recorded of a visitor who has said yes to it (src/tracking). Dates are Unix time in ms.

CREATE TABLE tracking_visitor (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- never comes again: what is erased is not taken for another's
  id TEXT NOT NULL UNIQUE, -- the value of the cookie tracking_id
  consented_at INTEGER NOT NULL,
  -- Whose account it was joined with, by a page that was opened while signed in.
  user_id INTEGER REFERENCES auth_user (id) ON DELETE CASCADE,
  joined_at INTEGER
);
CREATE INDEX tracking_visitor_user ON tracking_visitor (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE tracking_visit (
  id INTEGER PRIMARY KEY,
  visitor INTEGER NOT NULL REFERENCES tracking_visitor (number) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  page TEXT NOT NULL,
  referrer TEXT,
  language TEXT NOT NULL,
  device TEXT NOT NULL,
  signed_in INTEGER NOT NULL
);
CREATE INDEX tracking_visit_visitor ON tracking_visit (visitor, id);
CREATE INDEX tracking_visit_at ON tracking_visit (at);

-- The totals of all, kept with each visit, since nobody should wait while a million rows are counted; and how
-- often each visitor is in each group, to count different visitors. Triggers keep them true whoever deletes.

CREATE TABLE tracking_tally (
  visitor INTEGER NOT NULL REFERENCES tracking_visitor (number) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  visits INTEGER NOT NULL,
  PRIMARY KEY (visitor, kind, value)
) WITHOUT ROWID;

CREATE TABLE tracking_total (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  visitors INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) WITHOUT ROWID;

-- The groups that a visit is in. The hour is of UTC.
CREATE VIEW tracking_group (visit, visitor, kind, value) AS
  SELECT id, visitor, 'all', '' FROM tracking_visit
  UNION ALL SELECT id, visitor, 'page', page FROM tracking_visit
  UNION ALL SELECT id, visitor, 'hour', printf('%02d', at / 3600000 % 24) FROM tracking_visit
  UNION ALL SELECT id, visitor, 'device', device FROM tracking_visit
  UNION ALL SELECT id, visitor, 'language', language FROM tracking_visit;

CREATE TRIGGER tracking_visit_comes AFTER INSERT ON tracking_visit BEGIN
  INSERT INTO tracking_tally (visitor, kind, value, visits)
    SELECT visitor, kind, value, 1 FROM tracking_group WHERE visit = new.id
    ON CONFLICT (visitor, kind, value) DO UPDATE SET visits = visits + 1;
END;

-- Where the whole tally has gone before, as in an erasure, there is nothing to take out one by one.
CREATE TRIGGER tracking_visit_goes BEFORE DELETE ON tracking_visit
  WHEN EXISTS (SELECT 1 FROM tracking_tally WHERE visitor = old.visitor) BEGIN
  UPDATE tracking_tally SET visits = visits - 1
    WHERE (visitor, kind, value) IN (SELECT visitor, kind, value FROM tracking_group WHERE visit = old.id);
  DELETE FROM tracking_tally WHERE visitor = old.visitor AND visits = 0;
END;

CREATE TRIGGER tracking_tally_comes AFTER INSERT ON tracking_tally BEGIN
  INSERT INTO tracking_total (kind, value, visitors, visits) VALUES (new.kind, new.value, 1, new.visits)
    ON CONFLICT (kind, value) DO UPDATE SET visitors = visitors + 1, visits = visits + excluded.visits;
END;

CREATE TRIGGER tracking_tally_changes AFTER UPDATE ON tracking_tally BEGIN
  UPDATE tracking_total SET visits = visits + new.visits - old.visits
    WHERE kind = new.kind AND value = new.value;
END;

CREATE TRIGGER tracking_tally_goes AFTER DELETE ON tracking_tally BEGIN
  UPDATE tracking_total SET visitors = visitors - 1, visits = visits - old.visits
    WHERE kind = old.kind AND value = old.value;
  DELETE FROM tracking_total WHERE kind = old.kind AND value = old.value AND visitors = 0;
END;
