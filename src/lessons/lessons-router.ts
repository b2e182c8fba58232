import { Router } from 'express';
import type { Parts } from '../app.ts';
import { djangoRouter } from './django/django-router.ts';
import { experimentsRouter } from './experiments/experiments-router.ts';
import { lessonMapRouter } from './lesson-map-router.ts';
import { lifetimesRouter } from './lifetimes/lifetimes-router.ts';
import { AFewAtATime } from './own-client/a-few-at-a-time.ts';
import { sixStepsRouter } from './six-steps/six-steps-router.ts';
import { statelessRouter } from './stateless/stateless-router.ts';

/** The lessons. They stand at one address each, and look at all three memories from there. */
export function lessonsRouter(parts: Parts): Router {
  // For all that this site's own client does: together, too, the lessons must not take the site from its visitors.
  const aFewAtATime = new AFewAtATime();
  return Router()
    .use(experimentsRouter(parts, aFewAtATime))
    .use(lessonMapRouter())
    .use(sixStepsRouter(parts))
    .use(djangoRouter(parts))
    .use(statelessRouter(parts, aFewAtATime))
    .use(lifetimesRouter(parts));
}
