import type { Request, Response } from 'express';
import { markSeen, STATIONS, type Station, seenBy } from './seen.ts';

interface Part {
  readonly name: 'http' | 'cookiesAndSessions' | 'reference' | 'beyond';
  /** As the lecture counts its parts; null for what goes beyond it. */
  readonly number: number | null;
  readonly stations: readonly Station[];
}

/** The stations as the lecture groups them; its chapter 99 is what one may look up. */
export const PARTS: readonly Part[] = [
  { name: 'http', number: 1, stations: ['exchange', 'stateless'] },
  {
    name: 'cookiesAndSessions',
    number: 2,
    stations: ['cookie', 'jar', 'workbench', 'preferences', 'tracking', 'row', 'sixSteps'],
  },
  { name: 'reference', number: 99, stations: ['lifetimes', 'django', 'devices'] },
  { name: 'beyond', number: null, stations: ['experiments'] },
];

/** Where a link leads, and the text of the catalogue's `lessonMap.go` that says so. */
interface Way {
  readonly leadsTo: string;
  readonly goes: Station | 'cookieAgain';
}

/** The lessons look at all three memories, so none of these addresses is below one of them. */
const WAYS: Readonly<Record<Station, Way>> = {
  exchange: { leadsTo: '/wire', goes: 'exchange' },
  stateless: { leadsTo: '/lessons/stateless', goes: 'stateless' },
  cookie: { leadsTo: '/shop', goes: 'cookie' },
  jar: { leadsTo: '/cookies', goes: 'jar' },
  workbench: { leadsTo: '/cookies/workbench', goes: 'workbench' },
  preferences: { leadsTo: '/preferences', goes: 'preferences' },
  tracking: { leadsTo: '/tracking', goes: 'tracking' },
  row: { leadsTo: '/session', goes: 'row' },
  sixSteps: { leadsTo: '/lessons/six-steps', goes: 'sixSteps' },
  lifetimes: { leadsTo: '/lessons/lifetimes', goes: 'lifetimes' },
  django: { leadsTo: '/lessons/django', goes: 'django' },
  devices: { leadsTo: '/accounts/sessions', goes: 'devices' },
  experiments: { leadsTo: '/lessons/experiments', goes: 'experiments' },
};
const COOKIE_AGAIN: Way = { leadsTo: '/wire', goes: 'cookieAgain' };

/** A station as one visitor finds it. */
interface Stop {
  readonly name: Station;
  readonly number: number;
  readonly isSeen: boolean;
  /** Null where there is nothing to see for this visitor. */
  readonly way: Way | null;
}

/** The cookie is seen when it has come back: a session cookie came, and led to its session. */
export function noteReturnedCookie(request: Request, response: Response): void {
  if (request.sessionEngine.cameOf(request) === 'found') markSeen(request, response, 'cookie');
}

/** The map of the lesson as this visitor finds it, with the station to go to next: null when all are seen. */
export function lessonMap(request: Request) {
  const seen = request.sessionEngine.name === 'none' ? new Set<Station>() : seenBy(request);
  const hasWire = request.exchange !== undefined;
  const stops = STATIONS.map((name) => stopAt(name, seen.has(name), hasWire));
  return {
    hasWire,
    parts: PARTS.map((part) => ({
      ...part,
      stops: stops.filter(({ name }) => part.stations.includes(name)),
    })),
    next: stops.find(({ isSeen, way }) => !isSeen && way !== null) ?? null,
    seen: [...seen],
    count: STATIONS.length,
    /** How many this visitor has seen or can see. */
    canBeSeen: stops.filter(({ isSeen, way }) => isSeen || way !== null).length,
  };
}

/**
 * Where a station's page leads on to: the next station that this visitor has not seen and can go to, and
 * when none is left ahead, what they have passed by. Null when there is none.
 */
export function stationAfter(request: Request, station: Station): Stop | null {
  const stops = lessonMap(request).parts.flatMap((part) => part.stops);
  const here = STATIONS.indexOf(station);
  const inOrder = [...stops.slice(here + 1), ...stops.slice(0, here)];
  return inOrder.find(({ isSeen, way }) => !isSeen && way !== null) ?? null;
}

/** Whether the lesson was begun, and what the cookie's station waits for has just happened. */
export function bringsCookieBack(request: Request): boolean {
  const seen = seenBy(request);
  return seen.size > 0 && !seen.has('cookie') && request.sessionEngine.cameOf(request) === 'found';
}

function stopAt(name: Station, isSeen: boolean, hasWire: boolean): Stop {
  return { name, number: STATIONS.indexOf(name) + 1, isSeen, way: wayTo(name, isSeen, hasWire) };
}

function wayTo(name: Station, isSeen: boolean, hasWire: boolean): Way | null {
  if (name === 'exchange' && !hasWire) return null;
  return name === 'cookie' && isSeen && hasWire ? COOKIE_AGAIN : WAYS[name];
}
