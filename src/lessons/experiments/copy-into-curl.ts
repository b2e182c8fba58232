import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { clientOf, type KnownAs, logIn, lookUp, whoAmI } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';

/** How long the session lives on that the visitor can try in a terminal. */
const MINUTES_TO_TRY = 10;

/** The cookie of somebody who is logged in is taken over into another program. */
export const copyIntoCurl = experiment({
  slug: 'copy-into-curl',
  name: 'copyIntoCurl',
  by: 'client',
  needsDemo: true,
  answers: ['originalOnly', 'copyOnly', 'both'],
  expected: 'both',
  why: ['curl', 'server', 'database', 'server'],
  start: () => [copyIt],
});

async function copyIt(turn: Turn) {
  const original = clientOf(turn, 'original');
  await logIn(original, turn);
  const before = await whoAmI(original);
  lookUp(turn, 'before', before?.session_key ?? null);
  const curl = clientOf(turn, 'curl');
  curl.jar.copyFrom(original.jar, sessionCookieNames(turn.parts.settings));
  turn.evidence.timeline.push({ note: 'cookieCopied' });
  const [copied, kept] = [await whoAmI(curl), await whoAmI(original)];
  await leaveForTrying(turn, kept, curl.jar.header('/session'));
  return before?.user ? outcome(copied, kept) : OTHERWISE;
}

function outcome(copied: KnownAs | null, kept: KnownAs | null) {
  if (copied?.user && kept?.user) return copied.session_key === kept.session_key ? 'both' : OTHERWISE;
  if (copied?.user) return 'copyOnly';
  return kept?.user ? 'originalOnly' : OTHERWISE;
}

/** The session made for it is the visitor's to try for some minutes, and ends by itself. */
async function leaveForTrying(turn: Turn, kept: KnownAs | null, cookie: string | null): Promise<void> {
  const key = kept?.session_key ?? null;
  if (key === null || cookie === null) return;
  await turn.rows.keepEnd(key, Date.now() + MINUTES_TO_TRY * 60 * 1000);
  lookUp(turn, 'after', key);
  const { protocol, host } = turn.request; // as the visitor's browser knows them, also behind a proxy
  const address = `${protocol}://${host}/session`;
  const words = ['curl', '-H', 'Accept: application/json', '-H', `Cookie: ${cookie}`, address];
  turn.evidence.command = { line: words.map(quoted).join(' '), key };
}

/** As a shell takes it for one word. */
const quoted = (word: string) => (/^[\w-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
