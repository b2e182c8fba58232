/** The lesson on how long cookies and sessions live. */
export const lifetimes = {
  title: 'Lifetimes',
  heading: 'How long does a cookie live?',
  lead: 'One kind of cookie goes when the browser closes, the other at a time of its own. Set one of each, and watch the second leave within half a minute.',
  lecture:
    'The lecture: a session cookie is deleted when the current session ends, with the browser; a persistent cookie at the date in `Expires`, or when the time in `Max-Age` is over.',
  cookies: {
    heading: 'Two cookies, two lives',
    set: 'Set both cookies',
    again: 'Set both again',
    state: {
      neither:
        'Neither of the two came with this request. Were they never set, or has the browser been closed since? The server cannot tell.',
      both: 'Both came with this request. `lesson_persistent` is to leave in:',
      over: 'Only `lesson_session` came. The 30 seconds are over: the browser has dropped `lesson_persistent`, and asked nobody.',
      early:
        'Only `lesson_session` came, though the 30 seconds are not over. Somebody has deleted `lesson_persistent`, or the browser never took it: the server cannot tell.',
      persistentAlone:
        'Only `lesson_persistent` came: the session cookie was the first to go. The browser was closed, or somebody deleted it.',
    },
    leaves: 'It leaves now. Looking again…',
    look: 'Look again',
    failed: 'No answer came. Please look again.',
    line: 'The `Cookie` line of this request',
    noLine: 'No `Cookie` line came.',
    setLines: 'The `Set-Cookie` lines that set them',
    note: 'The value is our note: when they were set, and once we have seen both come, the word `came`. No row and no account are needed for that.',
    why: 'The server never learns why a cookie no longer comes. It may have ended, or been deleted, or refused; or this is another browser. All that it sees is a `Cookie` line without it.',
  },
  closing: {
    heading: 'To see the session cookie go',
    close: 'Close the browser: all of its windows, not just this tab. On a telephone, end the app.',
    open: 'Open it again, and come back to this page.',
    restored:
      'Is it still there? A browser that is set to continue where you left off brings session cookies back along with the tabs.',
    row: 'Meanwhile a row in `django_session` lives on: nobody tells the server that a browser was closed. It expires at its `expire_date`, and it is deleted when you log out.',
  },
  own: {
    heading: 'And the cookie with your session id?',
    none: 'Log in, and your browser gets one.',
    unknown: 'The server cannot tell when your browser will drop this cookie. Log in, and it gets a new one.',
    browser: 'A session cookie: it goes when the browser closes. It was sent without `Expires`.',
    persistent: 'A persistent cookie: it goes on {{date}}.',
    chosen: {
      browserClose:
        '`_session_expiry` in your row is `0`, until the browser closes. That is what a login writes without “Stay logged in”.',
      expiry: '`_session_expiry` in your row says so: `{{expiry}}`.',
      settings:
        'Your row has no `_session_expiry`, so the settings decide: `SESSION_EXPIRE_AT_BROWSER_CLOSE = {{close}}`, `SESSION_COOKIE_AGE = {{age}}`. So it is for a cart without a login, and after a login with “Stay logged in”.',
    },
    logIn: 'Log in, once with and once without “Stay logged in”',
    logInAgain: 'Log in again and choose anew',
  },
  timeline: {
    heading: 'The life of your session',
    lead: 'Your browser holds the cookie, the server holds the row, and each has its end.',
    picture: 'The life of your session, from top to bottom',
    same: 'In the order of time, not to scale. All times in UTC; the list says the same in words.',
    row: 'Row',
    cookie: 'Cookie',
    event: {
      loggedIn: 'You logged in',
      savedBefore: 'Row saved',
      saved: 'Row last saved',
      now: 'Now',
      rowEnds: 'The row ends',
      cookieEnds: 'The cookie ends',
      bothEnd: 'Row and cookie end',
      browserCloses: 'The browser closes',
    },
    meaning: {
      loggedIn:
        'Your login gave the session a new key. If you have changed the key since, it has another one by now.',
      savedBefore: 'Each save set the end anew.',
      saved:
        'The timestamp under the row’s signature. Every change saves the row and moves its end; just looking does not. A row keeps its last save alone.',
      now: 'When this page was made.',
      rowEnds: '`expire_date`. From then on the row counts as gone, whatever the browser sends.',
      cookieEnds: '`Expires` of the cookie. From then on the browser no longer sends it.',
      bothEnd:
        '`expire_date` of the row and `Expires` of the cookie: the same second. From then on the browser no longer sends the cookie, and the row counts as gone.',
      browserCloses: 'The cookie goes, the row stays.',
    },
    earlier: 'Up to four earlier ones stand here while they are among your last requests.',
    unknown: 'some day, nobody knows when',
    left: 'left:',
    over: 'It is over.',
    none: 'No session, no life to draw. Log in or put something into the cart, and come back.',
  },
} as const;
