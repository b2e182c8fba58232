import type { Settings } from '../../settings.ts';

/** The settings of Django's that decide over sessions, with Django's defaults (django/conf/global_settings.py). */
const DJANGO_DEFAULTS = {
  SESSION_ENGINE: 'django.contrib.sessions.backends.db',
  SESSION_COOKIE_NAME: 'sessionid',
  SESSION_COOKIE_AGE: 60 * 60 * 24 * 7 * 2,
  SESSION_COOKIE_SAMESITE: 'Lax',
  SESSION_COOKIE_HTTPONLY: true,
  SESSION_COOKIE_SECURE: false,
  SESSION_COOKIE_DOMAIN: undefined,
  SESSION_COOKIE_PATH: '/',
  SESSION_EXPIRE_AT_BROWSER_CLOSE: false,
  SESSION_SAVE_EVERY_REQUEST: false,
  LANGUAGE_CODE: 'en-us',
  SECRET_KEY: '',
} as const;

export type DjangoSetting = keyof typeof DJANGO_DEFAULTS;

export const DJANGO_SETTINGS = Object.keys(DJANGO_DEFAULTS).filter(isDjangoSetting);

/** A setting as this site has it, beside Django's default; values as Python spells them. */
export interface LiveSetting {
  readonly name: DjangoSetting;
  /** Null for what must not be shown. */
  readonly here: string | null;
  readonly django: string;
  /** Why they differ, as the name of a text; null where they do not. */
  readonly differs: 'auto' | 'secret' | 'chosen' | null;
}

/** As long as Django makes its own. */
const LONG_SECRET = 50;

/** How long the secret is, without saying it. */
export const secretLength = ({ SECRET_KEY }: Settings): 'long' | 'enough' =>
  SECRET_KEY.length >= LONG_SECRET ? 'long' : 'enough';

/** Every setting of Django's that decides over sessions. @param engine the memory's SESSION_ENGINE */
export function liveSettings(settings: Settings, engine: string): LiveSetting[] {
  const values = { ...settings, SESSION_ENGINE: engine };
  return DJANGO_SETTINGS.map((name) => {
    const [here, django] = [values[name], DJANGO_DEFAULTS[name]].map(inPython);
    const isSecret = name === 'SECRET_KEY';
    return {
      name,
      here: isSecret ? null : `${here}`,
      django: `${django}`,
      differs: difference(name, here === django, values[name]),
    };
  });
}

function difference(name: DjangoSetting, isSame: boolean, value: unknown): LiveSetting['differs'] {
  if (name === 'SECRET_KEY') return 'secret';
  if (isSame) return null;
  return value === 'auto' ? 'auto' : 'chosen';
}

/** A value as Python's `repr` would spell it, but for the quotes, which are double. */
function inPython(value: unknown): string {
  if (value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

function isDjangoSetting(name: string): name is DjangoSetting {
  return name in DJANGO_DEFAULTS;
}
