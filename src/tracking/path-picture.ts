import type { Knowledge, Step } from './what-we-know.ts';

/** The path through the site as a picture: pages below each other, steps down at their left, back up at their right. */
export interface PathPicture {
  readonly width: number;
  readonly height: number;
  /** Where the boxes begin and end, and their height. */
  readonly left: number;
  readonly right: number;
  readonly box: number;
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
}

/** A page, as a box with its name. */
interface Place {
  readonly page: string;
  readonly count: number;
  readonly y: number;
}

/** A step, as a curve with an arrowhead and, where it is furthest out, its number. */
interface Way extends Step {
  readonly curve: string;
  readonly head: string;
  readonly stroke: number;
  readonly label: { readonly x: number; readonly y: number };
}

/** Of a telephone, so that nothing has to be made smaller there. */
const WIDTH = 328;
/** Where the boxes begin and end, and how high a row and a box are. */
const [LEFT, RIGHT, ROW, BOX] = [70, 258, 46, 30] as const;
const MOST_PLACES = 8;
const MOST_WAYS = 10;

/** @returns null where nobody went from one page to another yet */
export function pathPicture({ visits, pages, steps }: Knowledge): PathPicture | null {
  const often = pages.slice(0, MOST_PLACES);
  const firstSeen = visits.map(({ page }) => page).reverse();
  const places = often
    .toSorted((one, other) => firstSeen.indexOf(one.value) - firstSeen.indexOf(other.value))
    .map(({ value, count }, row) => ({ page: value, count, y: row * ROW + ROW / 2 }));
  const row = (page: string) => places.findIndex((place) => place.page === page);
  const drawn = steps.filter(({ from, to }) => row(from) >= 0 && row(to) >= 0).slice(0, MOST_WAYS);
  if (drawn.length === 0) return null;
  const most = Math.max(...drawn.map(({ count }) => count));
  const ways = drawn.map((step) => wayOf(step, row(step.from), row(step.to), most));
  const box = { left: LEFT, right: RIGHT, box: BOX };
  return { width: WIDTH, height: places.length * ROW, ...box, places, ways };
}

function wayOf(step: Step, from: number, to: number, most: number): Way {
  const isDown = to > from;
  const out = isDown ? -1 : 1;
  const edge = isDown ? LEFT : RIGHT;
  const [start, end] = [from * ROW + ROW / 2 + 5, to * ROW + ROW / 2 - 5];
  const reach = 13 + ((Math.abs(to - from) - 1) * 46) / (MOST_PLACES - 2);
  const bend = edge + out * reach * (4 / 3); // a cubic curve comes three quarters of the way to its handles
  return {
    ...step,
    curve: `M${edge} ${start} C${bend} ${start} ${bend} ${end} ${edge + out * 6} ${end}`,
    head: `M${edge} ${end} l${out * 8} -4 v8 z`,
    stroke: 1.5 + (2.5 * step.count) / most,
    label: { x: edge + out * reach, y: (start + end) / 2 + 4 },
  };
}
