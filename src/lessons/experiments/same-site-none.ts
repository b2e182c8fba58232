import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import { EXPERIMENTS_PATH, testCookie, valuesOf } from './test-cookies.ts';

const NONE = 'for_every_site';
const LAX = 'for_this_site';

/** A cookie that is to travel to this site from everywhere, without being kept to HTTPS. */
export const sameSiteNone = experiment({
  slug: 'samesite-none',
  name: 'sameSiteNone',
  by: 'browser',
  cookies: [NONE, LAX],
  answers: ['kept', 'refused'],
  expected: 'refused',
  why: ['server', 'browser', 'browser', 'server'],
  start: () => [sendBoth, async (turn) => outcome(turn)],
});

async function sendBoth({ response }: Turn): Promise<null> {
  response.cookie(NONE, '1', { ...testCookie, sameSite: 'none' });
  response.cookie(LAX, '1', { ...testCookie, sameSite: 'lax' });
  return null;
}

function outcome({ request, response }: Turn) {
  for (const name of [NONE, LAX]) response.clearCookie(name, { path: EXPERIMENTS_PATH });
  if (valuesOf(request, LAX).length === 0) return OTHERWISE; // this browser keeps none of our cookies
  return valuesOf(request, NONE).length === 0 ? 'refused' : 'kept';
}
