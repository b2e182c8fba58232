import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { logIn, lookUp, oneCookie, whoAmI, withClient } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { SecondClient } from './second-client.ts';

/** Somebody plants a session key that they know in a browser whose owner then logs in. */
export const fixation = experiment({
  slug: 'fixation',
  name: 'fixation',
  by: 'client',
  needsDemo: true,
  answers: ['attackerToo', 'victimAlone', 'nobody'],
  expected: 'victimAlone',
  why: ['victim', 'server', 'database', 'attacker', 'server'],
  start: () => [
    (turn) =>
      withClient(turn, 'attacker', (attacker) =>
        withClient(turn, 'victim', (victim) => plantAndWait(attacker, victim, turn)),
      ),
  ],
});

async function plantAndWait(attacker: SecondClient, victim: SecondClient, turn: Turn) {
  await attacker.post('/cart/items', await oneCookie(turn));
  const planted = (await whoAmI(attacker))?.session_key ?? null;
  lookUp(turn, 'before', planted);
  victim.jar.copyFrom(attacker.jar, sessionCookieNames(turn.parts.settings));
  turn.evidence.timeline.push({ note: 'cookiePlanted' });
  await logIn(victim, turn);
  const [victims, attackers] = [await whoAmI(victim), await whoAmI(attacker)];
  lookUp(turn, 'after', planted);
  if (victims?.session_key !== planted) lookUp(turn, 'after', victims?.session_key ?? null);
  if (planted === null || victims === null || attackers === null) return OTHERWISE;
  if (attackers.user) return 'attackerToo';
  return victims.user ? 'victimAlone' : 'nobody';
}
