import type { SessionKey } from '../../sessions/session-data.ts';
import { type KnownAs, lookUp, oneCookie, whoAmI, withClient } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { SecondClient } from './second-client.ts';

/** A character of the session cookie's key is changed by hand. */
export const tamper = experiment({
  slug: 'tamper',
  name: 'tamper',
  by: 'client',
  answers: ['other', 'refused', 'stranger', 'same'],
  expected: 'stranger',
  why: ['client', 'server', 'server', 'database'],
  start: () => [(turn) => withClient(turn, 'client', (client) => tamperWithOne(client, turn))],
});

async function tamperWithOne(client: SecondClient, turn: Turn) {
  await client.post('/cart/items', await oneCookie(turn));
  const key = (await whoAmI(client))?.session_key ?? null;
  lookUp(turn, 'before', key);
  const seen = await askTampered(client, turn);
  lookUp(turn, 'after', key);
  return outcome(key, seen);
}

/** The cookie is as it was afterwards, so that the client can end its session. */
async function askTampered(client: SecondClient, { parts, evidence }: Turn): Promise<KnownAs | null> {
  const name = parts.settings.SESSION_COOKIE_NAME;
  const untouched = client.jar.value(name) ?? '';
  client.jar.change(name, (value) => value.replace(/^(s%3A)(.)/, (_, sign, first) => sign + another(first)));
  evidence.timeline.push({ note: 'characterChanged' });
  try {
    return await whoAmI(client);
  } finally {
    client.jar.change(name, () => untouched);
  }
}

const another = (character: string) => (character === 'x' ? 'y' : 'x');

function outcome(key: SessionKey | null, seen: KnownAs | null) {
  if (key === null) return OTHERWISE;
  if (seen === null) return 'refused';
  if (seen.session_key === null) return 'stranger';
  return seen.session_key === key ? 'same' : 'other';
}
