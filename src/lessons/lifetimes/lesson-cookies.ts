import type { Request, Response } from 'express';
import { cookiesWithoutSeals } from '../../wire/without-secrets.ts';

export const PATH = '/lessons/lifetimes';
const SESSION = 'lesson_session';
const PERSISTENT = 'lesson_persistent';
/** Of the persistent one. */
const MAX_AGE_IN_SECONDS = 30;

/** What has come of the two cookies, as far as the server can tell. */
export type State = 'neither' | 'both' | 'over' | 'early' | 'persistentAlone';

/** The two cookies as this request knows of them. */
export interface LessonCookies {
  readonly state: State;
  /** When they were set, and when the persistent one ends (Unix time in ms); null if it is not known. */
  readonly setAt: number | null;
  readonly ends: number | null;
  /** Whether both have come along with a request since. */
  readonly came: boolean;
}

/** Sets a session cookie and one that ends by itself. */
export function setLessonCookies(response: Response, now: number): void {
  const setAt = Math.floor(now / 1000);
  for (const line of setCookieLines(setAt * 1000, response.req.secure)) response.append('Set-Cookie', line);
}

/**
 * The lines that set the two: they differ in Max-Age alone. The value says when that was.
 * @param setAt Unix time in ms
 */
export function setCookieLines(setAt: number, secure: boolean): readonly string[] {
  const attributes = `Path=${PATH}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const seconds = setAt / 1000;
  return [
    `${SESSION}=set.${seconds}; ${attributes}`,
    `${PERSISTENT}=set.${seconds}; Max-Age=${MAX_AGE_IN_SECONDS}; ${attributes}`,
  ];
}

/** What the Cookie line of this request says of them. @param now Unix time in ms */
export function lessonCookies({ cookies }: Request, now: number): LessonCookies {
  const note = noteIn(cookies[SESSION]);
  const persistent = noteIn(cookies[PERSISTENT]);
  const setAt = note?.setAt ?? persistent?.setAt ?? null;
  const ends = setAt === null ? null : setAt + MAX_AGE_IN_SECONDS * 1000;
  const isOver = ends !== null && now >= ends;
  return {
    state: stateOf(note !== null, persistent !== null, isOver),
    setAt,
    ends,
    came: note?.came === true,
  };
}

function stateOf(session: boolean, persistent: boolean, isOver: boolean): State {
  if (session && persistent) return 'both';
  if (session) return isOver ? 'over' : 'early';
  return persistent ? 'persistentAlone' : 'neither';
}

/** Notes in the session cookie that both came, for the request that comes without the other. */
export function noteBothCame(response: Response, setAt: number): void {
  const [line = ''] = setCookieLines(setAt, response.req.secure);
  response.append('Set-Cookie', line.replace('=set.', '=came.'));
}

/** The value may be anybody's. */
function noteIn(value: unknown): { came: boolean; setAt: number } | null {
  const [, word, seconds] = /^(set|came)\.(\d{10})$/.exec(String(value ?? '')) ?? [];
  return seconds === undefined ? null : { came: word === 'came', setAt: Number(seconds) * 1000 };
}

/** The Cookie line in its pairs, its seals cut; those of the lesson marked. */
export function cookiePairs({ headers }: Request): readonly { pair: string; isOurs: boolean }[] {
  const pairs = cookiesWithoutSeals(headers.cookie ?? '')
    .split('; ')
    .filter(Boolean);
  const isOurs = (pair: string) => [SESSION, PERSISTENT].some((name) => pair.startsWith(`${name}=`));
  return pairs.map((pair) => ({ pair, isOurs: isOurs(pair) }));
}
