import { type Request, type Response, Router } from 'express';
import { safePath } from '../pages/addresses.ts';
import { leaveNotice, type Notice } from '../pages/notice.ts';
import { wantsJson } from '../pages/wants-json.ts';
import { hideBake, showBakeAgain } from './bake-of-the-day.ts';
import { greetAgain } from './greeting.ts';

/** What the shop announces can be put away, and brought back. One address for all memories: the cookies are the site's. */
export const announcementsRouter = () =>
  Router()
    .post('/announcements/bake/hide', doing(hideBake, 'bakeHidden'))
    .post('/announcements/bake/show', doing(showBakeAgain, 'bakeBack'))
    .post('/announcements/greeting/show', doing(greetAgain, 'greetingBack'));

/** Does it, and leads back to the page that the button stood on. */
function doing(change: (request: Request, response: Response) => void, notice: Notice) {
  return (request: Request, response: Response) => {
    change(request, response);
    if (wantsJson(request)) return response.json({ done: notice });
    leaveNotice(request, response, notice);
    response.redirect(303, safePath(request.body?.next) ?? '/');
  };
}
