/** What is erased does not stand in the database's files any more. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import Database from 'better-sqlite3';
import { clearTrails } from '../../src/tracking/clear-trails.ts';
import type { TrackingId } from '../../src/tracking/tracking-cookies.ts';
import { Trails } from '../../src/tracking/trails.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { idOf, open, willing } from './opening.ts';

/** How many of these stand anywhere in the file or its write-ahead log. */
function leftIn({ settings }: Site, values: readonly (string | Buffer)[]): number {
  const files = ['', '-wal'].map((ending) => readFileSync(settings.databaseFile + ending));
  return values.filter((value) => files.some((bytes) => bytes.includes(value))).length;
}

/** An instant as SQLite writes it into a row (sqlite.org/fileformat2.html#record_format). */
function sixBytes(instant: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(instant, 0, 6);
  return bytes;
}

/** Long after anything that the site dates by itself, so that these bytes can stand for nothing else in the file. */
const NOBODYS_TIME = Date.UTC(2222, 1, 3);

/** Visits of all these by turns, so that their rows stand between each other's. @returns the first one's instants */
async function visitByTurns(site: Site, visitors: readonly Visitor[], rounds: number): Promise<number[]> {
  const trails = new Trails(site.database, site.settings, site.accounts.log);
  const found = visitors.map((each) => trails.withId(idOf(each) as TrackingId) ?? assert.fail('no visitor'));
  const shared = { page: '/shop', referrer: null, language: 'en', device: 'computer', signed_in: 0 } as const;
  const instants = Array.from({ length: rounds }, (_, round) => NOBODYS_TIME + round * 60_000);
  for (const instant of instants)
    for (const [index, visitor] of found.entries())
      await trails.record(visitor, { ...shared, at: instant + index * 1000 }, null);
  return instants;
}

test('what was erased is overwritten in the file and its write-ahead log', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  await open(visitor, '/shop');
  const id = idOf(visitor);
  assert.equal(leftIn(site, [id]), 1);
  await visitor.post('/tracking/erase');
  assert.equal(leftIn(site, [id]), 0);
});

test('so is each row that SQLite has moved, among those of others', async (context) => {
  const site = await startSite(context);
  const visitors = await Promise.all(Array.from({ length: 10 }, () => willing(site)));
  const [one = assert.fail()] = visitors;
  const instants = (await visitByTurns(site, visitors, 60)).map(sixBytes);
  assert.equal(leftIn(site, instants), instants.length);
  await one.post('/tracking/erase');
  assert.equal(leftIn(site, instants), 0);
});

test('where another program reads in the write-ahead log, that is emptied later', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  const id = idOf(visitor);
  const other = new Database(site.settings.databaseFile);
  context.after(() => other.close());
  other.exec('BEGIN; SELECT * FROM tracking_visitor');
  await visitor.post('/tracking/erase');
  assert.equal(leftIn(site, [id]), 1);
  other.exec('COMMIT');
  await clearTrails(site.database, site.settings, { pause: 0 });
  assert.equal(leftIn(site, [id]), 0);
});
