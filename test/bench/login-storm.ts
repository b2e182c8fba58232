import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Passwords } from '../../src/auth/passwords.ts';
import { Users } from '../../src/auth/users.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { Visitor } from '../support/visitor.ts';
import { quantile, say, table } from './figures.ts';
import { databaseIn, newFolder, startSite } from './sites.ts';
import { steadyVisits } from './steady-visits.ts';

const LOGINS = 20;
const COST = 12;
const ROUNDS = 3;
const PER_SECOND = 100;
const PASSWORD = 'three warm biscuits';

/** How long the shop page lets wait when nothing else happens, and while twenty logins are in flight. */
export async function compareLoginStorm(idleSeconds: number): Promise<void> {
  const file = databaseIn(newFolder());
  const usernames = await makeUsers(file);
  const { url } = await startSite('rows', file, { rounds: COST });
  await waitsWhile(url, () => sleep(1000)); // warms up

  const idle: number[] = [];
  const storm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    idle.push(...(await waitsWhile(url, () => sleep(idleSeconds * 1000))));
    storm.push(...(await waitsWhile(url, () => logInAll(url, usernames))));
  }
  say(
    `\nThe shop page's wait in ms at ${PER_SECOND} visits a second, idle and while ${LOGINS} logins at cost`,
  );
  say(`${COST} are in flight; ${ROUNDS} interleaved rounds, ${availableParallelism()} processors:\n`);
  say(report(idle, storm));
}

/** One user a login: the throttle would stop twenty at once for the same one. */
async function makeUsers(file: string): Promise<string[]> {
  const database = openDatabase(file);
  const passwords = new Passwords({ BCRYPT_ROUNDS: COST });
  const encoded = await passwords.encode(PASSWORD);
  await passwords.close();
  const usernames = Array.from({ length: LOGINS }, (_, index) => `user${index}`);
  const users = new Users(database);
  for (const username of usernames) await users.create(username, encoded);
  database.close();
  return usernames;
}

async function logInAll(url: string, usernames: readonly string[]): Promise<void> {
  const logIn = (username: string) =>
    new Visitor(url).post('/accounts/login', { username, password: PASSWORD });
  for (const { status } of await Promise.all(usernames.map(logIn))) assert.equal(status, 303);
}

async function waitsWhile(url: string, work: () => Promise<unknown>): Promise<number[]> {
  const visits = steadyVisits(`${url}/shop`, PER_SECOND, {});
  await work();
  return visits.stop();
}

function report(idle: readonly number[], storm: readonly number[]): string {
  const shares = [0.5, 0.9, 0.99, 1];
  const row = (name: string, waits: readonly number[]) => [
    name,
    String(waits.length),
    ...shares.map((share) => quantile(waits, share).toFixed(1)),
  ];
  const ratios = shares.map((share) => (quantile(storm, share) / quantile(idle, share)).toFixed(2));
  return table([
    ['', 'visits', 'median', 'p90', 'p99', 'worst'],
    row('idle', idle),
    row('20 logins in flight', storm),
    ['ratio', '', ...ratios],
  ]);
}
