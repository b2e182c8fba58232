import { type Request, type Response, Router } from 'express';
import { safePath } from '../pages/addresses.ts';
import { renderPage } from '../pages/render-page.ts';
import { lessonMap, noteReturnedCookie } from './lesson-map.ts';
import { forgetSeen } from './seen.ts';

/** The map of the lesson on a page of its own, and how to begin anew. */
export const lessonMapRouter = () => Router().get('/lessons', showMap).post('/lessons/forget', beginAnew);

function showMap(request: Request, response: Response): void {
  noteReturnedCookie(request, response);
  renderPage(request, response, 'lessons/lesson', {
    lesson: lessonMap(request),
    styles: '/styles/map.css',
  });
}

/** Back to the map that the button stood on: there is one on each shop's home, too. */
function beginAnew(request: Request, response: Response): void {
  const { next } = request.body ?? {};
  forgetSeen(request, response);
  response.redirect(303, `${safePath(next) ?? '/lessons'}#lesson`);
}
