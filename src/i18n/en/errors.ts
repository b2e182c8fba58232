/** Pages for what went wrong: what happened, what became of your data, what to do next. */
export const errors = {
  status: 'Status {{status}}',
  headersTooLarge:
    'Your browser sent more than this site can read. Most often its cookies for this site are too large: please delete them in the settings of your browser, then come back.',
  badRequest: {
    heading: 'We could not read that request',
    message: 'Something in it was not in a form that we know. Nothing was changed.',
    action: 'Back to the shop',
  },
  loginNeeded: {
    heading: 'Please log in first',
    message: 'This page belongs to someone, and we do not know yet who you are.',
    action: 'Log in',
  },
  crossSite: {
    heading: 'That came from another site',
    message:
      'Another site tried to do this in your name, so we refused and changed nothing. If it was you, please do it again from here.',
    action: 'Back to the shop',
  },
  staffOnly: {
    heading: 'This page is for the shopkeeper',
    message: 'It shows what all visitors did together. Your own trail is on the page “Tracking”.',
    action: 'Back to the shop',
  },
  notFound: {
    heading: 'There is nothing at this address',
    message: 'It may be mistyped, or the page has moved. The cookies are where they were.',
    action: 'To the cookies',
  },
  unknownProduct: {
    heading: 'We do not sell this cookie',
    message: 'It may have gone while you were looking. Your cart is as it was.',
    action: 'To the cookies',
  },
  tooLarge: {
    heading: 'That is more than we can take',
    message: 'What you sent is larger than this shop accepts. Nothing was changed.',
    action: 'Back to the shop',
  },
  tooManyCookies: {
    heading: 'Your browser sent too many cookies',
    message:
      'More than {{max}} came with this request. Please delete the cookies of this site in your browser, then come back.',
    action: 'Back to the shop',
  },
  tooMany: {
    heading: 'Too many tries at once',
    message_one: 'Please wait {{count}} minute, then try again.',
    message_other: 'Please wait {{count}} minutes, then try again.',
    action: 'Try again',
  },
  tooBusy: {
    heading: 'More people are logging in than we can take',
    message: 'Your password was not looked at, and nothing was changed. Please try again in a moment.',
    action: 'Try again',
  },
  experimentRunning: {
    heading: 'Many experiments are running',
    message:
      'This site does a few at a time, and too many were before yours. Nothing was changed. Please try again in a moment.',
    action: 'Back to the experiment',
  },
  noAnswer: {
    heading: 'This site did not answer itself',
    message:
      'For this lesson the server asks itself, by a client of its own, and no answer came in time. Your own session is as it was. Please try again in a moment.',
    action: 'To the lessons',
  },
  secureOnly: {
    heading: 'This cannot be done here',
    message:
      'Session cookies are sent over HTTPS only here, as SESSION_COOKIE_SECURE says. This server’s own client asks over plain HTTP and would get none. Nothing was changed.',
    action: 'To the lessons',
  },
  notSaved: {
    heading: 'That was not saved',
    message: 'We could not write it down, so everything is as it was. Please try again in a moment.',
    action: 'Try again',
  },
  failed: {
    heading: 'Something broke on our side',
    message: 'It was not your doing, and it stands in our log. Please try again in a moment.',
    action: 'Back to the shop',
  },
  sessionEnded: {
    heading: 'Your session has ended',
    message:
      'The row that your cookie leads to is gone: it expired, or you logged out in the meantime. What you sent last was not saved.',
    action: 'Start again',
  },
  cookieTooLarge: {
    heading: 'This cart does not fit into a cookie',
    message:
      'Its Set-Cookie line would have {{bytes, number}} bytes. RFC 6265 has browsers keep 4,096 at least, attributes included. Most count name and value alone and would take a little more, but the shop does not rely on it. Your cart is as it was. A database row has room for more.',
    action: 'Back to the cart',
  },
} as const;
