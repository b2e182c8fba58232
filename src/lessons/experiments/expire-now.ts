import type { SessionKey } from '../../sessions/session-data.ts';
import { behindTheBrowser } from './behind-the-browser.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { Row } from './rows.ts';

const SECOND_IN_MS = 1000;

/** The row's `expire_date` becomes a moment that has passed; the row itself and the cookie stay. */
export const expireNow = experiment({
  slug: 'expire-now',
  name: 'expireNow',
  by: 'browser',
  needsSession: true,
  ends: 'session',
  answers: ['known', 'strangerRowGone', 'strangerRowStays'],
  expected: 'strangerRowStays',
  why: ['server', 'browser', 'database', 'server', 'database'],
  start: () => behindTheBrowser(endNow, outcome),
});

async function endNow({ rows, evidence }: Turn, key: SessionKey): Promise<void> {
  await rows.endAt(key, Date.now() - SECOND_IN_MS);
  evidence.timeline.push({ note: 'rowExpired' });
}

function outcome({ request }: Turn, row: Row | null) {
  const came = request.sessionEngine.cameOf(request);
  if (came === 'found') return 'known';
  if (came !== 'nothingThere') return OTHERWISE;
  return row === null ? 'strangerRowGone' : 'strangerRowStays';
}
