import { type Request, type Response, Router } from 'express';
import type { Parts } from '../../app.ts';
import { HttpError } from '../../pages/http-error.ts';
import { renderFragment, renderPage } from '../../pages/render-page.ts';
import { sessionKeyOf, sessionOf } from '../../sessions/session.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { markSeen } from '../seen.ts';
import { proofOfRequest } from './proof.ts';
import { shownSteps } from './shown-steps.ts';
import { type Asker, sixSteps } from './six-steps.ts';

const LESSON = '/lessons/six-steps';
const STYLES = ['', '-picture', '-motion'].map((part) => `/styles/six-steps${part}.css`);
/** Of the requests that brought the proof, the last so many are shown (S15). */
const SHOWN_PROOFS = 5;

/** The lecture's six steps, read off the visitor's own exchanges (S15, S18 to S23). */
export function sixStepsRouter({ settings, wire }: Parts): Router {
  const { SESSION_COOKIE_NAME: cookieName } = settings;
  const router = Router().get(LESSON, showLesson);
  // Among the wire's own pages, which are not recorded: what tells of exchanges must not make one.
  return wire === null ? router : router.get('/wire/six-steps', showAnew);

  function showLesson(request: Request, response: Response) {
    renderPage(request, response, 'lessons/six-steps', {
      ...diagramFor(request, response, true),
      styles: STYLES,
      script: request.exchange === undefined ? [] : '/scripts/six-steps.js',
    });
  }

  /** The diagram and the header, for the lesson's page to put in place of what they were. */
  function showAnew(request: Request, response: Response) {
    if (request.exchange === undefined) throw new HttpError(404, 'notFound');
    const diagram = diagramFor(request, response, false);
    renderFragment(request, response, 'lessons/six-steps-anew', { ...diagram, here: LESSON });
  }

  /** @param counts whether this request is one of those that the lesson is about */
  function diagramFor(request: Request, response: Response, counts: boolean) {
    const asker = askerOf(request, cookieName, counts);
    const state = sixSteps(exchangesOf(request), asker, cookieName);
    if (state.proof !== null) markSeen(request, response, 'sixSteps');
    return {
      ...state,
      steps: shownSteps(state, asker, cookieName),
      userId: asker.userId,
      expires: request.sessionEngine.inspect(request).expire_date,
      times: state.proofs.length,
      lastProofs: state.proofs.slice(0, SHOWN_PROOFS),
      isHeard: request.exchange !== undefined,
      hasJustCome: state.issue !== null && state.proof?.exchange === null,
      lesson: LESSON,
    };
  }
}

function askerOf(request: Request, cookieName: string, counts: boolean): Asker {
  return {
    proof: proofOfRequest(request, sessionKeyOf(request), cookieName),
    userId: sessionOf(request)._auth_user_id ?? null,
    came: request.sessionEngine.cameOf(request),
    counts,
  };
}

const exchangesOf = ({ exchange }: Request): readonly Exchange[] =>
  exchange === undefined ? [] : exchange.log.of(exchange.id);
