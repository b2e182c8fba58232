export const devices = {
  title: 'Your devices',
  link: 'See your devices',
  lead: 'Every browser that is logged in as {{name}}, told apart by the session id in its cookie. End a session here, and its browser is a stranger at its next request.',
  compare:
    'Every browser shows the start of its own key in the line below the header, in the same colour as here. A whole key is shown to its own browser alone.',
  shared:
    'This account is everybody’s: whoever knows its password stands on this list too, and can end the other sessions.',
  current: 'This browser',
  address: 'IP address',
  firstSeen: 'First seen',
  lastSeen: 'Last seen',
  justNow: 'Just now',
  unknown: 'Unknown device',
  limit: 'Only the {{max}} sessions seen last are listed here. Ending all others ends the rest as well.',
  end: 'End…',
  endMeaning: 'Its row in `django_session` is deleted, and the cart in it.',
  reallyEnd: 'Really end it',
  endOthers: 'End all others…',
  endOthersMeaning: 'Every other browser has to log in again. This one stays logged in.',
  reallyEndOthers: 'Really end all others',
  logOut: 'Log out here',
  alone: 'Only this browser so far',
  aloneTry:
    'Open another browser or a private window, log in as {{name}} there, and look here again: it stands here with a key of its own.',
  lookAgain: 'Look again',
  kept: 'Whose a session is, on which device, and when it was last seen (to the minute) stands in a table of ours, `auth_user_session`. Django’s `django_session` has no columns for it.',
  none: 'No list can be made here',
  noneWhy: {
    signed_cookies:
      'With this memory nothing stands on the server: each session is in its own browser’s cookie alone, so there is nothing to list and nothing to end.',
    none: 'With this memory there are no sessions at all. A login is accepted and forgotten with the same answer, so nobody is logged in here, on no device.',
  },
  toRows: 'Switch to a database row',
} as const;
