import { Router } from 'express';
import type { Parts } from '../app.ts';
import { djangoRouter } from './django/django-router.ts';
import { experimentsRouter } from './experiments/experiments-router.ts';
import { lessonMapRouter } from './lesson-map-router.ts';
import { lifetimesRouter } from './lifetimes/lifetimes-router.ts';
import { sixStepsRouter } from './six-steps/six-steps-router.ts';
import { statelessRouter } from './stateless/stateless-router.ts';

/** The lessons. They stand at one address each, and look at all three memories from there. */
export function lessonsRouter(parts: Parts): Router {
  return Router()
    .use(experimentsRouter(parts))
    .use(lessonMapRouter())
    .use(sixStepsRouter(parts))
    .use(djangoRouter(parts))
    .use(statelessRouter(parts))
    .use(lifetimesRouter(parts));
}
