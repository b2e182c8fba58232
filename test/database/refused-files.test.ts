/** A file that this program must not touch is refused with a line, and left as it was. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { SCHEMA_VERSION } from '../../src/database/migrate.ts';
import { DatabaseRefused, openDatabase } from '../../src/database/open-database.ts';
import { insertRow, rowNamed } from '../support/fixtures.ts';
import { refusal } from '../support/refusal.ts';
import { newFolder } from '../support/site.ts';

/** A shop's database with a few hundred visitors, closed. */
function shopFile(file: string): Buffer {
  const database = openDatabase(file);
  const row = rowNamed('non-ASCII');
  for (let number = 0; number < 500; number++) {
    insertRow(database, { ...row, session_key: String(number).padStart(32, 'k') });
  }
  database.close();
  return readFileSync(file);
}

/** Changes the file by SQL, as another program would. */
function sqlFile(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

const UNUSABLE: Readonly<Record<string, { make(file: string): void; because: RegExp }>> = {
  'a text file': {
    make: (file) => writeFileSync(file, 'Flour, butter, sugar.\n'.repeat(100)),
    because: /this is not an SQLite database\.$/,
  },
  'a text file of a few letters': {
    make: (file) => writeFileSync(file, 'SQL'),
    because: /this is not an SQLite database\.$/,
  },
  'a file that only begins like a database': {
    make: (file) => writeFileSync(file, `SQLite format 3\0${'\xff'.repeat(4096)}`, 'latin1'),
    because: /(not an SQLite database|the database is damaged)\.$/,
  },
  'a database overwritten in the middle': {
    make: (file) => writeFileSync(file, shopFile(file).fill(0x5a, 40_000, 60_000)),
    because: /the database is damaged\.$/,
  },
  'a database whose first page is broken': {
    make: (file) => writeFileSync(file, shopFile(file).fill(0x5a, 100, 600)),
    because: /the database is damaged\.$/,
  },
  'a database cut off in the middle of a page': {
    make: (file) => writeFileSync(file, shopFile(file).subarray(0, 70_001)),
    because: /the database is damaged\.$/,
  },
  'a database cut off after its first page': {
    make: (file) => writeFileSync(file, shopFile(file).subarray(0, 4096)),
    because: /the database is damaged\.$/,
  },
  'a database cut off within its header': {
    make: (file) => writeFileSync(file, shopFile(file).subarray(0, 60)),
    because: /(not an SQLite database|the database is damaged)\.$/,
  },
  'a database of a later version': {
    make: (file) => {
      shopFile(file);
      sqlFile(file, `PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    },
    because: /made by a newer version of this program/,
  },
  'a database of another program, with a table named as ours': {
    make: (file) =>
      sqlFile(file, 'CREATE TABLE shop_product (sku TEXT); INSERT INTO shop_product VALUES (1)'),
    because: /shop_product/,
  },
  'a database of another program, with another django_session': {
    make: (file) => sqlFile(file, 'CREATE TABLE django_session (id INTEGER PRIMARY KEY, data BLOB)'),
    because: /expire_date/,
  },
};

/** Makes the file in a folder of its own, and checks at the end that both are as they were. */
async function leftAsItWas(t: TestContext, make: (file: string) => void, use: (file: string) => unknown) {
  const folder = newFolder(t);
  const file = path.join(folder, 'db.sqlite3');
  make(file);
  const before = readFileSync(file);
  const changed = statSync(file).mtimeMs;
  await use(file);
  assert.ok(readFileSync(file).equals(before), 'not a byte is changed');
  assert.equal(statSync(file).mtimeMs, changed, 'nor written again');
  assert.deepEqual(readdirSync(folder), ['db.sqlite3'], 'and nothing is left beside it');
}

for (const [what, { make, because }] of Object.entries(UNUSABLE)) {
  test(`${what} is refused with a line, and left as it was`, async (t) => {
    await leftAsItWas(t, make, (file) => {
      assert.throws(
        () => openDatabase(file),
        (error) => {
          assert.ok(error instanceof DatabaseRefused, String(error));
          assert.match(error.message, because);
          assert.doesNotMatch(error.message, /\n/);
          return error.message.startsWith(`${file}: `);
        },
      );
    });
  });
}

for (const what of ['a text file', 'a database overwritten in the middle', 'a database of a later version']) {
  test(`the program ends with 1 and the line over ${what}`, async (t) => {
    await leftAsItWas(t, UNUSABLE[what]?.make ?? assert.fail, async (file) => {
      const { code, output } = await refusal(t, { DATABASE_URL: `sqlite:///${file}` });
      assert.match(output, /^.+\n$/, 'one line');
      assert.match(output.trimEnd(), UNUSABLE[what]?.because ?? assert.fail());
      assert.equal(code, 1);
    });
  });
}

test('a folder in the place of the database is refused with a line', (t) => {
  const folder = newFolder(t);
  assert.throws(() => openDatabase(folder), { message: `${folder}: this is not a file.` });
  assert.deepEqual(readdirSync(folder), []);
});
