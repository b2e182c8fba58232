import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { siteCookie, YEAR_IN_MS } from '../../pages/site-cookie.ts';
import { type Experiment, OTHERWISE } from './experiment.ts';

/** What the visitor said would happen, and what did; null where neither is known yet. */
export interface Entry {
  readonly prediction: string | null;
  readonly outcome: string | null;
}

/** A visitor's notes on all experiments, in a cookie of its own: kept without an account and without a row. */
export interface Notebook {
  /** Tells whose results are whose. */
  readonly owner: string;
  readonly entries: ReadonlyMap<Experiment, Entry>;
}

const NAME = 'experiments';
const PATH = '/lessons/experiments';
const EMPTY: Entry = { prediction: null, outcome: null };

/** `<owner>.<two characters an experiment>`: the number of the predicted answer and of the one that came true. */
const SHAPE = /^([\w-]{22})\.((?:[0-9x-]{2}){0,40})$/;
const UNKNOWN = '-';
const OTHER = 'x';

/** Null for who has not begun. */
export function readNotebook(request: Request, experiments: readonly Experiment[]): Notebook | null {
  const [, owner, marks = ''] = SHAPE.exec(String(request.cookies[NAME] ?? '')) ?? [];
  if (owner === undefined) return null;
  const entry = (experiment: Experiment, at: number): [Experiment, Entry] => [
    experiment,
    { prediction: read(marks[at * 2], experiment), outcome: read(marks[at * 2 + 1], experiment) },
  ];
  return { owner, entries: new Map(experiments.map(entry)) };
}

export const entryOf = (notebook: Notebook | null, experiment: Experiment): Entry =>
  notebook?.entries.get(experiment) ?? EMPTY;

/** The notebook with another entry; a new one for who has none. */
export function noted(notebook: Notebook | null, experiment: Experiment, entry: Entry): Notebook {
  const owner = notebook?.owner ?? randomBytes(16).toString('base64url');
  return { owner, entries: new Map([...(notebook?.entries ?? []), [experiment, entry]]) };
}

/** Before the answer starts. */
export function sendNotebook(
  request: Request,
  response: Response,
  notebook: Notebook,
  experiments: readonly Experiment[],
): void {
  const marks = experiments.map((experiment) => {
    const { prediction, outcome } = entryOf(notebook, experiment);
    return mark(prediction, experiment) + mark(outcome, experiment);
  });
  const cookie = { ...siteCookie(request), path: PATH, maxAge: YEAR_IN_MS };
  response.cookie(NAME, `${notebook.owner}.${marks.join('')}`, cookie);
}

function mark(answer: string | null, { answers }: Experiment): string {
  if (answer === OTHERWISE) return OTHER;
  const at = answer === null ? -1 : answers.indexOf(answer);
  return at < 0 ? UNKNOWN : String(at);
}

function read(character: string | undefined, { answers }: Experiment): string | null {
  return character === OTHER ? OTHERWISE : (answers[Number(character)] ?? null);
}
