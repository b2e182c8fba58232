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
  preferences: 'Preferences',
  logIn: 'Log in',
  logOut: 'Log out',
  signUp: 'Sign up',
  language: 'Language',
  languages: { en: 'English', ko: '한국어' },
  problems_one: 'One thing needs another look',
  problems_other: '{{count}} things need another look',
  footer: 'A small cookie shop that shows how the web remembers you.',
  places: {
    label: 'What is kept of you',
    session: 'Your session',
    jar: 'The cookie jar',
    workbench: 'The workbench',
    preferences: 'Preferences',
    tracking: 'Tracking',
  },
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
    rowUser: 'Logged in as {{name}}, known by `{{key}}` from your cookie, found in `django_session`.',
    rowVisitor:
      'We do not know your name, but `{{key}}` from your cookie leads to your row in `django_session`.',
    rowStranger: {
      noCookie: 'You are a stranger here: no session cookie came with this request.',
      badSignature: 'You are a stranger here: a session cookie came, but its signature does not fit.',
      nothingThere:
        'You are a stranger here: a session cookie came, but its key leads to no row of `django_session` that is still valid and can be read. The session has expired or was ended, or its row is broken.',
    },
    cookieUser:
      'Logged in as {{name}}: your cookie itself says so, under our signature. No row of `django_session` was read.',
    cookieVisitor:
      'We do not know your name. All we know came in your cookie itself; no row of `django_session` was read.',
    cookieStranger: {
      noCookie: 'You are a stranger here: no signed cookie came with this request.',
      badSignature: 'You are a stranger here: a cookie came, but its signature does not fit, or is too old.',
    },
    nothing: 'Nothing is remembered here: every request meets a stranger, even right after a login.',
  },
  /** The same memory in the words of Django’s settings. */
  engine: {
    db: '`SESSION_ENGINE = "django.contrib.sessions.backends.db"`',
    signed_cookies: '`SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"`',
    none: 'No session engine: Django would call this leaving out `SessionMiddleware`.',
  },
} as const;

/** What a page says once about the request that led to it. */
export const notices = {
  loggedOut: 'You are logged out. Your session has ended, and the cart in it.',
  passwordChanged: 'Your password is changed, and your other sessions have ended.',
  keyChanged: 'The key is changed. The data has moved along; the old key leads to no row any more.',
  expiresSoon: 'The session now ends 60 seconds after its last change.',
  expiresWithBrowser: 'Your browser now forgets the cookie when it closes.',
  expiresAsSet: 'The session lives as long again as the settings say.',
  rowDeleted: 'The row is deleted. Your browser does not know of it, and has sent the key once more.',
  cookieDeleted:
    'Your browser has deleted the cookie. The row stands here until it expires, but this browser no longer has its key.',
  signedCookieDeleted: 'Your browser has deleted the cookie. Nothing is left of the session, here or there.',
  nothingChanged: 'Nothing was changed: there is no session here to act on.',
  sessionEnded: 'That session is ended. Its browser is a stranger at its next request.',
  othersEnded: 'All your other sessions are ended. Their browsers are strangers at their next request.',
  preferencesSaved:
    'Saved. The server has just read your choice from your cookies, and made this page by it.',
  preferencesCame:
    'What you have chosen in another browser came with you: your account’s preferences are now in this browser’s cookies.',
  usernameForgotten: 'Forgotten: your browser has deleted `remembered_username`.',
  bakeHidden:
    'Hidden for 24 hours, by the cookie `bake_hidden`. Under “Preferences” you can have the notice back.',
  bakeBack: 'The notice is back: your browser has deleted `bake_hidden`.',
  greetingBack: 'Your browser has deleted `welcomed`. To the server this is a first visit again.',
  trackingAllowed: 'Your yes is kept. From this page on, we record what you open here.',
  trackingSilent: 'Your yes was not kept: your browser says no by itself, with Sec-GPC: 1.',
  trackingRefused: 'Your no is kept for a year, as a yes would be. Nothing is recorded at this browser.',
  trackingErased:
    'All that your number or your account led to is erased, the number with it. From now on the answer is no.',
  trackingLost:
    'Your no is kept for a year. Your number did not come with it: what only that led to could not be erased, and goes when its days are over.',
  trackingLostRest:
    'What your account led to is erased, and your no is kept for a year. Your number did not come with it: what only that led to could not be erased, and goes when its days are over.',
  trackingOthers:
    'Your no is kept for a year, and your browser has dropped a number that is joined with another account. What stands under it stays with that account: it is shown there, and can be erased there.',
  trackingOthersRest:
    'What your account led to is erased, and your no is kept for a year. The number in your browser was joined with another account, so only your browser has dropped it: what stands under it is shown to that account, and can be erased there.',
} as const;
