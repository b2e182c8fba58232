import assert from 'node:assert/strict';
import { once } from 'node:events';
import test, { type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { rest } from '../src/pacing.ts';
import { regularly } from '../src/regularly.ts';

const silent = pino({ level: 'silent' });

/** What is done regularly does not keep a process alive by itself; a server does. */
function keepAlive(t: TestContext): void {
  const timer = setInterval(() => {}, 1000);
  t.after(() => clearInterval(timer));
}

test('a round that lasts longer than the interval is not overtaken by the next', async (t) => {
  keepAlive(t);
  const rounds = new EventTarget();
  let underWay = 0;
  let most = 0;
  const work = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await sleep(20);
    underWay -= 1;
    rounds.dispatchEvent(new Event('end'));
  };
  t.after(regularly('Cleared', work, silent, 1));
  for (let round = 0; round < 3; round++) await once(rounds, 'end');
  assert.equal(most, 1);
});

test('stopping lets no further batch begin, waits for the round, and is no failure', {
  timeout: 10_000,
}, async (t) => {
  keepAlive(t);
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const rounds = new EventTarget();
  let batches = 0;
  let ended = false;
  const work = async (signal: AbortSignal) => {
    try {
      for (; ; await rest({ pause: 60_000, signal })) {
        batches += 1;
        rounds.dispatchEvent(new Event('batch'));
      }
    } finally {
      await sleep(5);
      ended = true;
    }
  };
  const stop = regularly('Cleared', work, log, 1);
  await once(rounds, 'batch');
  await stop();
  assert.deepEqual({ batches, ended, lines }, { batches: 1, ended: true, lines: [] });
});
