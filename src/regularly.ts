import type { Log } from './log.ts';

const INTERVAL = 10 * 60 * 1000;

/** Work that lets itself be stopped. */
type Work = (signal: AbortSignal) => Promise<unknown>;

/**
 * Does some housekeeping now and then while the site runs, one round at a time. What fails is logged, and
 * tried again the next time; no visitor is affected.
 * @param interval ms
 * @returns stops it, and waits for a round that is under way
 */
export function regularly(what: string, work: Work, log: Log, interval = INTERVAL): () => Promise<void> {
  const stopping = new AbortController();
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= once(what, work, log, stopping.signal).finally(() => {
      round = null;
    });
  }, interval);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await round;
  };
}

async function once(what: string, work: Work, log: Log, signal: AbortSignal): Promise<void> {
  try {
    log.debug({ result: await work(signal) }, what);
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, `${what}: failed`);
  }
}
