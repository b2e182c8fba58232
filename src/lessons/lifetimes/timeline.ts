import type { SessionLife } from './session-life.ts';

/** What happens to a session, as the catalogue names it. */
export type EventName =
  | 'loggedIn'
  | 'savedBefore'
  | 'saved'
  | 'now'
  | 'rowEnds'
  | 'cookieEnds'
  | 'bothEnd'
  | 'browserCloses';

/** One station of the picture. */
export interface Station {
  readonly name: EventName;
  /** Unix time in ms; null for what nobody knows beforehand. */
  readonly at: number | null;
  /** How far down it stands, in the units of the picture. */
  readonly y: number;
}

/** A session's life from top to bottom: the stations in their order, and what lasts from where to where. */
export interface Timeline {
  readonly stations: readonly Station[];
  readonly height: number;
  readonly now: number;
  readonly row: { readonly from: number; readonly to: number };
  /** Open where the cookie ends with the browser. */
  readonly cookie: { readonly from: number; readonly to: number; readonly open: boolean };
}

const TOP = 30;
/** Units from station to station: the picture keeps the order, not the lengths. */
const STEP = 72;

export function timelineOf(life: SessionLife): Timeline {
  const stations = stationsOf(life).map((station, at) => ({ ...station, y: TOP + at * STEP }));
  const yOf = (name: EventName) => stations.find((each) => each.name === name)?.y;
  const from = stations[0]?.y ?? TOP;
  const bottom = stations.at(-1)?.y ?? TOP;
  return {
    stations,
    height: bottom + STEP / 2 + 12,
    now: yOf('now') ?? from,
    row: { from, to: yOf('bothEnd') ?? yOf('rowEnds') ?? bottom },
    cookie: {
      from,
      to: yOf('bothEnd') ?? yOf('cookieEnds') ?? yOf('browserCloses') ?? bottom,
      open: life.cookieEnds === null,
    },
  };
}

/** When a browser will be closed nobody knows: after now, so it stands there. */
function stationsOf(life: SessionLife): Omit<Station, 'y'>[] {
  const { loggedIn, savedBefore, saved, now, rowEnds, cookieEnds } = life;
  const dated: { name: EventName; at: number }[] = [
    ...(loggedIn === null ? [] : [{ name: 'loggedIn' as const, at: loggedIn }]),
    ...savedBefore.map((at) => ({ name: 'savedBefore' as const, at })),
    { name: 'saved', at: saved },
    { name: 'now', at: now },
    ...endsOf(rowEnds, cookieEnds),
  ];
  const inOrder: Omit<Station, 'y'>[] = dated.sort((one, other) => second(one.at) - second(other.at));
  if (cookieEnds !== null) return inOrder;
  const afterNow = inOrder.findIndex(({ name }) => name === 'now') + 1;
  return inOrder.toSpliced(afterNow, 0, { name: 'browserCloses', at: null });
}

/** What ends in the same second ends together, and stands on one line. */
function endsOf(rowEnds: number, cookieEnds: number | null): { name: EventName; at: number }[] {
  if (cookieEnds === null) return [{ name: 'rowEnds', at: rowEnds }];
  if (second(rowEnds) === second(cookieEnds)) return [{ name: 'bothEnd', at: rowEnds }];
  return [
    { name: 'rowEnds', at: rowEnds },
    { name: 'cookieEnds', at: cookieEnds },
  ];
}

/** The parts of one answer are dated within one second, each in its own way: a row's timestamp to the second. */
const second = (ms: number) => Math.floor(ms / 1000);
