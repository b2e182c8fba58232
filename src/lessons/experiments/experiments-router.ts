import { STATUS_CODES } from 'node:http';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Parts } from '../../app.ts';
import { instantText } from '../../i18n/instant.ts';
import { safePath } from '../../pages/addresses.ts';
import { emptyForm, type Form, readForm, saying, showAgain } from '../../pages/form.ts';
import { HttpError } from '../../pages/http-error.ts';
import { renderPage } from '../../pages/render-page.ts';
import { sessionKeyOf } from '../../sessions/session.ts';
import type { AFewAtATime } from '../own-client/a-few-at-a-time.ts';
import { markSeen } from '../seen.ts';
import { advance, type Laboratory, stepsOf } from './advance.ts';
import type { Experiment } from './experiment.ts';
import { EXPERIMENTS } from './experiments.ts';
import { entryOf, type Notebook, noted, readNotebook, sendNotebook } from './notebook.ts';
import { Rows } from './rows.ts';
import { type Run, Runs } from './runs.ts';

const LIST = '/lessons/experiments';
const STYLES = ['/styles/experiments.css', '/styles/experiment-result.css'];

/**
 * "What happens if…": the visitor predicts, the POST does it, and the pages it leads to show what
 * happened. Where the visitor's browser has to be heard several times, each redirect is a step.
 * @param aFewAtATime what this site's own client is to do waits for its turn there
 */
export function experimentsRouter(parts: Parts, aFewAtATime: AFewAtATime): Router {
  const runs = new Runs();
  const rows = new Rows(parts.database, parts.settings);
  const laboratory: Laboratory = { parts, rows, aFewAtATime };
  return Router()
    .get(LIST, showList)
    .get(`${LIST}/:slug`, showOrGoOn)
    .post(`${LIST}/:slug`, begin, showAgain(showForm));

  function showList(request: Request, response: Response) {
    const notebook = readNotebook(request, EXPERIMENTS);
    const entries = EXPERIMENTS.map((experiment) => ({ ...experiment, ...entryOf(notebook, experiment) }));
    const done = entries.filter(({ outcome }) => outcome !== null).length;
    const next = nextAfter(undefined, notebook);
    renderPage(request, response, 'lessons/experiments', { entries, done, next, styles: STYLES });
  }

  async function begin(request: Request, response: Response) {
    const experiment = experimentAt(request);
    const { prediction } = readForm(predictionOf(experiment), request.body, request.t);
    if (!(await isPossible(experiment))) return response.redirect(303, addressOf(experiment));
    const entry = { prediction, outcome: null };
    const notebook = noted(readNotebook(request, EXPERIMENTS), experiment, entry);
    const run = runs.begin(experiment, stepsOf(experiment, request), prediction, notebook.owner);
    await goOn(run, notebook, request, response);
    runs.keep(run);
    if (run.outcome === null) sendNotebook(request, response, notebook, EXPERIMENTS);
    response.redirect(303, addressOf(experiment, run));
  }

  async function showOrGoOn(request: Request, response: Response) {
    const experiment = experimentAt(request);
    const notebook = readNotebook(request, EXPERIMENTS);
    const run = runs.find(request.query['result'], experiment, notebook?.owner ?? null);
    if (run === null || notebook === null) return showAnew(experiment, request, response);
    if (run.outcome !== null) return showResult(run, notebook, request, response);
    if (request.query['step'] !== String(run.done)) return showAnew(experiment, request, response);
    const after = await goOn(run, notebook, request, response);
    if (run.outcome === null) response.redirect(303, addressOf(experiment, run));
    else showResult(run, after, request, response);
  }

  /** Where there is no step to go on with. What one has taken from the browser comes back before all else. */
  function showAnew(experiment: Experiment, request: Request, response: Response) {
    const isRestored = experiment.restore({ request, response, parts, rows });
    if (!isRestored) return showForm(request, response, emptyForm());
    response.redirect(303, safePath(request.url) ?? addressOf(experiment));
  }

  /** Does the next step; after the last one, it is noted what has happened. */
  async function goOn(run: Run, notebook: Notebook, request: Request, response: Response) {
    await advance(run, request, response, laboratory);
    const { experiment, prediction, outcome } = run;
    if (outcome === null) return notebook;
    const after = noted(notebook, experiment, { prediction, outcome });
    sendNotebook(request, response, after, EXPERIMENTS);
    markSeen(request, response, 'experiments');
    return after;
  }

  function showResult(run: Run, notebook: Notebook, request: Request, response: Response) {
    const { experiment, evidence, prediction, outcome } = run;
    renderPage(request, response, 'lessons/experiments-result', {
      experiment,
      result: { evidence, prediction, outcome },
      command: evidence.command && { ...evidence.command, ends: rows.endOf(evidence.command.key) },
      instant: (ms: number) => instantText(ms, request.language),
      next: nextAfter(experiment, notebook),
      reasons: STATUS_CODES,
      styles: STYLES,
    });
  }

  async function showForm(request: Request, response: Response, form: Form) {
    const experiment = experimentAt(request);
    renderPage(request, response, 'lessons/experiments-form', {
      experiment,
      form,
      isPossible: await isPossible(experiment),
      isUnknown: isUnknown(experiment, request),
      makesSession: experiment.needsSession && sessionKeyOf(request) === null,
      here: addressOf(experiment),
      styles: STYLES,
    });
  }

  /** Whether the address names a run that is too old, was thrown out, or is another's. */
  function isUnknown(experiment: Experiment, request: Request): boolean {
    const { result } = request.query;
    const owner = readNotebook(request, EXPERIMENTS)?.owner ?? null;
    return result !== undefined && runs.find(result, experiment, owner) === null;
  }

  /** In production there is no account whose password may be known to all. */
  async function isPossible({ needsDemo }: Experiment): Promise<boolean> {
    return !needsDemo || Boolean(await parts.accounts.demo?.find());
  }
}

/** @throws HttpError 404 */
function experimentAt(request: Request): Experiment {
  const found = EXPERIMENTS.find(({ slug }) => slug === request.params['slug']);
  if (found === undefined) throw new HttpError(404, 'notFound');
  return found;
}

const predictionOf = ({ answers }: Experiment) =>
  z.object({
    prediction: z
      .string()
      .default('')
      .refine((answer) => answers.includes(answer), saying('chooseOne')),
  });

function addressOf({ slug }: Experiment, run?: Run): string {
  if (run === undefined) return `${LIST}/${slug}`;
  const step = run.outcome === null ? `&step=${run.done}` : '';
  return `${LIST}/${slug}?result=${run.id}${step}`;
}

/** The next in order that has not been done; null when all have. */
function nextAfter(experiment: Experiment | undefined, notebook: Notebook | null): Experiment | null {
  const at = experiment === undefined ? 0 : EXPERIMENTS.indexOf(experiment) + 1;
  const inOrder = [...EXPERIMENTS.slice(at), ...EXPERIMENTS.slice(0, at)];
  return inOrder.find((each) => entryOf(notebook, each).outcome === null) ?? null;
}
