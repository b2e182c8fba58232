import { type Request, type Response, Router } from 'express';
import { momentText } from '../i18n/moment.ts';
import { href } from '../pages/addresses.ts';
import { emptyForm, type Form, readForm, refuse, showAgain } from '../pages/form.ts';
import { leaveNotice } from '../pages/notice.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { passwordChangeForm } from './account-forms.ts';
import type { Accounts } from './accounts.ts';
import { requireUser, userOf } from './current-user.ts';
import { keepLoggedIn } from './login.ts';

/** The user's own pages. */
export function profileRouter({
  settings,
  log,
  users,
  passwords,
  authenticator,
  devices,
  demo,
}: Accounts): Router {
  return Router()
    .get('/accounts/profile', requireUser, showProfile)
    .get('/accounts/password_change', requireUser, (request, response) =>
      showChange(request, response, emptyForm()),
    )
    .post('/accounts/password_change', requireUser, changePassword, showAgain(showChange));

  function showProfile(request: Request, response: Response) {
    const { username, date_joined, last_login } = userOf(request);
    const dates = {
      date_joined: momentText(date_joined, request.language),
      last_login: last_login && momentText(last_login, request.language),
    };
    if (wantsJson(request)) response.json({ user: { username, date_joined, last_login } });
    else renderPage(request, response, 'auth/profile', { user: { username, ...dates } });
  }

  function showChange(request: Request, response: Response, form: Form) {
    renderPage(request, response, 'auth/password-change', { form, here: '/accounts/password_change' });
  }

  async function changePassword(request: Request, response: Response) {
    const before = userOf(request);
    const form = readForm(passwordChangeForm(before.username), request.body, request.t);
    const wrong = refuse('old_password', request.t('fields.wrongOldPassword'), request.body);
    const attempt = devices.attempt(request, before.username);
    if (!(await authenticator.confirm(attempt, before, form.old_password))) throw wrong;
    const user = await users.setPassword(before, await passwords.encode(form.new_password1));
    if (user === undefined) throw wrong; // it was changed meanwhile, and the old one no longer counts
    const stays = await keepLoggedIn(request, user, settings);
    await demo?.forget(user);
    log.info({ user: user.id, address: request.ip }, 'Password changed');
    if (wantsJson(request)) response.json({ user: stays ? user.username : null });
    else leadOn(request, response, stays ? '/accounts/profile' : '/accounts/login');
  }
}

function leadOn(request: Request, response: Response, path: string): void {
  leaveNotice(request, response, 'passwordChanged');
  response.redirect(303, href(request, path));
}
