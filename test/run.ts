/**
 * Runs every *.test.ts below test/, or those whose path contains one of the words given; with `--tours` every
 * *.tour.ts, the long ways through a real browser that `npm test` leaves out. Node 20's own
 * search finds no TypeScript and then reports success, so the files are named here, and having none is a
 * failure. It would also start a process for each file, which costs more than most tests do: here a few
 * processes run a share of the files each, a few at a time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const FILES_IN_A_PROCESS = 16;
const BROWSER_FILES_IN_A_PROCESS = 4; // they share one Chromium, which fills a processor by itself
const AT_A_TIME = 3; // two processors, and always somebody who waits

const here = import.meta.dirname;
const tours = process.argv.includes('--tours');
const words = process.argv.slice(2).filter((word) => word !== '--tours');
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith(tours ? '.tour.ts' : '.test.ts'))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .map((file) => path.join(here, file))
  .sort();

const isOfBrowser = (file: string) => file.includes(`${path.sep}browser${path.sep}`);

/** The long ones first, so that no process is left over at the end. */
const shares = (): string[][] => [
  ...shared(files.filter(isOfBrowser), tours ? 1 : BROWSER_FILES_IN_A_PROCESS),
  ...shared(
    files.filter((file) => !isOfBrowser(file)),
    FILES_IN_A_PROCESS,
  ),
];

/** Neighbours go to different shares: files of one folder take about as long as each other. */
function shared(some: readonly string[], inAProcess: number): string[][] {
  const count = Math.ceil(some.length / inAProcess);
  return Array.from({ length: count }, (_, at) => some.filter((_file, index) => index % count === at));
}

/** Runs a share, prints what it wrote when it has ended, and counts. */
async function run(share: string[]): Promise<{ passed: number; failed: number; skipped: number }> {
  const program = ['--import', 'tsx', '--test-reporter=spec', path.join(here, 'share.ts'), ...share];
  const env = { ...process.env, TZ: 'Asia/Seoul' }; // where it is UTC, a date that was read as local goes unnoticed
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const [code] = await once(child, 'close');
  process.stdout.write(written);
  const counted = (what: string) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(written)?.[1] ?? 0);
  const failed = counted('fail') + counted('cancelled');
  return {
    passed: counted('pass'),
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: counted('skipped'),
  };
}

const waiting = shares();
const total = { passed: 0, failed: 0, skipped: 0 };
async function runWaiting(): Promise<void> {
  for (let share = waiting.shift(); share !== undefined; share = waiting.shift()) {
    const { passed, failed, skipped } = await run(share);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
}
await Promise.all(Array.from({ length: AT_A_TIME }, runWaiting));

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
