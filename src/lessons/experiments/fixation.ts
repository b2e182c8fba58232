import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { clientOf, logIn, lookUp, oneCookie, whoAmI } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';

/** Somebody plants a session key that they know in a browser whose owner then logs in. */
export const fixation = experiment({
  slug: 'fixation',
  name: 'fixation',
  by: 'client',
  needsDemo: true,
  answers: ['attackerToo', 'victimAlone', 'nobody'],
  expected: 'victimAlone',
  why: ['victim', 'server', 'database', 'attacker', 'server'],
  start: () => [plantAndWait],
});

async function plantAndWait(turn: Turn) {
  const attacker = clientOf(turn, 'attacker');
  await attacker.post('/cart/items', await oneCookie(turn));
  const planted = (await whoAmI(attacker))?.session_key ?? null;
  lookUp(turn, 'before', planted);
  const victim = clientOf(turn, 'victim');
  victim.jar.copyFrom(attacker.jar, sessionCookieNames(turn.parts.settings));
  turn.evidence.timeline.push({ note: 'cookiePlanted' });
  await logIn(victim, turn);
  const [victims, attackers] = [await whoAmI(victim), await whoAmI(attacker)];
  lookUp(turn, 'after', planted);
  if (victims?.session_key !== planted) lookUp(turn, 'after', victims?.session_key ?? null);
  await victim.leave();
  if (planted === null || victims === null || attackers === null) return OTHERWISE;
  if (attackers.user) return 'attackerToo';
  return victims.user ? 'victimAlone' : 'nobody';
}
