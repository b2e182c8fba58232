import { type Request, type Response, Router } from 'express';
import type { Accounts } from '../auth/accounts.ts';
import { rememberUsername } from '../auth/remembered-username.ts';
import { markSeen } from '../lessons/seen.ts';
import { emptyForm, type Form, readForm, showAgain } from '../pages/form.ts';
import { leaveNotice, type Notice } from '../pages/notice.ts';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { followWith } from './following.ts';
import { PreferencesForm } from './preference.ts';
import { keepInCookies } from './preference-cookies.ts';
import { preferencesAsJson, preferencesPage } from './preferences-page.ts';

const PATH = '/preferences';

/** What a visitor has chosen and what small things the site keeps of them (S12 and S13 of the lecture). */
export function preferencesRouter({ preferences }: Accounts): Router {
  return Router()
    .get(PATH, (request, response) => show(request, response, emptyForm()))
    .post(PATH, save, showAgain(show))
    .post(`${PATH}/forget_username`, forgetUsername);

  async function show(request: Request, response: Response, form: Form) {
    const account = request.user && (await preferences.of(request.user.id));
    if (wantsJson(request)) return response.json(preferencesAsJson(request, account));
    const page = preferencesPage(request, account);
    if (page.preferences.some(({ cookie }) => cookie !== null)) markSeen(request, response, 'preferences');
    return renderPage(request, response, 'preferences/preferences', { ...page, form, here: PATH });
  }

  async function save(request: Request, response: Response) {
    const choices = readForm(PreferencesForm, request.body, request.t);
    await followWith(request, choices, preferences);
    keepInCookies(request, response, choices);
    leadBack(request, response, 'preferencesSaved');
  }
}

function forgetUsername(request: Request, response: Response): void {
  rememberUsername(request, response, null);
  leadBack(request, response, 'usernameForgotten');
}

/** Back to the page, for which the new cookies come along. */
function leadBack(request: Request, response: Response, notice: Notice): void {
  if (wantsJson(request)) {
    response.json({ done: notice });
    return;
  }
  leaveNotice(request, response, notice);
  response.redirect(303, PATH);
}
