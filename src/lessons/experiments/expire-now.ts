import { sessionKeyOf } from '../../sessions/session.ts';
import type { SessionKey } from '../../sessions/session-data.ts';
import { lookUp } from './at-the-shop.ts';
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
  start() {
    let key: SessionKey | null = null;
    return [
      async (turn) => {
        key = sessionKeyOf(turn.request);
        lookUp(turn, 'before', key);
        if (key !== null) await endNow(turn, key);
        return null;
      },
      async (turn) => (key === null ? OTHERWISE : outcome(turn, lookUp(turn, 'after', key))),
    ];
  },
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
