export const layout = {
  site: 'Remember Me',
  pageTitle: '{{title}} · Remember Me',
  errorTitle: 'Please check: {{title}}',
  skip: 'Skip to the content',
  mainNav: 'Main',
  shop: 'Shop',
  cart: 'Cart',
  account: 'Account',
  profile: 'profile',
  logIn: 'Log in',
  logOut: 'Log out',
  signUp: 'Sign up',
  language: 'Language',
  languages: { en: 'English', ko: '한국어' },
  problems_one: 'One thing needs another look',
  problems_other: '{{count}} things need another look',
  footer: 'A small cookie shop that shows how the web remembers you.',
  seeSession: 'See your session',
} as const;

export const memory = {
  label: 'Memory',
  names: {
    db: 'Database row',
    signed_cookies: 'Signed cookie',
    none: 'Nothing',
  },
  /** The line below the header of every page: what this page remembers you by. */
  line: {
    rowUser: 'Signed in as {{name}}, known by `{{key}}` from your cookie, found in `django_session`.',
    rowVisitor:
      'We do not know your name, but `{{key}}` from your cookie leads to your row in `django_session`.',
    rowStranger: 'You are a stranger here: no session cookie that we know came with this request.',
    cookieUser:
      'Signed in as {{name}}: your cookie itself says so, under our signature. No row of `django_session` was read.',
    cookieVisitor:
      'We do not know your name. All we know came in your cookie itself; no row of `django_session` was read.',
    cookieStranger: 'You are a stranger here: no signed cookie that we know came with this request.',
    nothing: 'Nothing is remembered here: every request meets a stranger.',
  },
  /** The same memory in the words of Django’s settings. */
  engine: {
    db: '`SESSION_ENGINE = "django.contrib.sessions.backends.db"`',
    signed_cookies: '`SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"`',
    none: 'No session engine: Django would call this leaving out `SessionMiddleware`.',
  },
} as const;
