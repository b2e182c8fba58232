export const session = {
  title: 'Your session',
  lead: {
    db: 'The way from the cookie in your browser to your row in `django_session`, as this very request went it. Your browser holds the key; everything else stays here.',
    signed_cookies:
      'There is no row. All that is remembered came in your cookie, and your browser sends it along with every request.',
    broken: 'A cookie came with this request, but it leads to nothing that is remembered. Here its way ends.',
  },
  path: 'From the cookie to the user',
  cookie: {
    heading: 'The cookie that came',
    value: {
      db: 'Its value is `s:` (the colon travels as `%3A`), the key, a dot, and a signature of the key. Of the signature only the first four characters are shown.',
      signed_cookies:
        'Its value is the data itself, in three parts with colons between them (a colon travels as `%3A`). Of the signature only the first four characters are shown.',
    },
    whole: 'Show the whole value',
    wholeWarning: 'Whoever has it is you to this server. Show it to nobody, and on no projector.',
    drops: 'Your browser drops it',
    withBrowser: 'when it closes: a session cookie',
    onDate: '{{date}}: a persistent cookie',
    size: 'It weighs',
    bytes:
      '{{bytes}} bytes of name and value, with the `=` between them, in every request below `/signed-cookie`. Browsers take {{limit}} of name and value (RFC 6265bis, 5.6). RFC 6265, 6.1, counts the attributes, too: to be on the safe side, the shop sends no longer `Set-Cookie` line.',
  },
  signature: {
    heading: 'Its signature',
    SECRET_KEY: 'Fits: it was this server that signed the key, with `SECRET_KEY`.',
    SECRET_KEY_FALLBACKS:
      'Fits, if only by an old secret: it was this server that signed the key, with one of `SECRET_KEY_FALLBACKS`.',
    none: 'The signature does not fit: nothing was looked up. Whoever made or changed this cookie does not know our secret.',
  },
  key: '`session_key`',
  keyMeaning:
    'The session id, and all that your browser knows of the session. Whoever sends the cookie with it is taken for you, so keep it to yourself.',
  noRow:
    'Its key leads to no row of `django_session`: the session was ended, or has expired and was cleared away.',
  expiredRow:
    'A row with this key still stands in `django_session`, but its `expire_date`, {{date}}, is past. It counts as gone: nothing in it was used.',
  row: {
    heading: 'Your row in `django_session`',
    data: '`session_data`',
    expires: '`expire_date`',
    saved: 'Last saved',
    savedValue:
      '{{age}} before this page was made, by the timestamp in its data. A row knows no other age of its own.',
    left: 'Time left',
    over: 'None: it counts as gone.',
    look: 'Look again',
    size: 'Size',
    bytes: '{{bytes}} bytes in three columns',
  },
  parts: {
    heading: { db: '`session_data`, part by part', signed_cookies: 'Its value, part by part' },
    payload: 'Payload',
    plain:
      'Not compressed: {{bytes}} bytes of JSON in base64url. Anyone can read them: signed is not encrypted.',
    zlib: 'Compressed, as the dot at its start says: {{packed}} bytes of zlib hold {{bytes}} bytes of JSON. Anyone can read them: signed is not encrypted.',
    timestamp: 'Timestamp',
    signedAt: '{{date}}. In base62 it counts the seconds since 1970: {{seconds}}.',
    timeMeaning: {
      db: 'When the row was saved. It ends nothing: only `expire_date` does.',
      signed_cookies: 'When the cookie was made. Without a row, nothing else can say that it is too old.',
    },
    tooOld: 'Too old: the session ended on {{date}}. What it holds is not used any more.',
    mac: 'Signature (MAC)',
    signedBy: {
      SECRET_KEY: 'Matches: nothing before it has changed since it was signed with `SECRET_KEY`.',
      SECRET_KEY_FALLBACKS:
        'Matches: nothing before it has changed since it was signed with one of `SECRET_KEY_FALLBACKS`.',
      none: 'Does not match: what stands before it was changed, or signed with a secret that is not ours. Nothing was unpacked.',
    },
    notOpened: 'Not unpacked: without a signature of ours it says nothing.',
    notReadable: 'Signed by us, but it cannot be unpacked.',
    noParts: 'Not of the form payload, timestamp, signature: nothing was unpacked.',
  },
  decoded: 'Unpacked',
  decodedMeaning: 'The payload, read back as JSON: all that is remembered.',
  user: {
    heading: 'User',
    found: 'Found in `auth_user` by `_auth_user_id`; `_auth_user_hash` fits the password that stands there.',
    unknown: '`_auth_user_id` leads to nobody who may log in here.',
    nobody: 'No one: the data holds no `_auth_user_id`. A session is not a login.',
  },
  more: 'Choose more cookies',
  again:
    'Put a cookie in the cart, and the shop makes a new session. It never goes on with a key or with data that it cannot find or trust.',
  breaks: {
    noCookie: 'No session cookie came with this request, so no row was looked for.',
    signature: 'A session cookie came, but its signature does not fit, so no row was looked for.',
    noRow:
      'A session cookie came, but its key leads to no row of `django_session`: the session was ended, or has expired and was cleared away.',
    expired:
      'A session cookie came, and its row still stands in `django_session`, but its `expire_date`, {{date}}, is past. It counts as gone: nothing in it was used.',
    unreadable:
      'A session cookie came, and its row stands in `django_session`, but what is in it cannot be trusted or read. Nothing in it was used.',
  },
  deeds: {
    heading: 'Act on it',
    lead: 'Each of these really does it to your own session, and leads back here.',
    key: 'Its key',
    ends: 'Its end',
    halves: 'Only one half',
    cookie: 'The cookie',
    cycleKey: {
      label: 'Change the key',
      text: 'As `cycle_key()`: the same data in a row with a new key. You stay logged in; a copy of the old cookie is worth nothing.',
    },
    soon: {
      label: 'Expire in 60 seconds',
      text: 'As `set_expiry(60)`: counted from each change, here and in your browser. Both end together, so the dead key is not even sent: for that, delete the row.',
    },
    withBrowser: {
      label: 'Until the browser closes',
      text: 'As `set_expiry(0)`: a session cookie. The server cannot see a browser close: here the session stays good for {{age}}.',
    },
    asSet: {
      label: 'For {{age}}',
      text: 'As `set_expiry(None)`: what `SESSION_COOKIE_AGE` says, counted from each change.',
    },
    deleteRow: {
      label: 'Delete the row here',
      text: 'Only the row. The cookie stays in your browser, with a key that leads to nothing.',
    },
    deleteCookie: {
      label: 'Delete the cookie there',
      text: 'Only the cookie, by a `Set-Cookie` that ended in 1970. The row lives on until `expire_date`, but your browser no longer has its key.',
    },
    deleteSignedCookie: {
      label: 'Delete the cookie there',
      text: 'By a `Set-Cookie` that ended in 1970. There is no row to delete here: a copy of the cookie would stay good until its time is over.',
    },
  },
  empty: {
    db: {
      heading: 'No session cookie came',
      text: 'So no row of `django_session` was looked for. Perhaps there is nothing to remember of you yet: the shop makes a row, and sends you its key, the moment there is something. Or the cookie is gone, and its row waits here, orphaned, until `expire_date`. From a request without a cookie the server cannot tell which. Put a cookie in the cart, then look here again.',
    },
    signed_cookies: {
      heading: 'No signed cookie came',
      text: 'Perhaps there is nothing to remember of you yet: the shop sends a signed cookie the moment there is something. Or the cookie is gone, and all that was remembered with it. Put something in the cart, then look here again.',
    },
    none: {
      heading: 'No session: nothing is ever remembered',
      text: 'With this memory every request starts with empty hands. Switch to a database row, and this page has something to show.',
    },
    choose: 'Choose a cookie',
    remembering: 'Switch to a database row',
  },
} as const;
