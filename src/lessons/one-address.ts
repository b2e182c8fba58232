import { Router } from 'express';
import { safePath } from '../pages/addresses.ts';

/** The lessons, the wire and the tracking page stand at one address each: typed below a memory's mount, theirs leads there. */
export const lessonsAtOneAddress = () =>
  Router().get(/^\/(lessons|wire|tracking)(\/|$)/, (request, response) => {
    response.redirect(303, safePath(request.url) ?? '/lessons');
  });
