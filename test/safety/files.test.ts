/** Only what lies in public/ is handed out. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { startSite } from '../support/site.ts';
import { STATIC } from './every-answer.ts';
import { MOUNTS } from './people.ts';
import { send } from './raw-client.ts';

const TOP = path.join(import.meta.dirname, '../..');

/** From public/ up to the folder of the program, in every spelling. */
const UP = [
  '/',
  '/../',
  '/..%2f',
  '/%2e%2e/',
  '/%2e%2e%2f',
  '/..%5c',
  '/..\\',
  '/.%2e/',
  '/%252e%252e%252f',
  '/styles/../../',
  '/styles/..%2f..%2f',
  '/styles/%2e%2e/%2e%2e/',
  '/vendor/../../',
  '/vendor/..%2f..%2f',
  '//',
  '/%2f',
  '/./',
  '/public/../',
];

const SECRETS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.gitignore',
  '.git/config',
  '.git/HEAD',
  '.env',
  'src/app.ts',
  'src/database/schema.sql',
  'views/layout/top.ejs',
  'test/run.ts',
  'node_modules/express/package.json',
  'db.sqlite3',
  'db.sqlite3-wal',
  'db.sqlite3.secret-key',
];

test('only what lies in public/ is handed out', async (t) => {
  const site = await startSite(t);

  await t.test('no way of writing the path leads out of public/: 404', async () => {
    for (const up of UP) {
      for (const secret of SECRETS) {
        for (const target of [up + secret, up + secret.replaceAll('/', '%2f')]) {
          const { status, text } = await send(site.url, target, { headers: { Accept: 'application/json' } });
          assert.equal(status, 404, target);
          assert.match(text, /^\{"error":"[^"]+"\}$/, target);
        }
      }
    }
  });

  await t.test('a path that leads anywhere in the file system: 404', async () => {
    const file = site.settings.databaseFile;
    assert.ok(existsSync(file));
    const depths = Array.from({ length: 12 }, (_, depth) => depth);
    for (const absolute of [file, `${file}-wal`, '/etc/passwd', '/proc/self/environ']) {
      for (const step of ['../', '..%2f', '%2e%2e/', '..%5c']) {
        for (const depth of depths) {
          const target = `/${step.repeat(depth)}${absolute.slice(1)}`;
          const { status } = await send(site.url, target, { headers: { Accept: 'application/json' } });
          assert.equal(status, 404, target);
        }
      }
    }
  });

  await t.test('a file with a NUL, a device or a stream behind its name: 404', async () => {
    for (const tail of ['%00', '%00.css', '::$DATA', '.', '%20', '/', '~', '.bak', '.map']) {
      assert.equal((await send(site.url, `/styles/base.css${tail}`)).status, 404, tail);
    }
    for (const folder of ['/styles', '/styles/', '/pictures/cookies/', '/vendor/', '/scripts']) {
      assert.equal((await send(site.url, folder)).status, 404, 'no list of files');
    }
  });

  await t.test(
    'what lies in public/ is handed out as it is, once, and not below the other memories',
    async () => {
      for (const file of STATIC.filter((each) => !each.startsWith('/vendor/'))) {
        const { status, text } = await send(site.url, file);
        assert.deepEqual([status, text], [200, readFileSync(path.join(TOP, 'public', file), 'utf8')]);
      }
      for (const mount of MOUNTS.slice(1)) {
        assert.equal((await send(site.url, `${mount}/styles/base.css`)).status, 404);
      }
    },
  );
});
