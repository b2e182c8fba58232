import { type Request, type Response, Router } from 'express';
import type { Parts } from '../../app.ts';
import { KeptResults } from '../../lessons/own-client/kept-results.ts';
import { FormRefused, readForm, refuse, showAgain } from '../../pages/form.ts';
import { renderFragment } from '../../pages/render-page.ts';
import { asHeaderText } from '../cookie-text.ts';
import { PATH, PREVIEW, SEND, SHOW } from './addresses.ts';
import { CookieForm } from './cookie-spec.ts';
import { areTooMany, keepMade, madeCookies, withCookie, without } from './made-cookies.ts';
import { linesFor, withoutRemoved } from './remove-cookies.ts';
import { draftOf, madeOf, type Sent, sentFrom } from './sent-cookie.ts';
import { WorkbenchPage } from './workbench-page.ts';
import { workbenchKey } from './workbench-signature.ts';

/** The workbench: build a cookie, send it, and see what came back (S6 and S9 of the lecture). */
export function workbenchRouter({ settings }: Parts): Router {
  const key = workbenchKey(settings.SECRET_KEY);
  const results = new KeptResults<Sent>();
  const page = new WorkbenchPage(key, results);
  return Router()
    .get(PATH, page.show)
    .post(PREVIEW, preview)
    .post(SHOW, page.showTyped, showAgain(page.showForm))
    .post(SEND, send, showAgain(page.showForm))
    .post(`${PATH}/remove`, remove)
    .get(/^\/cookies\/workbench./, page.showElsewhere);

  /** The line as far as it is typed, for a script; what is wrong stands in the fragment. */
  function preview(request: Request, response: Response) {
    const { draft, errors } = draftOrErrors(request);
    renderFragment(request, response, 'cookies/workbench-draft', { draft, errors });
  }

  function draftOrErrors(request: Request) {
    try {
      const spec = readForm(CookieForm, request.body, request.t);
      return { draft: draftOf(spec, key, request), errors: {} };
    } catch (error) {
      if (error instanceof FormRefused) return { draft: null, errors: error.form.errors };
      throw error;
    }
  }

  function send(request: Request, response: Response) {
    const spec = readForm(CookieForm, request.body, request.t);
    const now = Date.now();
    const draft = draftOf(spec, key, request);
    const made = madeOf(spec, draft, now);
    const before = madeCookies(request, now);
    const isKept = draft.prediction.verdict === 'comesBack' || draft.prediction.verdict === 'elsewhere';
    if (isKept && areTooMany(before, withCookie(before, made), request))
      throw refuse('form', request.t('workbench.tooMany'), request.body);
    if (isKept) keepMade(request, response, withCookie(before, made), now);
    if (draft.prediction.verdict === 'goneAtOnce') keepMade(request, response, without(before, made), now);
    response.append('Set-Cookie', asHeaderText(draft.built.line));
    const sent = sentFrom(draft, request.body, request, key);
    leadTo(response, `${PATH}?sent=${results.keep(sent)}#sent`);
  }

  function remove(request: Request, response: Response) {
    const now = Date.now();
    for (const line of linesFor(request, now)) response.append('Set-Cookie', line);
    keepMade(request, response, withoutRemoved(request, now), now);
    leadTo(response, `${PATH}#kept`);
  }
}

/** Without a body: Node writes the lines before a text in the text's own encoding, and ours are bytes already. */
function leadTo(response: Response, address: string): void {
  response.status(303).location(address).end();
}
