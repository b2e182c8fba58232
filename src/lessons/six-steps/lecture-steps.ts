/** Where something stands or moves to in the picture. */
export type Place = 'browser' | 'server' | 'table';

/** One of the lecture's steps, and the line of this site in which it happens. */
interface LectureStep {
  readonly name: string;
  readonly number: number;
  readonly from: Place;
  /** The same as `from` for what stays where it is. */
  readonly to: Place;
  readonly file: string;
  readonly line: string;
  readonly django: string;
}

/** The six steps by which a login is remembered, in the lecture's order. */
export const LECTURE_STEPS = [
  {
    name: 'made',
    number: 1,
    from: 'server',
    to: 'table',
    file: 'src/auth/login.ts',
    line: 'session._auth_user_id = String(user.id);',
    django: 'request.session[SESSION_KEY] = user._meta.pk.value_to_string(user)',
  },
  {
    name: 'issued',
    number: 2,
    from: 'server',
    to: 'server',
    file: 'src/auth/login.ts',
    line: 'await cycleKey(request, change);',
    django: 'request.session.cycle_key()',
  },
  {
    name: 'sent',
    number: 3,
    from: 'server',
    to: 'browser',
    file: 'src/sessions/database/database-sessions.ts',
    line: 'request.sessionID = key;',
    django: 'response.set_cookie(settings.SESSION_COOKIE_NAME, request.session.session_key, …)',
  },
  {
    name: 'kept',
    number: 4,
    from: 'browser',
    to: 'browser',
    file: 'src/sessions/database/django-session-store.ts',
    line: 'const maxAge = cookieMaxAge(data, this.#settings, Date.now());',
    django: 'max_age = request.session.get_expiry_age()',
  },
  {
    name: 'carried',
    number: 5,
    from: 'browser',
    to: 'server',
    file: 'src/sessions/database/express-session.ts',
    line: 'name: settings.SESSION_COOKIE_NAME,',
    django: 'session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)',
  },
  {
    name: 'found',
    number: 6,
    from: 'server',
    to: 'table',
    file: 'src/auth/current-user.ts',
    line: 'id !== undefined && backend === BACKEND ? await users.withId(Number(id) as UserId) : undefined;',
    django: 'user = backend.get_user(user_id)',
  },
] as const satisfies readonly LectureStep[];

export type StepName = (typeof LECTURE_STEPS)[number]['name'];
