import { type Request, type Response, Router } from 'express';
import { duration } from '../i18n/duration.ts';
import { hashedKey } from '../log.ts';
import { afterLogin, href, safePath, withNext } from '../pages/addresses.ts';
import { emptyForm, type Form, readForm, refuse, showAgain } from '../pages/form.ts';
import { leaveNotice } from '../pages/notice.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { bringPreferences } from '../preferences/following.ts';
import { sessionKeyOf } from '../sessions/session.ts';
import { LoginForm } from './account-forms.ts';
import type { Accounts } from './accounts.ts';
import { login, logout } from './login.ts';
import { rememberedUsername, rememberUsername } from './remembered-username.ts';
import type { User } from './user.ts';

/** Login and logout, at Django's paths and with its fields. Logout is a POST: a link must not log anybody out. */
export function loginRouter({ settings, log, authenticator, devices, demo, preferences }: Accounts): Router {
  return Router()
    .get('/accounts/login', (request, response) => showLogin(request, response, formFor(request)))
    .post('/accounts/login', logIn, showAgain(showLogin))
    .post('/accounts/logout', logOut);

  async function showLogin(request: Request, response: Response, form: Form) {
    const next = safePath(request.body?.next ?? request.query['next']) ?? '';
    renderPage(request, response, 'auth/login', {
      remembered: duration(settings.SESSION_COOKIE_AGE, request.language),
      form,
      next,
      here: withNext('/accounts/login', next),
      demo: await demo?.find(),
    });
  }

  async function logIn(request: Request, response: Response) {
    const form = readForm(LoginForm, request.body, request.t);
    const attempt = devices.attempt(request, form.username);
    const user = await authenticator.authenticate(attempt, form.password);
    if (user === null) throw refuse('form', request.t('fields.wrongLogin'), request.body, 401);

    await login(request, user, settings, { remembered: form.remember_me });
    rememberUsername(request, response, form.remember_username ? user.username : null);
    devices.send(request, response, user.username);
    await bringPreferences(request, response, user, preferences);
    record('Logged in', request, user);
    if (wantsJson(request)) response.json({ user: user.username });
    else response.redirect(303, href(request, afterLogin(form.next)));
  }

  async function logOut(request: Request, response: Response) {
    record('Logged out', request, request.user);
    await logout(request);
    if (wantsJson(request)) response.json({ user: null });
    else leadOut(request, response);
  }

  function record(what: string, request: Request, user: User | null) {
    const key = sessionKeyOf(request);
    log.info({ user: user?.id, address: request.ip, session: key && hashedKey(key) }, what);
  }
}

/** The remembered name stands in the form; who let it be remembered once, most likely wants that again. */
function formFor(request: Request): Form {
  const username = rememberedUsername(request);
  return emptyForm(username === '' ? {} : { username, remember_username: 'on' });
}

/** Home, unless the form names another page of this site. */
function leadOut(request: Request, response: Response): void {
  if (request.sessionEngine.name !== 'none') leaveNotice(request, response, 'loggedOut');
  response.redirect(303, href(request, safePath(request.body?.next) ?? '/'));
}
