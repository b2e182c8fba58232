import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import { EXPERIMENTS_PATH, testCookie, valuesOf } from './test-cookies.ts';

const NAME = 'stubborn';
const WRONG_PATH = '/';

/** A cookie is to be deleted, first by another Path than it was made with, then by its own. */
export const wrongPath = experiment({
  slug: 'wrong-path',
  name: 'wrongPath',
  by: 'browser',
  cookies: [NAME],
  answers: ['gone', 'twice', 'stays'],
  expected: 'stays',
  why: ['server', 'browser', 'browser', 'server', 'browser'],
  start() {
    let came: ReturnType<typeof outcome> | typeof OTHERWISE = OTHERWISE;
    return [
      async ({ response }) => {
        response.cookie(NAME, '1', testCookie);
        return null;
      },
      async (turn) => (valuesOf(turn.request, NAME).length === 1 ? deleteWith(WRONG_PATH, turn) : OTHERWISE),
      async (turn) => {
        came = outcome(turn);
        return deleteWith(EXPERIMENTS_PATH, turn);
      },
      // What cannot be deleted by its own Path either shows another browser than we know.
      async ({ request }) => (valuesOf(request, NAME).length === 0 ? came : OTHERWISE),
    ];
  },
});

function deleteWith(path: string, { response }: Turn): null {
  response.clearCookie(NAME, { path, httpOnly: true });
  return null;
}

function outcome({ request }: Turn) {
  const { length } = valuesOf(request, NAME);
  if (length > 1) return 'twice';
  return length === 1 ? 'stays' : 'gone';
}
