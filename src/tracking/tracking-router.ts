import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Parts } from '../app.ts';
import { requireUser, userOf } from '../auth/current-user.ts';
import { markSeen } from '../lessons/seen.ts';
import { safePath } from '../pages/addresses.ts';
import { emptyForm, type Form, readForm, showAgain } from '../pages/form.ts';
import { HttpError } from '../pages/http-error.ts';
import { leaveNotice, type Notice } from '../pages/notice.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { exported } from './export-trails.ts';
import { totalsOf } from './totals.ts';
import type { Tracked } from './track-visits.ts';
import { ANSWERS, dropDeadId, keepNo, keepYes, saysNoByItself } from './tracking-cookies.ts';
import { totalsPage, trackingPage } from './tracking-pages.ts';
import type { Trails } from './trails.ts';

const AnswerForm = z.object({ answer: z.enum(ANSWERS) });

/** Tracking: what is known of a visitor who has said yes, their answer, their copy, and the end of it. */
export function trackingRouter({ database, settings, accounts }: Parts, trails: Trails): Router {
  return Router()
    .get('/tracking', (request, response) => showTracking(request, response, emptyForm()))
    .get('/tracking/export', download)
    .get('/tracking/totals', requireUser, showTotals)
    .get('/tracking/consent', (_request, response) => response.redirect(303, '/tracking')) // where a refused form stood
    .post('/tracking/consent', takeAnswer, showAgain(showTracking))
    .post('/tracking/erase', refuse);

  async function showTracking(request: Request, response: Response, form: Form) {
    const tracked = trackedOf(request);
    const mine = trails.mine(tracked.visitor, request.user);
    if (wantsJson(request)) return response.json(exported(request, tracked, mine));
    const page = trackingPage(request, tracked, mine, settings);
    const isKept = tracked.consent === 'no' || tracked.consent === 'gpc';
    if (tracked.id === 'dead') dropDeadId(request, response);
    if (isKept || page.known.visits.length > 0) markSeen(request, response, 'tracking');
    const isShared = request.user !== null && (await accounts.demo?.isOf(request.user)) === true;
    return renderPage(request, response, 'tracking/tracking', { ...page, isShared, form, here: '/tracking' });
  }

  function download(request: Request, response: Response) {
    const tracked = trackedOf(request);
    response.attachment('remember-me-trail.json');
    response.json(exported(request, tracked, trails.mine(tracked.visitor, request.user)));
  }

  async function takeAnswer(request: Request, response: Response) {
    const { answer } = readForm(AnswerForm, request.body, request.t);
    if (answer === 'no') return refuse(request, response);
    if (saysNoByItself(request)) return leadBack(request, response, 'trackingSilent');
    keepYes(request, response, trackedOf(request).visitor?.id ?? (await trails.begin()));
    leadBack(request, response, 'trackingAllowed');
  }

  /** To take a yes back is to have all of it erased. */
  async function refuse(request: Request, response: Response) {
    const tracked = trackedOf(request);
    const erased = await trails.erase(tracked.visitor, request.user);
    keepNo(request, response);
    leadBack(request, response, noticeOf(tracked, erased));
  }

  function showTotals(request: Request, response: Response) {
    if (userOf(request).is_staff === 0) throw new HttpError(403, 'staffOnly');
    const totals = totalsOf(database);
    if (wantsJson(request)) response.json({ totals });
    else renderPage(request, response, 'tracking/totals', totalsPage(totals));
  }
}

/** This router is not mounted where nothing is remembered. */
function trackedOf({ tracked }: Request): Tracked {
  if (tracked === undefined) throw new HttpError(404, 'notFound');
  return tracked;
}

/** What a no has come to: where rows may stay, it does not say that nothing is kept. */
function noticeOf({ id, visitor }: Tracked, erased: number): Notice {
  if (id === 'lost') return erased > 0 ? 'trackingLostRest' : 'trackingLost';
  if (id === 'others') return erased > 0 ? 'trackingOthersRest' : 'trackingOthers';
  return visitor !== null || erased > 0 ? 'trackingErased' : 'trackingRefused';
}

/** To the page that the answer was given on. */
function leadBack(request: Request, response: Response, notice: Notice): void {
  if (wantsJson(request)) return void response.json({ done: request.t(`notices.${notice}`) });
  leaveNotice(request, response, notice);
  response.redirect(303, safePath(request.body?.next) ?? '/tracking');
}
