import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { clientOf, logIn, lookUp, whoAmI, withClient } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { SecondClient } from './second-client.ts';

/** A copied cookie is sent again after its owner has logged out: a row's, and a signed cookie's. */
export const replayAfterLogout = experiment({
  slug: 'replay-after-logout',
  name: 'replayAfterLogout',
  by: 'client',
  needsDemo: true,
  answers: ['bothDead', 'rowDead', 'cookieDead', 'bothAlive'],
  expected: 'rowDead',
  why: ['original', 'database', 'server', 'thief', 'server'],
  start: () => [replayBoth],
});

async function replayBoth(turn: Turn) {
  const livesIn = (mount: string) =>
    withClient(turn, 'original', (owner) => livesOn(owner, turn, mount), mount);
  const row = await livesIn('');
  const cookie = await livesIn('/signed-cookie');
  if (row === null || cookie === null) return OTHERWISE;
  if (row) return cookie ? 'bothAlive' : 'cookieDead';
  return cookie ? 'rowDead' : 'bothDead';
}

/** Whether a copy still logs in after the logout; null where the login itself was refused. */
async function livesOn(owner: SecondClient, turn: Turn, mount: string): Promise<boolean | null> {
  await logIn(owner, turn, mount);
  const before = await whoAmI(owner, mount);
  lookUp(turn, 'before', before?.session_key ?? null);
  const thief = clientOf(turn, 'thief');
  thief.jar.copyFrom(owner.jar, sessionCookieNames(turn.parts.settings));
  turn.evidence.timeline.push({ note: 'cookieCopied' });
  await owner.post(`${mount}/accounts/logout`);
  lookUp(turn, 'after', before?.session_key ?? null);
  const after = await whoAmI(thief, mount);
  return before?.user && after ? after.user !== null : null;
}
