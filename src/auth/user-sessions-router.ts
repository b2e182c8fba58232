import { type Request, type RequestHandler, type Response, Router } from 'express';
import { agoText, momentText } from '../i18n/moment.ts';
import { markSeen } from '../lessons/seen.ts';
import { hashedKey } from '../log.ts';
import { href } from '../pages/addresses.ts';
import { HttpError } from '../pages/http-error.ts';
import { leaveNotice, type Notice } from '../pages/notice.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { sessionKeyOf } from '../sessions/session.ts';
import type { SessionKey } from '../sessions/session-data.ts';
import type { Accounts } from './accounts.ts';
import { requireUser, userOf } from './current-user.ts';
import { logout } from './login.ts';
import { deviceName } from './user-agent.ts';
import { LISTED, type UserSession } from './user-sessions.ts';

/** The user's devices: a session on each, which can be ended from here. */
export function userSessionsRouter({ userSessions, demo, log }: Accounts): Router {
  return Router()
    .get('/accounts/sessions', sayWhyNone, requireUser, showSessions)
    .post('/accounts/sessions/delete_others', requireUser, endOthers)
    .post('/accounts/sessions/:id/delete', requireUser, endOne);

  async function showSessions(request: Request, response: Response) {
    const key = sessionKeyOf(request);
    const sessions = key && (await userSessions.of(userOf(request), key));
    if (sessions !== null && sessions.length > 1) markSeen(request, response, 'devices');
    if (wantsJson(request)) {
      response.json({ sessions: sessions?.map((each) => asJson(each, key)) ?? null });
      return;
    }
    const isShared = (await demo?.isOf(userOf(request))) ?? false;
    renderPage(request, response, 'auth/sessions', { ...pageOf(sessions, request), isShared });
  }

  async function endOne(request: Request, response: Response) {
    const [user, key] = [userOf(request), keyOfRow(request)];
    const session = await userSessions.withId(user, idIn(request));
    if (session === undefined) throw new HttpError(404, 'notFound');
    if (session.session_key === key) return endThis(request, response, key);
    await userSessions.end(user, session, key);
    record('Session ended', request, session.session_key);
    markSeen(request, response, 'devices');
    leadBack(request, response, 'sessionEnded');
  }

  /** To end the session that one is in is to log out. */
  async function endThis(request: Request, response: Response, key: SessionKey) {
    record('Logged out', request, key);
    await logout(request);
    markSeen(request, response, 'devices');
    leadBack(request, response, 'loggedOut', '/');
  }

  async function endOthers(request: Request, response: Response) {
    const ended = await userSessions.endOthers(userOf(request), keyOfRow(request));
    for (const { session_key } of ended) record('Session ended', request, session_key);
    if (ended.length > 0) markSeen(request, response, 'devices');
    leadBack(request, response, 'othersEnded');
  }

  function record(what: string, request: Request, key: SessionKey) {
    log.info({ user: request.user?.id, address: request.ip, session: hashedKey(key) }, what);
  }
}

/** Where nobody stays logged in, asking for a login would lead round for ever. */
const sayWhyNone: RequestHandler = (request, response, next) => {
  if (request.sessionEngine.name !== 'none' || wantsJson(request)) return next();
  renderPage(request, response, 'auth/sessions', pageOf(null, request));
};

/** Where no row stands, there is none to end. */
function keyOfRow(request: Request): SessionKey {
  const key = sessionKeyOf(request);
  if (key === null) throw new HttpError(404, 'notFound');
  return key;
}

function idIn({ params: { id } }: Request): number {
  if (typeof id !== 'string' || !/^\d{1,15}$/.test(id)) throw new HttpError(404, 'notFound');
  return Number(id);
}

function leadBack(request: Request, response: Response, notice: Notice, path = '/accounts/sessions'): void {
  if (wantsJson(request)) return void response.json({ user: request.user?.username ?? null });
  leaveNotice(request, response, notice);
  response.redirect(303, href(request, path));
}

/** Without the key: it would be as good as the cookie. */
const asJson = (
  { id, user_agent, address, first_seen, last_seen, session_key }: UserSession,
  key: unknown,
) => ({
  id,
  device: deviceName(user_agent),
  user_agent,
  address,
  first_seen,
  last_seen,
  current: session_key === key,
});

function pageOf(sessions: UserSession[] | null, { language }: Request) {
  const shown = sessions?.map((each) => ({
    ...each,
    device: deviceName(each.user_agent),
    first_seen: momentText(each.first_seen, language),
    last_seen: momentText(each.last_seen, language),
    ago: agoText(each.last_seen, language),
  }));
  return { sessions: shown ?? null, listed: LISTED, styles: '/styles/devices.css' };
}
