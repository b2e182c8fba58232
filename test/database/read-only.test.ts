/** A database that cannot be written: refused at the start, not at the first visitor. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { openDatabase } from '../../src/database/open-database.ts';
import { ending } from '../support/refusal.ts';
import { newFolder, SECRET_KEY } from '../support/site.ts';

const PROGRAM = path.join(import.meta.dirname, '../../src/server.ts');

/** The superuser may write anything, so the program then runs as the user "nobody". */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const canReadProgram =
  spawnSync(process.execPath, ['-e', 'fs.accessSync(process.argv[1])', PROGRAM], NOBODY).status === 0;

function startWithoutRights(file: string) {
  const env = { PATH: process.env['PATH'], SECRET_KEY, PORT: '0', DATABASE_URL: `sqlite:///${file}` };
  return ending(spawn(process.execPath, ['--import', 'tsx', PROGRAM], { env, ...NOBODY }));
}

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Makes the file, takes the rights away, starts the program, and gives the rights back. */
async function refused(t: TestContext, rights: { folder: number; file?: number }) {
  if (!canReadProgram) return t.skip('the user "nobody" may not read this copy of the program');
  const folder = newFolder(t);
  const file = path.join(folder, 'db.sqlite3');
  if (rights.file !== undefined) {
    openDatabase(file).close();
    chmodSync(file, rights.file);
  }
  const state = () => readdirSync(folder).map((name) => [name, digest(path.join(folder, name))]);
  const before = state();
  chmodSync(folder, rights.folder);
  try {
    const { code, output } = await startWithoutRights(file);
    assert.equal(output, `${file}: the database cannot be written.\n`);
    assert.equal(code, 1);
  } finally {
    chmodSync(folder, 0o700);
  }
  assert.deepEqual(state(), before);
}

test('a new database in a folder that cannot be written is refused with a line', (t) =>
  refused(t, { folder: 0o555 }));

test('a database that cannot be written is refused with a line, and left as it was', (t) =>
  refused(t, { folder: 0o777, file: 0o444 }));

test('a database that can, in a folder that cannot be written is refused with a line, and left as it was', (t) =>
  refused(t, { folder: 0o555, file: 0o666 }));
