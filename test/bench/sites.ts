import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Visitor } from '../support/visitor.ts';
import { CART, DEMO } from './cart.ts';

/** Where sessions are kept: in Django's table, in express-session's MemoryStore, nowhere. */
export type Memory = 'rows' | 'memory' | 'nothing';

/** A site in a process of its own. */
export interface Site {
  readonly url: string;
  readonly child: ChildProcess;
}

export const SECRET_KEY = 'bench-secret-key-0123456789-0123456789-0123456789';

const running = new Set<Site>();
const folders: string[] = [];

export const databaseIn = (folder: string) => path.join(folder, 'db.sqlite3');

/** A folder that is removed by `endAll`. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'remember-me-bench-'));
  folders.push(folder);
  return folder;
}

const Started = z.object({ address: z.object({ port: z.number() }) });

export async function startSite(
  memory: Memory,
  file: string,
  { rounds = 4, wire = 'on' }: { rounds?: number; wire?: 'on' | 'off' } = {},
): Promise<Site> {
  const program = path.join(import.meta.dirname, 'site-process.ts');
  const child = fork(program, [memory], {
    execArgv: ['--import', 'tsx', ...profiling(memory)],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: `sqlite:///${file}`,
      SECRET_KEY,
      BCRYPT_ROUNDS: String(rounds),
      LOG_LEVEL: 'silent',
      WIRE: wire,
    },
  });
  const [message] = await once(child, 'message');
  const site = { url: `http://127.0.0.1:${Started.parse(message).address.port}`, child };
  running.add(site);
  return site;
}

/** Has the site's own process clear its expired sessions. @returns how many */
export const clearExpired = (site: Site) => ask(site, 'clear');

/** @returns how many seconds of processor time the site has taken so far */
export const cpuTime = (site: Site) => ask(site, 'cpu');

async function ask({ child }: Site, question: 'clear' | 'cpu'): Promise<number> {
  child.send(question);
  const [answer] = await once(child, 'message');
  return Number(answer);
}

/** BENCH_PROFILE: a folder for the CPU profiles of each site (`node --cpu-prof`). */
function profiling(memory: Memory): string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${path.join(folder, memory)}`] : [];
}

/** Browsers that are logged in as demo, with a cart of three kinds. */
export async function customers({ url }: Site, count: number): Promise<Visitor[]> {
  const browsers = Array.from({ length: count }, () => new Visitor(url));
  for (const browser of browsers) {
    assert.equal((await browser.post('/accounts/login', DEMO)).status, 303);
    for (const [product, quantity] of Object.entries(CART)) {
      await browser.post('/cart/items', { product, quantity: String(quantity) });
    }
    const { user, count } = await browser.json('/cart');
    assert.deepEqual({ user, count }, { user: DEMO.username, count: 7 });
  }
  return browsers;
}

/** A site ends by itself when its parent lets go of it. */
export async function endSite(site: Site): Promise<void> {
  const ended = once(site.child, 'exit');
  site.child.disconnect();
  await ended;
  running.delete(site);
}

/** Ends every site and removes what they kept. */
export async function endAll(): Promise<void> {
  for (const site of running) await endSite(site);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
