import type { Request, Response } from 'express';
import type { Parts } from '../../app.ts';
import { sessionKeyOf, update } from '../../sessions/session.ts';
import type { AFewAtATime } from '../own-client/a-few-at-a-time.ts';
import { NoAnswer } from '../own-client/own-client.ts';
import { answered, browserExchange } from './browser-exchange.ts';
import { type Experiment, OTHERWISE, type Step, type Turn } from './experiment.ts';
import type { Rows } from './rows.ts';
import type { Run } from './runs.ts';

/** What all experiments of this site share. */
export interface Laboratory {
  readonly parts: Parts;
  readonly rows: Rows;
  /** For those that this site does itself, by a client of its own. */
  readonly aFewAtATime: AFewAtATime;
}

/** The steps of an experiment that begins with this request: a stranger is given a session first, if one is needed. */
export function stepsOf(experiment: Experiment, request: Request): Step[] {
  const steps = experiment.start();
  const isMissing = experiment.needsSession && sessionKeyOf(request) === null;
  return isMissing ? [makeSession(experiment), ...steps] : steps;
}

const makeSession =
  ({ slug }: Experiment): Step =>
  async ({ request }) => {
    await update(request, (session) => {
      session.experiment = slug;
    });
    return null;
  };

/**
 * Does the next step of a run.
 * @throws OthersBefore where this site has to do it and is busy; DatabaseUnavailable, SessionInterrupted
 */
export async function advance(
  run: Run,
  request: Request,
  response: Response,
  laboratory: Laboratory,
): Promise<void> {
  const step = run.steps.shift();
  if (step === undefined) return;
  run.done += 1; // at once: the same step asked for twice is done once
  const { parts, rows } = laboratory;
  const turn: Turn = { request, response, parts, rows, evidence: run.evidence, end: null };
  if (run.experiment.by === 'client') {
    run.outcome = await laboratory.aFewAtATime.run((end) =>
      step({ ...turn, end }).catch((error) => withoutAnswer(error, turn)),
    );
  } else run.outcome = await byBrowser(step, turn, run);
}

/** The visitor's own exchange is part of what is seen. */
async function byBrowser(step: Step, turn: Turn, { experiment, evidence }: Run): Promise<string | null> {
  const names = cookiesOf(experiment, turn);
  const isAboutSession = experiment.cookies.length === 0;
  const exchange = browserExchange(turn.request, turn.response, names, isAboutSession);
  evidence.timeline.push(exchange);
  const outcome = await step(turn);
  if (outcome !== null) answered(exchange, turn.response, names);
  return outcome;
}

const cookiesOf = ({ cookies }: Experiment, { parts }: Turn) =>
  cookies.length > 0 ? cookies : [parts.settings.SESSION_COOKIE_NAME];

/** That the site does not answer itself in time, is also something that was seen. */
function withoutAnswer(error: unknown, { evidence, parts }: Turn): typeof OTHERWISE {
  if (!(error instanceof NoAnswer)) throw error;
  parts.log.warn({ err: error }, 'Experiment without answer');
  evidence.timeline.push({ note: 'noAnswer' });
  return OTHERWISE;
}
