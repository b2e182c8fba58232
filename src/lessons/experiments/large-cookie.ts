import { COOKIE_LIMIT } from '../../sessions/signed-cookie-sessions.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import { EXPERIMENTS_PATH, testCookie, valuesOf } from './test-cookies.ts';

const FITS = 'fits';
const TOO_LARGE = 'too_large';

/** A value that makes name and value together this many bytes: what browsers count. */
const filling = (name: string, bytes: number) => 'o'.repeat(bytes - name.length);

/** Two cookies, one of exactly 4,096 bytes and one of a byte more. */
export const largeCookie = experiment({
  slug: 'large-cookie',
  name: 'largeCookie',
  by: 'browser',
  cookies: [FITS, TOO_LARGE],
  answers: ['cut', 'refused', 'kept'],
  expected: 'refused',
  why: ['server', 'browser', 'browser', 'server'],
  start: () => [sendBoth, async (turn) => outcome(turn)],
});

async function sendBoth({ response }: Turn): Promise<null> {
  response.cookie(FITS, filling(FITS, COOKIE_LIMIT), testCookie);
  response.cookie(TOO_LARGE, filling(TOO_LARGE, COOKIE_LIMIT + 1), testCookie);
  return null;
}

function outcome({ request, response }: Turn) {
  for (const name of [FITS, TOO_LARGE]) response.clearCookie(name, { path: EXPERIMENTS_PATH });
  if (valuesOf(request, FITS)[0]?.length !== COOKIE_LIMIT - FITS.length) return OTHERWISE;
  const [large] = valuesOf(request, TOO_LARGE);
  if (large === undefined) return 'refused';
  return large.length < COOKIE_LIMIT + 1 - TOO_LARGE.length ? 'cut' : 'kept';
}
