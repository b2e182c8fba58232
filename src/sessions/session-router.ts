import { Router } from 'express';
import { renderPage } from '../pages/render-page.ts';
import { wantsJson } from '../pages/wants-json.ts';

/** What is kept about this browser, shown to this browser. */
export const sessionRouter = () =>
  Router().get('/session', (request, response) => {
    const kept = request.sessionEngine.inspect(request);
    const { id, username } = request.user ?? {};
    const session = { ...kept, user: request.user && { id, username } };
    if (wantsJson(request)) response.json(session);
    else renderPage(request, response, 'sessions/session', { ...session });
  });
