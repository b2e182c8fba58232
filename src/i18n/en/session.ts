export const session = {
  title: 'Your session',
  lead: {
    db: 'This is your row in `django_session`, as it stood when this page was made. Your browser holds the key; everything else stays here.',
    signed_cookies:
      'There is no row. This came in your cookie, and your browser sends it along with every request.',
    none: 'There is no row, and no cookie either.',
  },
  key: '`session_key`',
  keyMeaning:
    'The session id, and all that your browser knows of the session. Whoever sends the cookie with it is taken for you, so keep it to yourself.',
  expires: '`expire_date`',
  expiresMeaning: 'In UTC. From this moment on the row counts as gone.',
  data: { db: '`session_data`', signed_cookies: 'Value of the cookie', none: '`session_data`' },
  dataMeaning:
    'What is remembered. It is not encrypted, only signed: the signature at its end shows any change. A dot at its start means that it was compressed (zlib) first.',
  decoded: 'Unpacked',
  decodedMeaning: 'The same text, read back as JSON.',
  user: 'User',
  userMeaning: 'Found in `auth_user` by `_auth_user_id`.',
  nobody: 'No one. A session is not a login.',
  more: 'Choose more cookies',
  empty: {
    db: {
      heading: 'No row: nothing to remember yet',
      text: 'The shop makes a row in `django_session` the moment there is something to remember, and not before. Put a cookie in the cart, then look here again.',
    },
    signed_cookies: {
      heading: 'No cookie: nothing to remember yet',
      text: 'The shop sends a signed cookie the moment there is something to remember, and not before. Put something in the cart, then look here again.',
    },
    none: {
      heading: 'No session: nothing is ever remembered',
      text: 'With this memory every request starts with empty hands. Switch to a database row, and this page has something to show.',
    },
    choose: 'Choose a cookie',
    remembering: 'Switch to a database row',
  },
} as const;
