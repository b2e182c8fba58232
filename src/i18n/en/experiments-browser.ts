/** The experiments that the visitor's own browser does. */
export const browserExperiments = {
  deleteCookie: {
    question: 'What happens if your session cookie is deleted?',
    plan: 'The server tells your browser to forget its session cookie, and looks at your next request. Then it gives you the cookie back, so that nothing is lost.',
    answers: {
      rowStays: 'I am a stranger, but my row is still in the table.',
      rowGone: 'I am a stranger, and my row is gone, too.',
      known: 'I am still recognised.',
    },
    why: {
      1: 'Forget the cookie, please: here is the same cookie with an end in 1970.',
      2: 'Done. I have nothing to send any more.',
      3: 'A request without a cookie. Who is this? I have no key to look for.',
      4: 'I still have the row, and nobody asked me for it.',
      5: 'It stays. And if I hand out the cookie again, as I have done now, it is found again.',
    },
  },
  deleteRow: {
    question: 'What happens if your row is deleted?',
    plan: 'Your row is deleted from `django_session`. Your browser keeps its cookie and sends it with the next request.',
    answers: {
      stranger: 'The cookie still comes, but I am a stranger.',
      known: 'I am still recognised: my browser has the cookie.',
      madeAnew: 'The server makes the row anew from the cookie.',
    },
    why: {
      1: 'Delete the row of this key.',
      2: 'Gone. What stood in it stood nowhere else.',
      3: 'Here is my cookie, as always. It looks as good as yesterday.',
      4: 'No row has this key.',
      5: 'The signature is right, so I gave it to you once. But the key is a key to nothing.',
    },
  },
  expireNow: {
    question: 'What happens if your session expires right now?',
    plan: 'Your row’s `expire_date` is set to a second ago. Nothing else is touched: the row stays, and so does the cookie.',
    answers: {
      strangerRowStays: 'I am a stranger, though the row is still in the table.',
      strangerRowGone: 'I am a stranger, and the row is deleted at once.',
      known: 'I am still recognised: the cookie has not expired.',
    },
    why: {
      1: 'This row ended a second ago.',
      2: 'Nobody told me. My cookie is still good, and here it is.',
      3: 'You ask for rows of this key that end later than now. There is none.',
      4: 'Then you are a stranger, whatever your cookie says.',
      5: 'The old row stays with me until somebody clears up: in Django that is `clearsessions`.',
    },
  },
  changeKey: {
    question: 'What happens if your session’s key is changed?',
    plan: 'Your session moves to a row with a new key, as at every login. In Django this is `cycle_key()`.',
    answers: {
      follows: 'My browser follows: new key, same session, and the old key is worth nothing.',
      emptied: 'I get a new key, and an empty session.',
      lost: 'I am a stranger: my cookie still has the old key.',
      bothWork: 'The old key and the new one both work.',
    },
    why: {
      1: 'From now on you have another key. I send it with this answer: `Set-Cookie`.',
      2: 'The data stands in a new row, and the old row is gone.',
      3: 'Same name, same Path: the new cookie takes the place of the old one. Here it is.',
      4: 'Found, with all that stood in it before.',
      5: 'Whoever had copied the old cookie now has a key that opens nothing.',
    },
  },
  largeCookie: {
    question: 'What happens if a cookie is larger than 4,096 bytes?',
    plan: 'The server sends two cookies, `fits` with 4,096 bytes of name and value, and `too_large` with one byte more.',
    answers: {
      refused: 'The browser keeps the smaller one and ignores the larger one.',
      cut: 'The browser cuts the larger one off at 4,096 bytes.',
      kept: 'The browser keeps both.',
    },
    why: {
      1: 'Here are two cookies for you.',
      2: 'I count name and value together, and take 4,096 bytes of them (RFC 6265bis, 5.6). The first one just fits.',
      3: 'The second has a byte too many. I drop the whole cookie and tell nobody.',
      4: 'Only one came back. That is why I keep a cart in a row, and only its key in the cookie.',
    },
  },
  sameSiteNone: {
    question: 'What happens if a cookie says `SameSite=None` without `Secure`?',
    plan: 'The server sends two cookies: `for_every_site` with `SameSite=None` and without `Secure`, and `for_this_site` with `SameSite=Lax`.',
    answers: {
      refused: 'The browser refuses the first one and keeps the other.',
      kept: 'The browser keeps both.',
    },
    why: {
      1: 'Please send this one along wherever you come from, even from other sites.',
      2: '`SameSite=None` means that others can make me send it. I only do that over HTTPS.',
      3: 'It does not say `Secure`, so I refuse it. The one with `SameSite=Lax` I keep.',
      4: 'I see one of the two, and nobody has told me why.',
    },
  },
  wrongPath: {
    question: 'What happens if a cookie is deleted with the wrong Path?',
    plan: 'The server sends a cookie `stubborn` with `Path=/lessons/experiments`, and then deletes `stubborn` with `Path=/`. At the end it is deleted properly.',
    answers: {
      stays: 'The cookie stays.',
      gone: 'The cookie is gone: its name is the same.',
      twice: 'Now there are two cookies of that name.',
    },
    why: {
      1: 'Delete the cookie `stubborn` with `Path=/`.',
      2: 'I know cookies by name, domain and Path. I have no `stubborn` with that Path.',
      3: 'So there is nothing to delete, and I send mine as before.',
      4: 'It still comes? Then once more, with the Path that it was made with.',
      5: 'That one I have. Now it is gone.',
    },
  },
} as const;
