import type { Log } from './log.ts';

const INTERVAL = 10 * 60 * 1000;

/**
 * Does some housekeeping now and then while the site runs. What fails is logged, and tried again the
 * next time; no visitor is affected.
 * @param interval ms
 * @returns stops it
 */
export function regularly(
  what: string,
  work: () => Promise<unknown>,
  log: Log,
  interval = INTERVAL,
): () => void {
  const timer = setInterval(async () => {
    try {
      log.debug({ result: await work() }, what);
    } catch (error) {
      log.error({ err: error }, `${what}: failed`);
    }
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}
