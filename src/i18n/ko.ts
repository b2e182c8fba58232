import type { Catalogue } from './en.ts';
import { auth, fields } from './ko/auth.ts';
import { devices } from './ko/devices.ts';
import { django } from './ko/django.ts';
import { errors } from './ko/errors.ts';
import { experiments } from './ko/experiments.ts';
import { jar } from './ko/jar.ts';
import { layout, memory, notices } from './ko/layout.ts';
import { lifetimes } from './ko/lifetimes.ts';
import { lessonMap } from './ko/map.ts';
import { announcements, preferences } from './ko/preferences.ts';
import { session } from './ko/session.ts';
import { cart, home, shop } from './ko/shop.ts';
import { sixSteps } from './ko/six-steps.ts';
import { stateless } from './ko/stateless.ts';
import { tracking } from './ko/tracking.ts';
import { wire } from './ko/wire.ts';
import { workbench } from './ko/workbench.ts';

/** 우리말 문구. 모양은 영어 문구와 똑같아요. */
export const ko: Catalogue = {
  layout,
  memory,
  notices,
  home,
  shop,
  cart,
  auth,
  fields,
  session,
  wire,
  jar,
  lessonMap,
  stateless,
  sixSteps,
  lifetimes,
  django,
  devices,
  tracking,
  experiments,
  workbench,
  preferences,
  announcements,
  errors,
};
