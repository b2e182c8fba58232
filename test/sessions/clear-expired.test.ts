/** The clean-up goes by the index, in batches, and its failure ends nothing. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { Users } from '../../src/auth/users.ts';
import { datetimeText } from '../../src/database/datetime.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { regularly } from '../../src/regularly.ts';
import { clearExpired } from '../../src/sessions/database/clear-expired.ts';
import { insertRow } from '../support/fixtures.ts';
import { newFolder, SECRET_KEY, startSite } from '../support/site.ts';

const MINUTE = 60_000;

/** A database file with rows that ended and rows that live on, the newest of each by a minute. */
function fileWith(t: TestContext, { expired, alive }: { expired: number; alive: number }): string {
  const file = path.join(newFolder(t), 'db.sqlite3');
  const database = openDatabase(file);
  const insert = (name: string, end: number) =>
    insertRow(
      database,
      { session_key: name.padEnd(32, '0'), session_data: '', expire_date: '' },
      datetimeText(Date.now() + end),
    );
  database.transaction(() => {
    for (let number = 1; number <= expired; number++) insert(`dead${number}x`, -number * MINUTE);
    for (let number = 1; number <= alive; number++) insert(`alive${number}x`, number * MINUTE);
  })();
  database.close();
  return file;
}

/** Opens the file and keeps every statement that runs. */
function listening(t: TestContext, file: string) {
  const statements: string[] = [];
  const database = new Database(file, { verbose: (sql) => statements.push(String(sql)) });
  t.after(() => database.close());
  const keys = () => database.prepare('SELECT session_key FROM django_session').pluck().all().map(String);
  return { database, statements, keys };
}

test('every expired row is deleted, and no other', async (t) => {
  const { database, keys } = listening(t, fileWith(t, { expired: 30, alive: 20 }));
  assert.equal(await clearExpired(database, { pause: 0 }), 30);
  const left = keys();
  assert.equal(left.length, 20);
  assert.ok(left.every((key) => key.startsWith('alive')));
  assert.equal(await clearExpired(database, { pause: 0 }), 0);
});

test('many rows are deleted in batches, each a short transaction that lets others write', async (t) => {
  const file = fileWith(t, { expired: 1100, alive: 1 });
  const { database, statements } = listening(t, file);
  const another = listening(t, file).database;
  const write = another.prepare(
    "UPDATE django_session SET session_data = 'written meanwhile' WHERE session_key LIKE 'alive%'",
  );
  let writes = 0;
  const visitor = setInterval(() => {
    writes += write.run().changes;
  }, 1);
  t.after(() => clearInterval(visitor));

  assert.equal(await clearExpired(database, { pause: 5 }), 1100);
  const deletes = statements.filter((sql) => sql.startsWith('DELETE'));
  assert.ok(deletes.length >= 4, `${deletes.length} batches`);
  assert.equal(statements.filter((sql) => sql === 'COMMIT').length, deletes.length, 'a transaction for each');
  assert.ok(writes > 0, 'another program could write between the batches');
});

test('the rows are found by the index on expire_date: none is read that is not deleted', async (t) => {
  const { database, statements } = listening(t, fileWith(t, { expired: 3, alive: 3 }));
  await clearExpired(database, { pause: 0 });
  const [statement = ''] = statements.filter((sql) => sql.startsWith('DELETE'));
  const plan = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all();
  const steps = plan.map(({ detail }) => detail).join('\n');
  assert.match(
    steps,
    /SEARCH django_session USING (COVERING )?INDEX django_session_expire_date_a5c62663 \(expire_date</,
  );
  assert.match(
    steps,
    /SEARCH django_session USING (COVERING )?INDEX sqlite_autoindex_django_session_1 \(session_key=/,
  );
  assert.doesNotMatch(steps, /SCAN|TEMP B-TREE/);
});

test('a clean-up that fails is logged and tried again, and the site goes on', async (t) => {
  const site = await startSite(t);
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const broken = openDatabase(path.join(newFolder(t), 'db.sqlite3'));
  broken.close();
  const attempts = new EventTarget();
  const work = () => {
    attempts.dispatchEvent(new Event('attempt'));
    return clearExpired(broken);
  };
  t.after(regularly('Expired sessions cleared', work, log, 1));
  for (let attempt = 0; attempt < 3; attempt++) await once(attempts, 'attempt');
  assert.ok(lines.length >= 2);
  for (const { msg, err } of lines) {
    assert.equal(msg, 'Expired sessions cleared: failed');
    assert.ok(err);
  }
  assert.equal((await site.visitor().get('/shop')).status, 200);
});

/** Notes a device for each of the keys. @returns reads the keys of those that are left */
async function noteDevices(database: Database.Database, keys: readonly string[]) {
  const { id } = await new Users(database).create('kim', '!');
  const insert = database.prepare(
    `INSERT INTO auth_user_session (session_key, user_id, user_agent, address, first_seen, last_seen)
     VALUES (?, ?, '', '', '', '')`,
  );
  for (const key of keys) insert.run(key, id);
  return () => database.prepare('SELECT session_key FROM auth_user_session').pluck().all();
}

/** Runs the command as its user does. */
async function clearSessions(environment: Record<string, string>) {
  const env = { PATH: process.env['PATH'], SECRET_KEY, ...environment };
  const command = promisify(execFile)('npm', ['run', '--silent', 'clearsessions'], { env });
  return command.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  );
}

test('npm run clearsessions: says how many it deleted, with the devices of sessions that are gone', async (t) => {
  const file = fileWith(t, { expired: 300, alive: 2 });
  const { database, keys } = listening(t, file);
  const devices = await noteDevices(database, [...keys(), 'gone'.padEnd(32, '0')]);
  const { code, stdout } = await clearSessions({ DATABASE_URL: `sqlite:///${file}` });
  const said = '300 expired sessions cleared.\n301 devices of ended sessions cleared.\n';
  assert.deepEqual([code, stdout], [0, said]);
  assert.equal(keys().length, 2);
  assert.deepEqual(devices(), keys());
});

test('npm run clearsessions: a setting that is wrong is one line and an exit code', async () => {
  const { code, stderr } = await clearSessions({ DATABASE_URL: 'mysql://localhost' });
  assert.match(stderr, /^DATABASE_URL is "mysql:\/\/localhost"; it may be .*\n/);
  assert.doesNotMatch(stderr, /\n +at /);
  assert.equal(code, 1);
});
