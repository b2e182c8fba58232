import type { Request, Response } from 'express';
import { bakeOfTheDay, isBakeHidden } from '../announcements/bake-of-the-day.ts';
import { greetOnce } from '../announcements/greeting.ts';
import { LANGUAGES } from '../i18n/translations.ts';
import { stationAfter } from '../lessons/lesson-map.ts';
import { isOfAllMemories } from '../lessons/one-address.ts';
import type { Station } from '../lessons/seen.ts';
import { keptInCookies } from '../preferences/preference-cookies.ts';
import { sessionKeyOf, sessionOf } from '../sessions/session.ts';
import type { EngineName } from '../sessions/session-engine.ts';
import { shownPrices } from '../shop/shown-price.ts';
import { asksConsent } from '../tracking/track-visits.ts';
import { summaryOf } from '../wire/show-exchange.ts';
import { here, href } from './addresses.ts';
import { takeNotice } from './notice.ts';

/** The three memories and where the shop stands on each. */
export const MOUNTS = [
  { engine: 'db', mount: '' },
  { engine: 'signed_cookies', mount: '/signed-cookie' },
  { engine: 'none', mount: '/stateless' },
] as const satisfies readonly { engine: EngineName; mount: string }[];

const HUES = 12;

type Locals = Readonly<Record<string, unknown>>;

/**
 * Answers with a page of views/.
 * @param view the file below views/, without its ending
 * @param locals what the page shows, beside what every page knows
 */
export function renderPage(
  request: Request,
  response: Response,
  view: string,
  locals: Locals & { readonly here?: string } = {},
): void {
  const notice = takeNotice(request, response);
  const greets = greetOnce(request, response);
  const wire = summaryOf(request, response, request.app.locals['sessionCookieName']);
  response.render(view, {
    ...everyPage(request, locals.here ?? here(request)),
    ...{ notice, greets, wire, asksConsent: asksConsent(request, response) },
    // One announcement at a time: the notice waits for the page after the greeting.
    bake: greets || isBakeHidden(request) ? null : bakeOfTheDay(Date.now()),
    ...locals,
  });
}

/** Answers with a piece of a page, for a script to put into one. */
export function renderFragment(request: Request, response: Response, view: string, locals: Locals): void {
  response.render(view, { ...everyPage(request, here(request)), ...locals });
}

function everyPage(request: Request, path: string) {
  const session = sessionOf(request);
  return {
    t: request.t,
    language: request.language,
    languages: LANGUAGES,
    href: (to: string) => href(request, to),
    theme: themeOf(request),
    ...shownPrices(request),
    here: path,
    memory: { engine: request.sessionEngine.name, mount: request.mount },
    memories: MOUNTS.map(({ engine, mount }) => ({
      engine,
      href: mount + (isOfAllMemories(path) ? '/' : path),
    })),
    session: {
      key: sessionKeyOf(request),
      empty: Object.keys(session).length === 0,
      cookie: request.sessionEngine.cameOf(request),
    },
    user: request.user ?? null, // an error may come before anybody looked
    keyHue,
    stationAfter: (station: Station) => stationAfter(request, station),
  };
}

/** The theme that the visitor has chosen; null for the system's, which the browser knows and the server does not. */
function themeOf(request: Request): 'light' | 'dark' | null {
  const { theme } = keptInCookies(request);
  return theme === 'system' ? null : theme;
}

/** One key, one colour: which of the twelve hues a session key has wherever it stands. */
function keyHue(key: string): number {
  return [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7) % HUES;
}
