/** What real Djangos wrote. test/django/make-fixtures.py made the files, and says what each field means. */
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Database } from '../../src/database/open-database.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

/** A row of `django_session`. */
export interface Row {
  readonly session_key: string;
  readonly session_data: string;
  readonly expire_date: string;
}

export interface DjangoRow extends Row {
  readonly name: string;
  /** When Django wrote it (Unix time in seconds). */
  readonly frozen_time: number;
  /** What Django reads there again, as Python prints JSON. */
  readonly decoded: string;
}

export interface DjangoPassword {
  readonly password: string;
  readonly hasher: string;
  readonly encoded: string;
  readonly accepts: readonly string[];
  readonly rejects: readonly string[];
  /** What Django's bcrypt does not even look at. */
  readonly refuses: readonly string[];
}

interface SignedCookie {
  readonly name: string;
  readonly value: string;
  readonly decoded: string;
  /** The last whole second in which Django reads it. */
  readonly last_readable_time: number;
}

interface Refused {
  readonly refused: string;
}

interface Written<Session, Password> {
  readonly django: string;
  readonly secret_key: string;
  readonly schema: readonly { type: string; name: string; tbl_name: string; sql: string | null }[];
  readonly sessions: readonly Session[];
  readonly fallback: DjangoRow & { readonly secret_key: string };
  readonly signed_cookies: readonly SignedCookie[];
  readonly users: readonly Readonly<Record<string, string | number | null>>[];
  readonly passwords: readonly Password[];
  readonly broken_passwords: readonly { password: string; encoded: string }[];
  readonly auth_hashes: readonly { password: string; secret_key: string; session_auth_hash: string }[];
}

/** Everything that one version of Django wrote; what it refused to write is left out. */
export type Django = Written<DjangoRow, DjangoPassword>;

const FOLDER = path.join(import.meta.dirname, '../fixtures');

function read(file: string): Django {
  const text = readFileSync(path.join(FOLDER, file), 'utf8');
  const all: Written<DjangoRow | Refused, DjangoPassword | Refused> = JSON.parse(text);
  return {
    ...all,
    sessions: all.sessions.filter((row) => 'session_data' in row),
    passwords: all.passwords.filter((password) => 'encoded' in password),
  };
}

/** One for each version of Django, the oldest first. */
export const djangos: readonly Django[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map(read);

export const newestDjango = ((newest = djangos.at(-1)): Django => {
  if (newest === undefined) throw new Error(`There is no fixture in ${FOLDER}.`);
  return newest;
})();

/** The row of this name, as this Django wrote it. */
export function rowNamed(name: string, { sessions }: Django = newestDjango): DjangoRow {
  const row = sessions.find((each) => each.name === name);
  if (row === undefined) throw new Error(`No fixture is called "${name}".`);
  return row;
}

/** The JSON inside a signed text, unsealed without any of the code under test. */
export function payloadOf(signed: string): string {
  const [payload = ''] = signed.split(':');
  if (!payload.startsWith('.')) return Buffer.from(payload, 'base64url').toString('latin1');
  return inflateSync(Buffer.from(payload.slice(1), 'base64url')).toString('latin1');
}

/** Puts the row into the table, to end in a distant year unless `expire_date` is given. */
export function insertRow(database: Database, row: Row, expire_date = '2999-01-01 00:00:00'): void {
  database
    .prepare('INSERT INTO django_session (session_key, session_data, expire_date) VALUES (?, ?, ?)')
    .run(row.session_key, row.session_data, expire_date);
}

/** Puts every user of this Django into the table. */
export function insertUsers(database: Database, { users }: Django = newestDjango): void {
  for (const user of users) {
    const columns = Object.keys(user);
    const marks = columns.map(() => '?').join(', ');
    database
      .prepare(`INSERT INTO auth_user (${columns.join(', ')}) VALUES (${marks})`)
      .run(...Object.values(user));
  }
}

export const rowOf = (database: Database, key: string): Row | undefined =>
  database.prepare<[string], Row>('SELECT * FROM django_session WHERE session_key = ?').get(key);

/** A browser that was given the row's key, in a cookie as express-session signs it. */
export function visitorWithKey(site: Site, key: string, secret: string = site.settings.SECRET_KEY): Visitor {
  const signature = createHmac('sha256', secret).update(key).digest('base64').replace(/=+$/, '');
  const visitor = site.visitor();
  const value = encodeURIComponent(`s:${key}.${signature}`);
  visitor.cookies.set(site.settings.SESSION_COOKIE_NAME, { value, path: '/' });
  return visitor;
}
