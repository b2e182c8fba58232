import { auth, fields } from './en/auth.ts';
import { devices } from './en/devices.ts';
import { django } from './en/django.ts';
import { errors } from './en/errors.ts';
import { experiments } from './en/experiments.ts';
import { jar } from './en/jar.ts';
import { layout, memory, notices } from './en/layout.ts';
import { lifetimes } from './en/lifetimes.ts';
import { lessonMap } from './en/map.ts';
import { announcements, preferences } from './en/preferences.ts';
import { session } from './en/session.ts';
import { cart, home, shop } from './en/shop.ts';
import { sixSteps } from './en/six-steps.ts';
import { stateless } from './en/stateless.ts';
import { tracking } from './en/tracking.ts';
import { wire } from './en/wire.ts';
import { workbench } from './en/workbench.ts';

type Texts = { readonly [key: string]: string | Texts };

type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

/**
 * Every text of the site, by feature. `{{name}}` is filled in, `_one` and `_other` are chosen
 * by `count`, and what stands between backticks is set as code: it really goes over the wire
 * or stands in the database.
 */
export const en = {
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
} as const satisfies Texts;

/** What every other language has to say as well. */
export type Catalogue = SameShape<typeof en>;
