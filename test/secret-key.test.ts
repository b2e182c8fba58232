/** The secret that seals sessions: never shown, never made up in production, kept for its owner alone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { ImproperlyConfigured } from '../src/setting-rules.ts';
import { readSettings } from '../src/settings.ts';
import { refusal } from './support/refusal.ts';
import { databaseUrl, newFolder, SECRET_KEY, spawnSite, startSite } from './support/site.ts';

test('production without SECRET_KEY: refused, and none is made up', async (t) => {
  const folder = newFolder(t);
  const { code, output } = await refusal(t, {
    NODE_ENV: 'production',
    SECRET_KEY: '',
    DATABASE_URL: databaseUrl(folder),
  });
  assert.match(output, /^SECRET_KEY is not set; .* at least 32 characters\.\n$/);
  assert.equal(code, 1);
  assert.deepEqual(readdirSync(folder), []);
});

test('no secret is ever written by a site that starts, serves and fails', async (t) => {
  const secrets = { SECRET_KEY: `${SECRET_KEY}-present`, SECRET_KEY_FALLBACKS: `${SECRET_KEY}-past` };
  const site = await spawnSite(t, {
    DATABASE_URL: databaseUrl(newFolder(t)),
    LOG_LEVEL: 'debug',
    ...secrets,
  });
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1' });
  await visitor.post('/accounts/login', { username: 'demo', password: 'not the password' });
  visitor.cookies.set('signed_sessionid', { value: 'broken', path: '/' });
  assert.equal((await visitor.get('/signed-cookie/cart')).status, 200);
  await site.kill('SIGTERM');
  assert.match(site.output(), /Login failed/);
  for (const secret of Object.values(secrets)) assert.ok(!site.output().includes(secret));
});

test('development: the secret is made once, readable by its owner alone, and outlives a restart', async (t) => {
  const folder = newFolder(t);
  const environment = { SECRET_KEY: '', DATABASE_URL: databaseUrl(folder) };
  const kim = (await startSite(t, environment)).visitor();
  await kim.post('/cart/items', { product: '1' });
  const [file = ''] = readdirSync(folder).filter((name) => name.includes('secret'));
  assert.equal(statSync(path.join(folder, file)).mode & 0o777, 0o600);
  assert.ok(readFileSync(path.join(folder, file), 'utf8').length >= 32);

  const afterRestart = (await startSite(t, environment)).visitor();
  for (const [name, cookie] of kim.cookies) afterRestart.cookies.set(name, cookie);
  assert.equal((await afterRestart.json('/cart'))['count'], 1);
});

test('the kept secret is empty or too short: refused like any other, not used', (t) => {
  const DATABASE_URL = databaseUrl(newFolder(t));
  const file = `${readSettings({ DATABASE_URL }).databaseFile}.secret-key`;
  for (const kept of ['', '\n', 'short']) {
    writeFileSync(file, kept);
    assert.throws(() => readSettings({ DATABASE_URL }), ImproperlyConfigured);
  }
});

test('the secret can be kept nowhere: one line says so', async (t) => {
  const file = path.join(newFolder(t), 'a-file');
  writeFileSync(file, '');
  const { code, output } = await refusal(t, { SECRET_KEY: '', DATABASE_URL: databaseUrl(file) });
  assert.match(output, /^.*a-file.*\.\n$/);
  assert.equal(code, 1);
});
