-- Django's tables first, to the letter as `migrate` makes them (Django 3.1 to 6.x), so that a Django
-- project pointed at this file can read and write them. Each stands back where Django was here before.

CREATE TABLE IF NOT EXISTS "django_session" (
  "session_key" varchar(40) NOT NULL PRIMARY KEY,
  "session_data" text NOT NULL,
  "expire_date" datetime NOT NULL
);
CREATE INDEX IF NOT EXISTS "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");

CREATE TABLE IF NOT EXISTS "auth_user" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "password" varchar(128) NOT NULL,
  "last_login" datetime NULL,
  "is_superuser" bool NOT NULL,
  "username" varchar(150) NOT NULL UNIQUE,
  "last_name" varchar(150) NOT NULL,
  "email" varchar(254) NOT NULL,
  "is_staff" bool NOT NULL,
  "is_active" bool NOT NULL,
  "date_joined" datetime NOT NULL,
  "first_name" varchar(150) NOT NULL
);

-- Ours. Prices are whole won.

CREATE TABLE shop_product (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name_en TEXT NOT NULL,
  name_ko TEXT NOT NULL,
  description_en TEXT NOT NULL,
  description_ko TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0)
);

-- The account that the login page names outside production, for as long as its password is the one below.
CREATE TABLE auth_demo_account (
  user_id INTEGER PRIMARY KEY REFERENCES auth_user (id) ON DELETE CASCADE,
  password TEXT NOT NULL
);

-- Failed logins; rate-limiter-flexible prescribes the columns (expire: Unix time in ms).
CREATE TABLE auth_login_failure (
  key TEXT PRIMARY KEY,
  points INTEGER NOT NULL DEFAULT 0,
  expire INTEGER
);
CREATE INDEX auth_login_failure_expire ON auth_login_failure (expire);
