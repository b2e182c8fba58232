import path from 'node:path';
import { z } from 'zod';
import { SITE_COOKIES } from './pages/site-cookie.ts';
import { keptSecretKey } from './secret-key.ts';
import {
  cookieName,
  flag,
  ImproperlyConfigured,
  oneOf,
  proxies,
  secret,
  text,
  whole,
} from './setting-rules.ts';

const DAY_IN_SECONDS = 24 * 60 * 60;

/** The variables that may be set: Django's names and Django's defaults where Django has the setting. */
const Environment = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  PORT: whole(0, 65535).default(3000),
  HOST: text(/^\S+$/, 'a host name or an address').default('127.0.0.1'),
  DATABASE_URL: text(
    /^sqlite:\/\/\/(?:[^?#%]|%[0-9a-f]{2})+$/i,
    'sqlite:///relative/path or sqlite:////absolute/path',
  ).default('sqlite:///db.sqlite3'),
  SECRET_KEY: secret().optional(),
  SECRET_KEY_FALLBACKS: z
    .string()
    .transform((list) => list.split(',').filter((key) => key !== ''))
    .pipe(z.array(secret()))
    .default([]),
  SESSION_COOKIE_NAME: cookieName(SITE_COOKIES).default('sessionid'),
  SESSION_COOKIE_AGE: whole(1, 400 * DAY_IN_SECONDS, ' of seconds').default(14 * DAY_IN_SECONDS),
  SESSION_ABSOLUTE_AGE: whole(0, 400 * DAY_IN_SECONDS, ' of seconds').default(0),
  SESSION_EXPIRE_AT_BROWSER_CLOSE: flag().default(false),
  SESSION_SAVE_EVERY_REQUEST: flag().default(false),
  SESSION_COOKIE_SECURE: z
    .union([z.literal('auto'), flag()], { error: 'true, false or auto' })
    .default('auto'),
  SESSION_COOKIE_SAMESITE: oneOf(['Lax', 'Strict', 'None']).default('Lax'),
  SESSION_COOKIE_HTTPONLY: flag().default(true),
  SESSION_COOKIE_DOMAIN: text(
    /^\.?(?!-)[a-z0-9-]+(?<!-)(\.(?!-)[a-z0-9-]+(?<!-))*$/i,
    'a domain name',
  ).optional(),
  SESSION_COOKIE_PATH: text(/^\/[\x21-\x3a\x3c-\x7e]*$/, 'a path that begins with /, in ASCII').default('/'),
  TRUST_PROXY: proxies().default('false'),
  BCRYPT_ROUNDS: whole(4, 16).default(12),
  LANGUAGE_CODE: oneOf(['en-us', 'en', 'ko-kr', 'ko']).default('en-us'),
  TRACKING_DAYS: whole(1, 400, ' of days').default(30),
  WIRE: oneOf(['on', 'off']).default('on'),
  LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

type Environment = z.infer<typeof Environment>;

/** Everything that can be set, read once at the start and never changed. */
export interface Settings extends Readonly<Environment> {
  readonly SECRET_KEY: string;
  /** The file behind DATABASE_URL, as an absolute path. */
  readonly databaseFile: string;
  /** The file that keeps SECRET_KEY; null where the environment has given it. */
  readonly secretKeyFile: string | null;
  readonly production: boolean;
}

/**
 * Reads and validates the settings.
 * @param environment the process's variables; an empty one counts as not set
 * @throws ImproperlyConfigured with one line for each wrong variable
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (!result.success) throw new ImproperlyConfigured(refusals(result.error, given).join('\n'));
  const settings = result.data;
  refuseContradictions(settings);
  const databaseFile = path.resolve(decodeURIComponent(settings.DATABASE_URL.slice('sqlite:///'.length)));
  return {
    ...settings,
    ...secretKey(settings, `${databaseFile}.secret-key`),
    databaseFile,
    production: settings.NODE_ENV === 'production',
  };
}

function secretKey({ SECRET_KEY }: Environment, file: string) {
  if (SECRET_KEY !== undefined) return { SECRET_KEY, secretKeyFile: null };
  return { SECRET_KEY: keptSecretKey(file), secretKeyFile: file };
}

function refusals(error: z.ZodError, given: NodeJS.ProcessEnv): string[] {
  const firstOfEach = new Map(
    error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]),
  );
  return [...firstOfEach].map(
    ([name, mayBe]) => `${name} is ${shown(name, given[name])}; it may be ${mayBe}.`,
  );
}

/** A secret must not end up in a log, not even a secret that is too short. */
function shown(name: string, value = ''): string {
  return name.startsWith('SECRET_KEY') ? `${value.length} characters long` : JSON.stringify(value);
}

function refuseContradictions(settings: Environment): void {
  const { SESSION_COOKIE_SECURE: secure, SESSION_COOKIE_SAMESITE: sameSite, TRUST_PROXY: proxy } = settings;
  if (settings.NODE_ENV === 'production' && settings.SECRET_KEY === undefined) {
    throw new ImproperlyConfigured(
      'SECRET_KEY is not set; with NODE_ENV=production it must be a secret text of at least 32 characters.',
    );
  }
  if (secure === true && proxy === 'false') {
    throw new ImproperlyConfigured(
      'SESSION_COOKIE_SECURE is "true"; it may be true only with TRUST_PROXY set, since this server speaks plain HTTP and could never send the cookie.',
    );
  }
  if (sameSite === 'None' && secure !== true) {
    throw new ImproperlyConfigured(
      'SESSION_COOKIE_SAMESITE is "None"; it may be None only with SESSION_COOKIE_SECURE=true, or browsers refuse the cookie.',
    );
  }
}
