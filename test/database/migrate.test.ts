/** A file of an earlier version of this program is brought up to this one without losing a row. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import Database from 'better-sqlite3';
import { SCHEMA_VERSION } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { insertRow, insertUsers, rowNamed } from '../support/fixtures.ts';
import { newFolder } from '../support/site.ts';

const TABLES = ['django_session', 'auth_user', 'shop_product', 'auth_login_failure'];

test('a file of the first version keeps its sessions, users and shelf, and gets the tables that came later', (t) => {
  const file = path.join(newFolder(t), 'db.sqlite3');
  const first = new Database(file);
  first.exec(readFileSync(path.join(import.meta.dirname, '../../src/database/schema.sql'), 'utf8'));
  first.exec("INSERT INTO shop_product VALUES (77, 'last-one', 'Last one', '마지막', '', '', 900)");
  insertUsers(first);
  insertRow(first, rowNamed('logged in'));
  first.pragma('user_version = 1');
  const all = (database: Database.Database) =>
    TABLES.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const before = all(first);
  first.close();

  const database = openDatabase(file);
  t.after(() => database.close());
  assert.deepEqual(all(database), before);
  assert.deepEqual(database.prepare('SELECT * FROM auth_user_session').all(), []);
  assert.deepEqual(database.prepare('SELECT * FROM tracking_visit').all(), []);
  assert.equal(database.pragma('user_version', { simple: true }), SCHEMA_VERSION);
});
