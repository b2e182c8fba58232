import { isDeepStrictEqual } from 'node:util';
import { cycleKey, sessionKeyOf, sessionOf } from '../../sessions/session.ts';
import type { SessionData, SessionKey } from '../../sessions/session-data.ts';
import { lookUp } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';

/** What stood in the session before its key was changed. */
interface Before {
  readonly key: SessionKey;
  readonly data: SessionData;
}

/** Django's `cycle_key`: the session moves to a row of another key. */
export const changeKey = experiment({
  slug: 'change-key',
  name: 'changeKey',
  by: 'browser',
  needsSession: true,
  answers: ['lost', 'emptied', 'bothWork', 'follows'],
  expected: 'follows',
  why: ['server', 'database', 'browser', 'database', 'server'],
  start() {
    let before: Before | null = null;
    return [
      async (turn) => {
        before = await change(turn);
        return null;
      },
      async (turn) => (before === null ? OTHERWISE : outcome(turn, before)),
    ];
  },
});

async function change(turn: Turn): Promise<Before | null> {
  const [key, data] = [sessionKeyOf(turn.request), sessionOf(turn.request)];
  if (key === null) return null;
  lookUp(turn, 'before', key);
  await cycleKey(turn.request);
  return { key, data };
}

function outcome(turn: Turn, before: Before) {
  const key = sessionKeyOf(turn.request);
  const oldRow = lookUp(turn, 'after', before.key);
  if (key === null) return 'lost';
  lookUp(turn, 'after', key);
  if (key === before.key) return OTHERWISE;
  if (oldRow !== null) return 'bothWork';
  return whatCame({ ...sessionOf(turn.request) }, { ...before.data });
}

/** Data that is neither the same nor none was changed from elsewhere: from another tab, say. */
function whatCame(now: SessionData, before: SessionData) {
  if (isDeepStrictEqual(now, before)) return 'follows';
  return Object.keys(now).length === 0 ? 'emptied' : OTHERWISE;
}
