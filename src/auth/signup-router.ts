import { type Request, type Response, Router } from 'express';
import { duration } from '../i18n/duration.ts';
import { afterLogin, href, safePath, withNext } from '../pages/addresses.ts';
import { emptyForm, type Form, readForm, refuse, showAgain } from '../pages/form.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { takePreferences } from '../preferences/following.ts';
import { SignupForm } from './account-forms.ts';
import type { Accounts } from './accounts.ts';
import { login } from './login.ts';
import { UsernameTaken } from './users.ts';

/** A new account, which is logged in at once: the cart of the stranger becomes the cart of the user. */
export function signupRouter({ settings, log, users, passwords, devices, preferences }: Accounts): Router {
  return Router()
    .get('/accounts/signup', (request, response) => showSignup(request, response, emptyForm()))
    .post('/accounts/signup', signUp, showAgain(showSignup));

  function showSignup(request: Request, response: Response, form: Form) {
    const next = safePath(request.body?.next ?? request.query['next']) ?? '';
    renderPage(request, response, 'auth/signup', {
      form,
      next,
      here: withNext('/accounts/signup', next),
      remembered: duration(settings.SESSION_COOKIE_AGE, request.language),
    });
  }

  async function signUp(request: Request, response: Response) {
    const form = readForm(SignupForm, request.body, request.t);
    const user = await users
      .create(form.username, await passwords.encode(form.password1))
      .catch(taken(request));

    await login(request, (await users.recordLogin(user)) ?? user, settings, { remembered: true });
    devices.send(request, response, user.username);
    await takePreferences(request, user, preferences);
    log.info({ user: user.id, address: request.ip }, 'Signed up');
    if (wantsJson(request)) response.json({ user: user.username });
    else response.redirect(303, href(request, afterLogin(form.next)));
  }
}

const taken = (request: Request) => (error: unknown) => {
  if (!(error instanceof UsernameTaken)) throw error;
  throw refuse('username', request.t('fields.usernameTaken'), request.body, 409);
};
