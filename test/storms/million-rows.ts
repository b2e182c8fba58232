/**
 * The site on a million sessions, half of them expired: how soon it answers after its start, how fast it
 * reads a cart, and how long anybody waits while the expired half is cleared away. Takes some minutes, so
 * it is no part of `npm test`. Exit code 1 when a bound is broken.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bound, median, quantile, say } from '../bench/figures.ts';
import {
  clearExpired,
  databaseIn,
  endAll,
  newFolder,
  SECRET_KEY,
  type Site,
  startSite,
} from '../bench/sites.ts';
import { steadyVisits } from '../bench/steady-visits.ts';
import { type FilledDatabase, fillSessions } from './fill-sessions.ts';

const MANY = 1_000_000;
const FEW = 1000;
const SOURCE = path.join(import.meta.dirname, '../../src');

/** Starts a program of src/ on the file, as npm does. */
function program(name: string, file: string) {
  const env = { PATH: process.env['PATH'], DATABASE_URL: `sqlite:///${file}`, SECRET_KEY, PORT: '0' };
  return spawn(process.execPath, ['--import', 'tsx', path.join(SOURCE, name)], { env });
}

async function startToFirstAnswer({ file, cookies }: FilledDatabase): Promise<void> {
  const start = performance.now();
  const server = program('server.ts', file);
  const [line] = await once(server.stdout, 'data');
  const url = /http:\S+/.exec(String(line))?.[0] ?? '';
  await read(`${url}/cart`, cookies[0] ?? '');
  bound('from the start to the first cart', (performance.now() - start) / 1000, 2, ' s');
  server.kill('SIGTERM');
  await once(server, 'exit');
}

const agent = new Agent({ keepAlive: true });

/** @returns the wait in ms */
function read(url: string, cookie: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { Cookie: cookie, Accept: 'application/json' } }, (response) => {
      assert.equal(response.statusCode, 200);
      response.resume().on('end', () => resolve(performance.now() - start));
    })
      .on('error', reject)
      .end();
  });
}

/** One cart here, one there, by turns, each of another customer. */
async function compareReads(many: FilledDatabase, few: FilledDatabase): Promise<void> {
  const sites = await Promise.all([many, few].map(({ file }) => startSite('rows', file)));
  const waits = sites.map((): number[] => []);
  for (let visit = 0; visit < 5000; visit++) {
    for (const [index, { url }] of sites.entries()) {
      const { cookies } = index === 0 ? many : few;
      const wait = await read(`${url}/cart`, cookies[visit % cookies.length] ?? '');
      if (visit >= 1000) waits[index]?.push(wait); // until then it warms up
    }
  }
  const [withMany = Number.NaN, withFew = Number.NaN] = waits.map(median);
  say(
    `        a cart's median: ${withMany.toFixed(3)} ms of ${MANY} rows, ${withFew.toFixed(3)} ms of ${FEW}`,
  );
  bound('ratio of the two', withMany / withFew, 1.2);
}

/** Customers who look at their carts, and some who change them, while something else goes on. */
async function waitsWhile({ url }: Site, cookies: readonly string[], work: () => Promise<unknown>) {
  const [reader = '', writer = ''] = cookies;
  const form = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' };
  const visits = [
    steadyVisits(`${url}/cart`, 50, { headers: { Cookie: reader } }),
    steadyVisits(
      `${url}/cart/items/1`,
      10,
      { method: 'POST', headers: { ...form, Cookie: writer } },
      'quantity=5',
    ),
  ];
  await work();
  return (await Promise.all(visits.map((visit) => visit.stop()))).flat();
}

function told(what: string, waits: readonly number[]): void {
  const figures = [0.5, 0.99, 0.999, 1].map((share) => quantile(waits, share).toFixed(1)).join(', ');
  say(`        ${what}: ${waits.length} visits; median, p99, p99.9, worst: ${figures} ms`);
}

async function waitsForCleanUp(
  who: string,
  filled: FilledDatabase,
  cleanUp: (site: Site) => Promise<number>,
) {
  const site = await startSite('rows', filled.file);
  await waitsWhile(site, filled.cookies, () => sleep(2000)); // warms up
  told('nothing else going on', await waitsWhile(site, filled.cookies, () => sleep(10_000)));
  let cleared = 0;
  const start = performance.now();
  const waits = await waitsWhile(site, filled.cookies, async () => {
    cleared = await cleanUp(site);
  });
  const seconds = (performance.now() - start) / 1000;
  told(`${who} clears ${cleared} rows in ${seconds.toFixed(0)} s`, waits);
  assert.equal(cleared, MANY / 2);
  bound('worst wait meanwhile', quantile(waits, 1), 100, ' ms');
}

async function byCommand(file: string): Promise<number> {
  const command = program('commands/clear-sessions.ts', file);
  const [line] = await once(command.stdout, 'data');
  return Number.parseInt(String(line), 10);
}

try {
  const many = await fillSessions(databaseIn(newFolder()), MANY);
  const few = await fillSessions(databaseIn(newFolder()), FEW);
  const copy = databaseIn(newFolder());
  copyFileSync(many.file, copy);

  await startToFirstAnswer(many);
  await compareReads(many, few);
  await waitsForCleanUp('`npm run clearsessions`', { ...many, file: copy }, () => byCommand(copy));
  await waitsForCleanUp('the site itself', many, clearExpired);
} finally {
  agent.destroy();
  await endAll();
}
