import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { pino } from 'pino';
import { createApp, type Parts } from '../../src/app.ts';
import { type Accounts, createAccounts } from '../../src/auth/accounts.ts';
import { type Database, openDatabase } from '../../src/database/open-database.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { siteServer } from '../../src/site-server.ts';
import { WireLog } from '../../src/wire/wire-log.ts';
import { Visitor } from './visitor.ts';

export const SECRET_KEY = 'test-secret-key-0123456789-0123456789-0123456789';

/** The variables of a test's site: fast hashes, a fixed secret, no log, a free port. */
type Environment = Readonly<Record<string, string>>;
const TEST_ENVIRONMENT: Environment = { SECRET_KEY, BCRYPT_ROUNDS: '4', PORT: '0', LOG_LEVEL: 'silent' };

/** A real site in this process: a real port, a real database file. Closed when the test ends. */
export interface Site {
  readonly url: string;
  readonly server: Server;
  readonly settings: Settings;
  readonly database: Database;
  readonly accounts: Accounts;
  /** What was logged, one object a line. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** A browser that has never been here. */
  visitor(): Visitor;
}

/** @param environment settings that differ; @param parts what takes the place of a real part */
export async function startSite(
  t: TestContext,
  environment: Environment = {},
  parts: Partial<Pick<Parts, 'sessions' | 'wire'>> = {},
): Promise<Site> {
  const settings = readSettings({
    ...TEST_ENVIRONMENT,
    DATABASE_URL: databaseUrl(newFolder(t)),
    ...environment,
  });
  if (isUsual(environment)) await copyNewDatabase(settings.databaseFile);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const database = openDatabase(settings.databaseFile);
  const accounts = createAccounts(database, settings, log);
  await accounts.demo?.makeIfFirst(accounts.users, accounts.passwords);
  const wire = settings.WIRE === 'on' ? new WireLog() : null;
  const server = siteServer(createApp({ settings, database, log, accounts, wire, ...parts }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await accounts.passwords.close();
    database.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, server, settings, database, accounts, logged, visitor: () => new Visitor(url) };
}

/** Whether the site's database begins as every other one does. */
const isUsual = (environment: Environment) =>
  !['DATABASE_URL', 'NODE_ENV', 'BCRYPT_ROUNDS'].some((name) => name in environment);

let newDatabase: Promise<Buffer> | undefined;

/** To make the tables and the demo account anew takes as long as many a test: it is done once for all of them. */
async function copyNewDatabase(file: string): Promise<void> {
  newDatabase ??= makeDatabase();
  writeFileSync(file, await newDatabase);
}

/** @returns the bytes of a database as a first start leaves it */
async function makeDatabase(): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'remember-me-'));
  const settings = readSettings({ ...TEST_ENVIRONMENT, DATABASE_URL: databaseUrl(folder) });
  const database = openDatabase(settings.databaseFile);
  const { demo, users, passwords } = createAccounts(database, settings, pino({ level: 'silent' }));
  await demo?.makeIfFirst(users, passwords);
  await passwords.close();
  database.close(); // which empties the write-ahead log into the file
  const bytes = readFileSync(settings.databaseFile);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** A site in a process of its own, as `npm start` starts it. */
export interface SiteProcess {
  readonly url: string;
  readonly child: ChildProcess;
  visitor(): Visitor;
  /** Everything it has written so far. */
  output(): string;
  /** Ends it as the operating system would, and waits until it has ended. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the program and waits until it listens. Ended with the test. */
export async function spawnSite(t: TestContext, environment: Environment = {}): Promise<SiteProcess> {
  const { child, output } = spawnServer(t, environment);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /Remember Me is at (http:\S+)/.exec(output());
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output()}`)));
  });
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  return { url, child, visitor: () => new Visitor(url), output, kill };
}

/** Starts the program and does not wait; for starts that are refused. */
export function spawnServer(t: TestContext, environment: Environment = {}) {
  const program = path.join(import.meta.dirname, '../../src/server.ts');
  const variables = { PATH: process.env['PATH'] ?? '', ...TEST_ENVIRONMENT, ...environment };
  const child = spawn(process.execPath, ['--import', 'tsx', program], { env: variables });
  let written = '';
  child.stdout.on('data', (text) => {
    written += text;
  });
  child.stderr.on('data', (text) => {
    written += text;
  });
  t.after(() => child.kill('SIGKILL'));
  return { child, output: () => written };
}

/** A folder of the test's own, removed when it ends. */
export function newFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'remember-me-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const databaseUrl = (folder: string) => `sqlite:///${path.join(folder, 'db.sqlite3')}`;
