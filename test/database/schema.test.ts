/** The database that this program makes: Django would call it its own. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { SCHEMA_VERSION } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { readSettings } from '../../src/settings.ts';
import { djangos } from '../support/fixtures.ts';
import { databaseUrl, newFolder, SECRET_KEY } from '../support/site.ts';

function newFile(t: TestContext): string {
  return readSettings({ SECRET_KEY, DATABASE_URL: databaseUrl(newFolder(t)) }).databaseFile;
}

/** Opens the file as a start of the program does; closed when the test ends. */
function open(t: TestContext, file = newFile(t)): Database.Database {
  const database = openDatabase(file);
  t.after(() => database.close());
  return database;
}

const withoutLayout = (sql: string | null) =>
  sql?.replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')') ?? null;

for (const { django, schema } of djangos) {
  test(`django_session and auth_user are to the letter what Django ${django} makes`, (t) => {
    const made = open(t).prepare<[], (typeof schema)[number]>(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE tbl_name IN ('django_session', 'auth_user')
       ORDER BY tbl_name, type DESC, name`,
    );
    assert.equal(schema.length, 5);
    assert.deepEqual(
      made.all().map((each) => ({ ...each, sql: withoutLayout(each.sql) })),
      schema,
    );
  });
}

test('the file is in WAL mode, foreign keys hold, and a lock stops nobody for longer than a moment', (t) => {
  const database = open(t);
  const pragma = (name: string) => database.pragma(name, { simple: true });
  assert.equal(pragma('journal_mode'), 'wal');
  assert.equal(pragma('synchronous'), 1, 'NORMAL');
  assert.equal(pragma('foreign_keys'), 1);
  assert.ok(Number(pragma('busy_timeout')) <= 50, 'the driver waits on the thread that serves everybody');
});

test('the file says which version of our schema it has', (t) => {
  assert.equal(open(t).pragma('user_version', { simple: true }), SCHEMA_VERSION);
});

test('a missing folder is made', (t) => {
  const { databaseFile } = readSettings({
    SECRET_KEY,
    DATABASE_URL: databaseUrl(`${newFolder(t)}/var/lib/shop`),
  });
  assert.ok(open(t, databaseFile).open);
});

test('an empty file is a new one', (t) => {
  const file = newFile(t);
  new Database(file).close();
  assert.equal(readFileSync(file).length, 0);
  assert.equal(open(t, file).pragma('user_version', { simple: true }), SCHEMA_VERSION);
});

test('a second start changes nothing: what a shopkeeper removed stays gone', (t) => {
  const file = newFile(t);
  const first = openDatabase(file);
  assert.equal(first.prepare('SELECT count(*) FROM shop_product').pluck().get(), 12);
  first.prepare("DELETE FROM shop_product WHERE slug = 'yakgwa'").run();
  first.close();
  const before = readFileSync(file);
  const second = openDatabase(file);
  assert.equal(second.prepare('SELECT count(*) FROM shop_product').pluck().get(), 11);
  second.close();
  assert.ok(readFileSync(file).equals(before));
});
