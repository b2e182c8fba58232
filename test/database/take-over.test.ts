/** Somebody was here before: a Django project with its users and sessions, or this program a moment ago. */
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import Database from 'better-sqlite3';
import { openDatabase } from '../../src/database/open-database.ts';
import {
  type Django,
  djangos,
  insertRow,
  insertUsers,
  rowNamed,
  visitorWithKey,
} from '../support/fixtures.ts';
import { databaseUrl, newFolder, spawnSite, startSite } from '../support/site.ts';

/** The file of a Django project: its tables, a user, and sessions that live on. */
function makeDjangoFile(file: string, django: Django): void {
  const database = new Database(file);
  for (const { sql } of django.schema) if (sql !== null) database.exec(sql);
  database.exec(
    'CREATE TABLE "blog_post" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" text NOT NULL)',
  );
  database.exec("INSERT INTO blog_post (title) VALUES ('What Django kept here besides')");
  insertUsers(database, django);
  for (const row of django.sessions) insertRow(database, row);
  database.close();
}

/** All that Django had in the file: its tables' text and their rows. */
function djangosPart(file: string) {
  const database = new Database(file, { readonly: true });
  const tables = ['django_session', 'auth_user', 'blog_post', 'sqlite_sequence'];
  const names = tables.map((name) => `'${name}'`).join(', ');
  const schema = database.prepare(`SELECT * FROM sqlite_schema WHERE tbl_name IN (${names}) ORDER BY name`);
  const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const part = { schema: schema.all(), rows };
  database.close();
  return part;
}

for (const django of djangos) {
  test(`a file of Django ${django.django} is taken over without losing a row`, (t) => {
    const file = path.join(newFolder(t), 'db.sqlite3');
    makeDjangoFile(file, django);
    const before = djangosPart(file);
    const database = openDatabase(file);
    assert.equal(database.prepare('SELECT count(*) FROM shop_product').pluck().get(), 12);
    database.close();
    assert.deepEqual(djangosPart(file), before);
  });

  test(`who was logged in at Django ${django.django} is logged in here, and can log in anew`, async (t) => {
    const folder = newFolder(t);
    makeDjangoFile(path.join(folder, 'db.sqlite3'), django);
    const site = await startSite(t, { DATABASE_URL: databaseUrl(folder), SECRET_KEY: django.secret_key });
    const kim = visitorWithKey(site, rowNamed('logged in', django).session_key);
    assert.equal((await kim.json('/cart'))['user'], 'kim');
    const [password] = django.passwords;
    const login = { username: 'kim', password: password?.password ?? '' };
    assert.equal((await site.visitor().post('/accounts/login', login)).status, 303);
    const names = site.database.prepare('SELECT username FROM auth_user').pluck().all();
    assert.deepEqual(names, ['kim'], 'a file with users gets no demo account');
  });
}

test('two programs that start at once on no file at all both start, on one shop with one secret', async (t) => {
  const environment = { DATABASE_URL: databaseUrl(newFolder(t)), SECRET_KEY: '' };
  const [one, two] = await Promise.all([spawnSite(t, environment), spawnSite(t, environment)]);
  const atOne = one.visitor();
  const atTwo = two.visitor();
  await atOne.post('/accounts/login', { username: 'demo', password: 'chocolate-chip' });
  for (const [name, cookie] of atOne.cookies) atTwo.cookies.set(name, cookie);
  assert.equal((await atTwo.json('/cart'))['user'], 'demo');
  const shelf = await atTwo.json<{ products: unknown[] }>('/shop');
  assert.equal(shelf.products.length, 12);
});

test('two programs that both find no user yet make one demo account, and both start', async (t) => {
  const environment = { DATABASE_URL: databaseUrl(newFolder(t)) };
  const sites = await Promise.all([startSite(t, environment), startSite(t, environment)]);
  for (const { database } of sites) {
    assert.deepEqual(database.prepare('SELECT username FROM auth_user').pluck().all(), ['demo']);
    assert.equal(database.prepare('SELECT count(*) FROM auth_demo_account').pluck().get(), 1);
  }
});
