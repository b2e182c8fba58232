/**
 * `npm run bench`: how fast the site is, beside the same site with its sessions kept elsewhere. Compares
 * within one run, since figures of different runs and machines say nothing about each other.
 * BENCH_SECONDS shortens it: the length of each measurement [1]. Exit code 1 when the wire costs too much.
 */
import { compareLoginStorm } from './login-storm.ts';
import { endAll } from './sites.ts';
import { compareMemories } from './throughput.ts';
import { compareWire } from './wire-cost.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 1);

try {
  await compareMemories(seconds);
  await compareWire(seconds);
  await compareLoginStorm(seconds * 3);
} finally {
  await endAll();
}
