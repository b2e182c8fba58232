import { type Request, type Response, Router } from 'express';
import type { Parts } from '../../app.ts';
import { duration } from '../../i18n/duration.ts';
import { instantText } from '../../i18n/instant.ts';
import type { Language } from '../../i18n/translations.ts';
import { renderPage } from '../../pages/render-page.ts';
import { setCookieParts } from '../../wire/set-cookie-parts.ts';
import { markSeen } from '../seen.ts';
import {
  cookiePairs,
  type LessonCookies,
  lessonCookies,
  noteBothCame,
  PATH,
  setCookieLines,
  setLessonCookies,
} from './lesson-cookies.ts';
import { sessionLife } from './session-life.ts';
import { timelineOf } from './timeline.ts';

/** The lesson on how long cookies and sessions live (S26 and S27 of the lecture). */
export function lifetimesRouter({ settings, accounts }: Parts): Router {
  return Router().get(PATH, show).post(`${PATH}/cookies`, setBoth);

  function setBoth(_request: Request, response: Response) {
    setLessonCookies(response, Date.now());
    response.redirect(303, PATH);
  }

  async function show(request: Request, response: Response) {
    const { language } = request;
    const now = Date.now();
    const cookies = lessonCookies(request, now);
    follow(cookies, request, response);
    const chain = request.sessionEngine.chain(request);
    const life = await sessionLife({ request, chain, now }, settings, accounts.userSessions);
    renderPage(request, response, 'lessons/lifetimes', {
      ...{ cookies, pairs: cookiePairs(request), lines: linesOf(cookies, request) },
      now,
      ...{ chain, life, timeline: life && timelineOf(life), byDefault: byDefault() },
      isHeard: request.exchange !== undefined,
      date: dateFormat(language),
      instant: (ms: number) => instantText(ms, language),
      span: (ms: number) => duration(Math.max(ms, 0) / 1000, language),
      styles: '/styles/lifetimes.css',
      script: ['/scripts/lifetimes.js', '/scripts/countdown.js'],
    });
  }

  /** The settings that the page names, as Django would write them. */
  function byDefault() {
    const { SESSION_COOKIE_AGE: age, SESSION_EXPIRE_AT_BROWSER_CLOSE: close } = settings;
    return { age, close: close ? 'True' : 'False' };
  }
}

/** Short enough for a picture on a telephone; in UTC, as there too the time zone is not known. */
function dateFormat(language: Language) {
  const styles = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(language, styles);
  return (ms: number) => format.format(ms);
}

/** Seen is who has had the short cookie come, and then no longer come. */
function follow({ state, came, setAt }: LessonCookies, request: Request, response: Response): void {
  if (state === 'both' && !came && setAt !== null) noteBothCame(response, setAt);
  if (state === 'over' && came) markSeen(request, response, 'lifetimes');
}

/** The Set-Cookie lines that set the two, and what each part of them says. */
function linesOf({ setAt }: LessonCookies, { secure }: Request) {
  if (setAt === null) return [];
  return setCookieLines(setAt, secure).map((line) => ({ line, parts: setCookieParts(line, setAt).parts }));
}
