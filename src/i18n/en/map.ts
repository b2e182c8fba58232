/** The map of the lesson: the lecture's outline, station by station. */
export const lessonMap = {
  nav: 'Lesson',
  title: 'The lesson',
  heading: 'Cookies and sessions, station by station',
  lead: 'The lecture as a path of {{count}} stations. Opening a page is not enough: a station counts as seen once its subject has really happened to you, with your own requests.',
  begin: 'Begin the lesson',
  goOn: 'Go on with the lesson',
  back: 'Back to the map of the lesson',
  cookieCame: 'Back to the lesson: your cookie has come',
  elsewhere:
    'The lessons look from the shop with the database row, which knows you by a cookie of its own: there you may be a stranger.',
  nextIs: 'Next, station {{number}}: {{name}}',
  progress: '{{seen}} of {{count}} stations seen',
  seen: 'Seen',
  next: 'Next',
  noWire: 'Nothing is kept of these requests, so there is nothing to show here.',
  cookieUnheard:
    'Put something into your cart: its answer brings a `Set-Cookie` line, and the next request takes the cookie along. Come back here, and your cookie comes with you.',
  parts: {
    http: 'Overview: HTTP',
    cookiesAndSessions: 'Cookies and sessions',
    reference: 'For reference',
    beyond: 'Beyond the lecture',
  },
  stations: {
    exchange: {
      name: 'The exchange',
      says: 'HTTP is the agreement by which things are fetched: the browser asks, the server answers.',
      shows: 'The request that fetched this very page, and the answer to it, line by line.',
    },
    stateless: {
      name: 'Stateless',
      says: 'Once the answer is sent the connection ends, and nothing of it is kept: no cart could last, and no login.',
      shows: 'The same visit to three shops at once, and what each still knows of it afterwards.',
    },
    cookie: {
      name: 'The cookie',
      says: 'A cookie is a small piece of data from the server. The browser keeps it, and sends it with every further request to that server.',
      shows:
        'Put something into your cart, then open the line at the foot of the page: `Set-Cookie` in one exchange, `Cookie` in the next. Come back here, and your cookie comes with you.',
    },
    jar: {
      name: 'The cookie jar',
      says: 'The browser keeps cookies as pairs of a name and a value. Sites use them to know who is logged in, to follow visitors, and to keep state.',
      shows:
        'Every cookie that your browser has just sent to this site: what the server received, what a script can see, what it is for, and when it goes.',
    },
    workbench: {
      name: 'A cookie of your own',
      says: 'A cookie is made by one line of a response, `Set-Cookie`, and each part of that line decides when the cookie comes back.',
      shows:
        'Put the line together yourself, read what should come of it, and see what your browser does with it.',
    },
    preferences: {
      name: 'Preferences',
      says: 'Cookies let a site suit each visitor: a theme, a language, a notice that stays away for a day, a name already filled in.',
      shows:
        'Choose a theme. The cookie that keeps it goes with your next request, and the server draws the page by it.',
    },
    tracking: {
      name: 'Tracking',
      says: 'Cookies also serve to record what visitors do, and to study it.',
      shows:
        'Decide whether this shop may follow you. If it may, see all that it knows of you, and erase it.',
    },
    row: {
      name: 'The row',
      says: 'A session is made on the server, and its data stays there. All that the cookie carries is the session id.',
      shows: 'Your own row of `django_session`, from the cookie to what it leads to.',
    },
    sixSteps: {
      name: 'The six steps',
      says: 'A login makes a session and gives it an id; the id travels to the browser and back, and by it the server knows that you are logged in.',
      shows: 'Each of the steps lights up when you really log in, with your own values.',
    },
    lifetimes: {
      name: 'Lifetimes',
      says: 'A session cookie goes when the browser closes, a persistent cookie when `Expires` or `Max-Age` says so.',
      shows: 'A cookie of 30 seconds that runs out and no longer comes.',
    },
    django: {
      name: 'In Django',
      says: 'Django keeps sessions in its database unless it is told otherwise, and spares you most of how that works.',
      shows: 'The code and the settings of this site beside Django’s, with the values they have just now.',
    },
    devices: {
      name: 'Your devices',
      says: 'Every browser carries a session id of its own; by it the site tells them apart.',
      shows:
        'When you are logged in: a row for each browser. End one, and that browser is out at its next request.',
    },
    experiments: {
      name: 'What happens if…',
      says: 'Here the lecture ends. A cookie can be tampered with, copied, replayed and lost, and each time something else holds or breaks.',
      shows: 'Say what you expect, do it with one click, and see what comes of your cookie and its row.',
    },
  },
  go: {
    exchange: 'See your exchanges',
    stateless: 'Meet HTTP without a memory',
    cookie: 'Get a cookie for your cart',
    cookieAgain: 'See your cookie travel',
    jar: 'Look into your cookie jar',
    workbench: 'Make a cookie',
    preferences: 'Choose how the shop looks',
    tracking: 'See what is known of you',
    row: 'See your row',
    sixSteps: 'Walk through a login',
    lifetimes: 'Watch a cookie run out',
    django: 'Compare the two',
    devices: 'See your sessions',
    experiments: 'Try it out',
  },
  allSeen: {
    heading: 'You have seen it all happen',
    text: 'A cookie was set for you, it travelled, it found its row, and you saw where that ends. Thank you for walking all the way. Two things are left: the experiments you have not tried yet, and the same visit without a browser, by curl, in the `README.md` of this site.',
    experiments: 'To the experiments',
  },
  kept: {
    heading: 'Where this is kept',
    text: 'In one more cookie of this browser, `seen`, so without an account and without a row. It holds the names of the stations you have seen, and you get it with the first of them.',
    value: 'Just now it says:',
    forget: 'Forget what I have seen',
    returns:
      'The cookie station will be seen again at once, since your session cookie comes with every request.',
  },
  forgetful: {
    text: 'This shop remembers nothing, so on this page no station is marked, whatever you have seen.',
    go: 'The lesson with your marks',
  },
} as const;
