import type { SessionKey } from '../../sessions/session-data.ts';
import { clientOf, type KnownAs, lookUp, oneCookie, whoAmI } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';

/** A character of the session cookie's key is changed by hand. */
export const tamper = experiment({
  slug: 'tamper',
  name: 'tamper',
  by: 'client',
  answers: ['other', 'refused', 'stranger', 'same'],
  expected: 'stranger',
  why: ['client', 'server', 'server', 'database'],
  start: () => [tamperWithOne],
});

async function tamperWithOne(turn: Turn) {
  const name = turn.parts.settings.SESSION_COOKIE_NAME;
  const client = clientOf(turn, 'client');
  await client.post('/cart/items', await oneCookie(turn));
  const key = (await whoAmI(client))?.session_key ?? null;
  lookUp(turn, 'before', key);
  const cookie = client.jar.value(name) ?? '';
  client.jar.change(name, (value) => value.replace(/^(s%3A)(.)/, (_, sign, first) => sign + another(first)));
  turn.evidence.timeline.push({ note: 'characterChanged' });
  const seen = await whoAmI(client);
  lookUp(turn, 'after', key);
  client.jar.change(name, () => cookie);
  await client.leave();
  return outcome(key, seen);
}

const another = (character: string) => (character === 'x' ? 'y' : 'x');

function outcome(key: SessionKey | null, seen: KnownAs | null) {
  if (key === null) return OTHERWISE;
  if (seen === null) return 'refused';
  if (seen.session_key === null) return 'stranger';
  return seen.session_key === key ? 'same' : 'other';
}
