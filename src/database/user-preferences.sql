-- What a user has chosen, to follow them to another browser. NULL is what they have not chosen while
-- signed in: there the other browser keeps its own. The values are those of src/preferences/preference.ts.

CREATE TABLE user_preferences (
  user_id INTEGER PRIMARY KEY REFERENCES auth_user (id) ON DELETE CASCADE,
  theme TEXT,
  language TEXT,
  prices TEXT
);
