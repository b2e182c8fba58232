import { Router } from 'express';
import { safePath } from '../pages/addresses.ts';

/** Whether a page looks at all three memories: the lessons, the wire, and what is about cookies. */
export const isOfAllMemories = (path: string) =>
  /^\/(lessons|wire|cookies|preferences|tracking)(\/|$)/.test(path);

/** Such a page stands at one address: typed below a memory's mount, theirs leads there. */
export const lessonsAtOneAddress = () =>
  Router().get(/.*/, (request, response, next) => {
    if (isOfAllMemories(request.path)) response.redirect(303, safePath(request.url) ?? '/lessons');
    else next();
  });
