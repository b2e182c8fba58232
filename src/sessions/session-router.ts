import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { markSeen } from '../lessons/seen.ts';
import { href } from '../pages/addresses.ts';
import { readForm } from '../pages/form.ts';
import { leaveNotice, type Notice } from '../pages/notice.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import type { Settings } from '../settings.ts';
import { setExpiry } from './expiry.ts';
import { cycleKey, deleteCookie, deleteRow, sessionKeyOf, update } from './session.ts';
import { sessionPage } from './session-page.ts';

const FILES = {
  styles: ['/styles/session.css', '/styles/session-row.css'],
  script: ['/scripts/look-again.js', '/scripts/countdown.js'],
};

/** What is kept about this browser, shown to this browser, and what it can do to that. */
export function sessionRouter(settings: Settings): Router {
  return Router()
    .get('/session', show)
    .post('/session/cycle_key', changeKey)
    .post('/session/set_expiry', changeEnd)
    .post('/session/delete_row', forgetHere)
    .post('/session/delete_cookie', forgetThere);

  function show(request: Request, response: Response) {
    if (wantsJson(request)) {
      const { id, username } = request.user ?? {};
      response.json({ ...request.sessionEngine.inspect(request), user: request.user && { id, username } });
      return;
    }
    const page = sessionPage(request, settings);
    if (page.chain.row !== null && page.chain.decoded !== null) markSeen(request, response, 'row');
    renderPage(request, response, 'sessions/session', { ...page, ...FILES });
  }
}

async function changeKey(request: Request, response: Response) {
  if (sessionKeyOf(request) === null) return leadBack(request, response, 'nothingChanged');
  await cycleKey(request);
  leadBack(request, response, 'keyChanged');
}

/** How long a session may be told to live, in Django's terms for `set_expiry`. */
const LIVES = {
  '60': { expiry: 60, notice: 'expiresSoon' },
  '0': { expiry: 0, notice: 'expiresWithBrowser' },
  None: { expiry: null, notice: 'expiresAsSet' },
} as const;

const ExpiryForm = z.object({ expiry: z.enum(['60', '0', 'None']) });

async function changeEnd(request: Request, response: Response) {
  const { expiry, notice } = LIVES[readForm(ExpiryForm, request.body, request.t).expiry];
  if (!hasSession(request)) return leadBack(request, response, 'nothingChanged');
  await update(request, (session) => setExpiry(session, expiry));
  leadBack(request, response, notice);
}

async function forgetHere(request: Request, response: Response) {
  if (sessionKeyOf(request) === null) return leadBack(request, response, 'nothingChanged');
  await deleteRow(request);
  leadBack(request, response, 'rowDeleted');
}

async function forgetThere(request: Request, response: Response) {
  if (!hasSession(request)) return leadBack(request, response, 'nothingChanged');
  const hadRow = sessionKeyOf(request) !== null;
  deleteCookie(request);
  leadBack(request, response, hadRow ? 'cookieDeleted' : 'signedCookieDeleted');
}

/** Who came with nothing, or with what leads nowhere, has nothing to act on. */
const hasSession = (request: Request) => request.sessionEngine.cameOf(request) === 'found';

/** Back to the page that shows what has become of it; a memory that keeps nothing keeps no notice. */
function leadBack(request: Request, response: Response, notice: Notice): void {
  if (wantsJson(request)) {
    response.json({ done: notice, session_key: sessionKeyOf(request) });
    return;
  }
  if (request.sessionEngine.name !== 'none') leaveNotice(request, response, notice);
  response.redirect(303, href(request, '/session'));
}
