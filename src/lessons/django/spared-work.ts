/** What has to be done for a request that brings a session, and who does it. */
interface SparedWork {
  /** Names the text that says what it is. */
  readonly name: string;
  readonly file: string;
  /** The line of MIDDLEWARE, or the function, by which Django does it. */
  readonly django: 'SessionMiddleware' | 'AuthenticationMiddleware' | 'CsrfViewMiddleware' | 'login()';
}

/** In the order in which a request meets it; the last four only where the session changes. */
export const SPARED_WORK = [
  {
    name: 'cookie',
    file: 'src/sessions/database/express-session.ts',
    django: 'SessionMiddleware',
  },
  { name: 'store', file: 'src/sessions/database/django-session-store.ts', django: 'SessionMiddleware' },
  { name: 'translation', file: 'src/sessions/database/sessions-view.sql', django: 'SessionMiddleware' },
  { name: 'signature', file: 'src/sessions/django/signing.ts', django: 'SessionMiddleware' },
  { name: 'json', file: 'src/sessions/django/python-json.ts', django: 'SessionMiddleware' },
  { name: 'user', file: 'src/auth/current-user.ts', django: 'AuthenticationMiddleware' },
  { name: 'authHash', file: 'src/auth/auth-hash.ts', django: 'AuthenticationMiddleware' },
  { name: 'crossSite', file: 'src/protection/refuse-cross-site.ts', django: 'CsrfViewMiddleware' },
  { name: 'change', file: 'src/database/write-transaction.ts', django: 'SessionMiddleware' },
  { name: 'key', file: 'src/sessions/session-data.ts', django: 'login()' },
  { name: 'end', file: 'src/sessions/expiry.ts', django: 'SessionMiddleware' },
  { name: 'setCookie', file: 'src/sessions/session-cookie.ts', django: 'SessionMiddleware' },
] as const satisfies readonly SparedWork[];
