import { type Request, type Response, Router } from 'express';
import type { Parts } from '../../app.ts';
import { renderPage } from '../../pages/render-page.ts';
import { sessionKeyOf } from '../../sessions/session.ts';
import { sessionPage } from '../../sessions/session-page.ts';
import { markSeen } from '../seen.ts';
import { liveSettings, secretLength } from './live-settings.ts';
import { readRowCommand } from './read-row-command.ts';
import { SAME_LINES } from './same-lines.ts';
import { SPARED_WORK } from './spared-work.ts';

/** Express beside Django: by line, by setting, and by the visitor's own row (S28, S29 and S31 of the lecture). */
export function djangoRouter({ settings }: Parts): Router {
  return Router().get('/lessons/django', showLesson);

  function showLesson(request: Request, response: Response) {
    const key = sessionKeyOf(request);
    if (key !== null) markSeen(request, response, 'django');
    renderPage(request, response, 'lessons/django', {
      ...sessionPage(request, settings),
      groups: Object.entries(SAME_LINES),
      inForce: liveSettings(settings, `django.contrib.sessions.backends.${request.sessionEngine.name}`),
      secret: secretLength(settings),
      isSecure: request.secure,
      command: key && readRowCommand(settings, key),
      secretFrom: settings.secretKeyFile === null ? 'environment' : 'file',
      showsPath: !settings.production,
      work: SPARED_WORK,
      styles: ['/styles/session.css', '/styles/session-row.css', '/styles/django.css'],
      script: ['/scripts/look-again.js', '/scripts/countdown.js'],
    });
  }
}
