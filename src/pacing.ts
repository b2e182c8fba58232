import { setTimeout as sleep } from 'node:timers/promises';

/** How work that goes in batches leaves room for the visitors between them. */
export interface Pacing {
  /** ms between two batches. */
  readonly pause?: number;
  /** The site is about to stop: no further batch. */
  readonly signal?: AbortSignal;
}

/** Between two batches. @throws AbortError when the site is about to stop */
export async function rest({ pause = 25, signal }: Pacing): Promise<void> {
  await sleep(pause, undefined, signal && { signal });
}
