/** The lesson of the six steps by which a login is remembered. */
export const sixSteps = {
  title: 'The six steps',
  heading: 'How a login is remembered, in six steps',
  lead: 'Nothing here lights by a Next button. Each step lights when it has really happened between your browser and this server, with the value that really went along.',
  live: 'Leave this page open and log in or out in another tab: the steps follow by themselves.',
  withoutScript: 'Without JavaScript the steps follow when you load the page again.',
  failed: 'The steps could not be read anew. Load the page again to see how far they have come.',
  steps: 'The steps',
  places: { browser: 'Browser', server: 'Server', table: 'Table' },
  said: 'Step {{number}} has happened: {{title}}',
  happened: 'Happened.',
  notYet: 'Not yet.',
  exchange: 'Exchange {{id}}',
  thisRequest: 'This very request',
  here: 'Here',
  inDjango: 'In Django',
  view: '`temp.sessions` is a view of `django_session`; its `sid` is `session_key`.',
  dark: {
    stranger: 'All six are dark, since nobody is logged in. Log in, and come back to see what it did.',
    visitor:
      'All six are dark. You do have a row, with the key `{{key}}`, but nobody is logged in: a session is not a login. Log in, and see what becomes of the key.',
    nothingThere:
      'All six are dark. Your browser has sent a key, but it leads to no row that counts: the session has expired or was ended, or its row cannot be trusted. Log in to begin anew.',
    rowDeleted: 'All six are dark again: the row was deleted, and its key leads nowhere any more. It was',
    cookieDeleted:
      'All six are dark again: your browser was told to delete the cookie. The row still stands, but your browser no longer has its key. It is',
  },
  logIn: 'Log in and watch',
  logOut: 'Log out: begin again',
  onTheWay:
    'Half of it has happened: the id has gone to your browser. Whether it was kept, the next request will show.',
  open: 'Send the next request',
  allLit: 'All six have happened: that is how this server knows you as {{name}}.',
  next: 'Next: how long it lasts',
  known: {
    before:
      'Your login does not stand on the list of your exchanges. The list holds the last 30 at most, and begins anew when the server restarts, when you clear it, and when another user logs in in this browser. So steps 1 to 3 are read off your row, and 4 to 6 off the last request that brought its key.',
    changed:
      'The login lies before the list of your exchanges begins, or before your key was changed. So step 1 is read off your row, and the others show how the key that you have now was given out.',
    unheard:
      'Your exchanges are not recorded: the recorder is off (`WIRE=off`), or you came by a program that it does not listen to. So steps 1 to 3 are read off your row, and 4 to 6 off this very request.',
  },
  titles: {
    made: 'The login makes session data, and stores it',
    issued: 'An id is issued for this data',
    sent: 'The id goes to the client with the response',
    kept: 'The client keeps the id in a cookie',
    carried: 'The next request to the same server carries the cookie',
    found: 'By the id the server finds that you are logged in',
  },
  waits: {
    made: 'Lights when you log in: then the server has something to remember.',
    issued: 'Lights with the login, since data without a name could never be found again.',
    sent: 'Lights with the answer to the login, which has a `Set-Cookie` line.',
    kept: 'Lights when the id comes back, since a browser can only send what it has kept.',
    carried: 'Lights with the first request after the login.',
    found: 'Lights when the row is read by the id that came, and the user found in it.',
  },
  lit: {
    made: 'Your login wrote who you are into a row of `django_session`: user {{id}}.',
    issued: 'It is the key of the row: 32 characters made at random, new with each login.',
    sent: 'This line stood in the answer. It holds the id and a signature, and no word of you.',
    kept: 'No server can look into a browser. But what it sends in step 5, it must have kept.',
    carried: 'You typed nothing and pressed nothing for it: your browser added this line by itself.',
    found: 'One row was found, good until `{{expires}}` UTC. User {{id}} stands in it, and that is {{name}}.',
  },
  fromRow: {
    made: 'The row says so: user {{id}} stands in it.',
    issued: 'It is the key of your row.',
    sent: 'Nothing of that answer is kept. But your browser knows the id, and could know it from nowhere else.',
  },
  proofs: {
    heading: 'The same proof, every time',
    statement:
      'Staying logged in, says the lecture, is to keep sending the data that proves it. No request remembers the one before, so each brings the proof again.',
    none: 'Nobody is logged in, so there is nothing to prove.',
    times_one: 'Since this id was given out, your browser has proved once who you are.',
    times_other: 'Since this id was given out, your browser has proved {{count}} times who you are.',
    atLeast_one: 'Your browser has proved at least once who you are; the list reaches no further back.',
    atLeast_other:
      'Your browser has proved at least {{count}} times who you are; the list reaches no further back.',
    unheard: 'This very request has proved who you are. None before it was recorded.',
    others:
      'The last five at most are shown. Pictures, styles and scripts brought it too, and are not on the list.',
  },
} as const;
