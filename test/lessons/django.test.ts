/** Express beside Django: every line stands where the page says, and every value is the one in force. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { readRowCommand } from '../../src/lessons/django/read-row-command.ts';
import { SAME_LINES } from '../../src/lessons/django/same-lines.ts';
import { SPARED_WORK } from '../../src/lessons/django/spared-work.ts';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { readSettings } from '../../src/settings.ts';
import { folderOfDjangosPython } from '../readme/visit.ts';
import { pageText, said } from '../sessions/page-text.ts';
import { hides, shows } from '../support/shows.ts';
import { databaseUrl, newFolder, SECRET_KEY, spawnSite, startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';

const LESSON = '/lessons/django';
const TOP = path.join(import.meta.dirname, '../..');
const python = folderOfDjangosPython();

/** What the page says of one setting. */
function settingIn({ text }: Reply, name: string): string {
  const [, html = ''] = new RegExp(`<li id="${name}"[^>]*>([\\s\\S]*?)</li>`).exec(text) ?? [];
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#34;', '"')
    .replace(/\s+/g, ' ');
}

const commandIn = ({ text }: Reply) =>
  (/<pre class="django-command">([\s\S]*?)<\/pre>/.exec(text)?.[1] ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#34;', '"');

test('each of our lines stands in the file that is named beside it', () => {
  for (const { ours, file } of Object.values(SAME_LINES).flat()) {
    assert.ok(readFileSync(path.join(TOP, file), 'utf8').includes(ours), `${ours} is not in ${file}`);
  }
});

test('each file that does what Django would do is there', () => {
  for (const { file } of SPARED_WORK) assert.ok(existsSync(path.join(TOP, file)), file);
});

test('whoever has no row is told so, and the station is not counted as seen', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const reply = await visitor.get(LESSON);
  shows(pageText(reply), said('session.breaks.noCookie'));
  assert.equal(commandIn(reply), '');
  assert.equal(visitor.cookies.get('seen'), undefined);
});

test('whoever has a row sees its three columns, and a command with its key', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  const reply = await visitor.get(LESSON);
  const row = site.database.prepare<[], Record<string, string>>('SELECT * FROM django_session').get();
  for (const value of Object.values(row ?? {})) assert.ok(pageText(reply).includes(value), value);
  assert.equal(commandIn(reply).split(' ').at(-1), row?.['session_key']);
  assert.equal(visitor.cookies.get('seen')?.value, 'django');
});

test('settings that are as Django has them are not marked', async (t) => {
  const reply = await (await startSite(t)).visitor().get(LESSON);
  const marked = [...reply.text.matchAll(/<li id="(\w+)" class="same-differs"/g)].map(([, name]) => name);
  assert.deepEqual(marked, ['SESSION_COOKIE_SECURE', 'SECRET_KEY']);
  assert.match(settingIn(reply, 'SESSION_COOKIE_DOMAIN'), /None.*None/);
});

test('settings that differ are shown as they are in force, and marked', async (t) => {
  const site = await startSite(t, {
    SESSION_COOKIE_NAME: 'biscuit',
    SESSION_COOKIE_AGE: '3600',
    SESSION_COOKIE_SAMESITE: 'Strict',
    SESSION_COOKIE_HTTPONLY: 'false',
    SESSION_EXPIRE_AT_BROWSER_CLOSE: 'true',
    LANGUAGE_CODE: 'ko-kr',
  });
  const reply = await site.visitor().get(`${LESSON}?lang=en`);
  for (const [name, here, django] of [
    ['SESSION_COOKIE_NAME', '"biscuit"', '"sessionid"'],
    ['SESSION_COOKIE_AGE', '3600', '1209600'],
    ['SESSION_COOKIE_SAMESITE', '"Strict"', '"Lax"'],
    ['SESSION_COOKIE_HTTPONLY', 'False', 'True'],
    ['SESSION_EXPIRE_AT_BROWSER_CLOSE', 'True', 'False'],
    ['LANGUAGE_CODE', '"ko-kr"', '"en-us"'],
  ] as const) {
    const shown = settingIn(reply, name);
    assert.ok(shown.includes(`${here} `) && shown.includes(`${django} `), shown);
    assert.ok(shown.includes(said('django.settings.why.chosen')), name);
  }
});

test('the secret is never shown, only how long it is', async (t) => {
  for (const [secret, length] of [
    [SECRET_KEY, 'enough'],
    ['x'.repeat(50), 'long'],
  ] as const) {
    const visitor = (await startSite(t, { SECRET_KEY: secret })).visitor();
    await visitor.post('/cart/items', { product: '1' });
    const reply = await visitor.get(LESSON);
    hides(reply.text, secret);
    shows(settingIn(reply, 'SECRET_KEY'), said(`django.settings.secret.${length}`));
    assert.match(commandIn(reply), /^SECRET_KEY="\$SECRET_KEY" python3 /);
  }
});

test('a site that was given its secret leaves a file that cannot be read alone', async (t) => {
  const DATABASE_URL = databaseUrl(newFolder(t));
  mkdirSync(`${readSettings({ DATABASE_URL, SECRET_KEY }).databaseFile}.secret-key`);
  const visitor = (await startSite(t, { DATABASE_URL })).visitor();
  await visitor.post('/cart/items', { product: '1' });
  assert.match(commandIn(await visitor.get(LESSON)), /^SECRET_KEY="\$SECRET_KEY" python3 /);
});

test('in production the command does not tell where the database is', async (t) => {
  const { settings } = await startSite(t, { NODE_ENV: 'production' });
  const command = readRowCommand(settings, newSessionKey());
  hides(command, path.dirname(settings.databaseFile));
});

test('in development it does, as seen from the folder that the site was started in, and says why', async (t) => {
  for (const [environment, isTold] of [
    [{}, true],
    [{ NODE_ENV: 'production' }, false],
  ] as const) {
    const site = await startSite(t, environment);
    const visitor = site.visitor();
    await visitor.post('/cart/items', { product: '1' });
    const reply = await visitor.get(LESSON);
    assert.equal(pageText(reply).includes(said('django.row.development')), isTold);
    hides(commandIn(reply), ` ${site.settings.databaseFile}`);
    const [, told = ''] = /read-row\.py (\S+)/.exec(commandIn(reply)) ?? [];
    assert.equal(path.resolve(told) === site.settings.databaseFile, isTold);
  }
});

test('a path is quoted as a shell needs it', async (t) => {
  const { settings } = await startSite(t);
  const odd = { ...settings, databaseFile: "/tmp/it's $(date)/db.sqlite3" };
  const command = readRowCommand(odd, newSessionKey());
  const { stdout } = spawnSync('bash', [
    '--norc',
    '-c',
    command.replace(/^.*read-row\.py/, "printf '%s\\n'"),
  ]);
  assert.equal(path.resolve(String(stdout).split('\n')[0] ?? ''), odd.databaseFile);
});

test('the command, typed in the project’s folder, has Django find the same row and user', {
  skip: python === undefined && 'no python3 here has Django',
}, async (t) => {
  const site = await spawnSite(t, { DATABASE_URL: databaseUrl(newFolder(t)), SECRET_KEY: '' });
  const visitor = site.visitor();
  await visitor.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  const command = commandIn(await visitor.get(LESSON));
  const PATH = [python, process.env['PATH']].join(path.delimiter);
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], { cwd: TOP, env: { PATH } });
  assert.equal(String(stderr), '');
  const { found, user } = JSON.parse(String(stdout));
  assert.deepEqual({ found, user }, { found: true, user: { id: 1, username: 'demo' } });
});
