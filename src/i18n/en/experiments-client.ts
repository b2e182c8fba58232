/** The experiments that this site does with a client of its own. */
export const clientExperiments = {
  tamper: {
    question: 'What happens if a character of the session cookie is changed?',
    plan: 'The client puts a cookie in its cart and so gets a session. Then the first character of the key in its session cookie is changed, and it asks the shop who it is.',
    answers: {
      stranger: 'The shop takes the client for a stranger.',
      other: 'The shop takes it for somebody else, whose key that is.',
      same: 'Nothing: the shop still recognises it.',
      refused: 'The shop refuses the request with an error.',
    },
    why: {
      1: 'Here is my cookie, with a key that looks almost like the one you gave me.',
      2: 'Key and signature do not belong together. Only my `SECRET_KEY` can sign, and it signed another key.',
      3: 'So I look nothing up. For me you are a stranger.',
      4: 'Nobody asked me. The row of the real key is where it was.',
    },
  },
  copyIntoCurl: {
    question: 'What happens if the cookie is copied into another program?',
    plan: 'A client logs in by the demo account. Its session cookie is copied into another program, such as curl, which has never seen the password. Then both ask who they are.',
    answers: {
      both: 'Both are logged in.',
      originalOnly: 'Only the browser that logged in is.',
      copyOnly: 'The copy is logged in, and the browser is thrown out.',
    },
    why: {
      1: 'I have never logged in. But I have this cookie.',
      2: 'The signature is right. Row of this key, please.',
      3: 'Here it is: the demo account.',
      4: 'Who brings the key is taken for the one it was given to. I cannot tell two apart who bring the same.',
    },
  },
  replayAfterLogout: {
    question: 'What happens if a copied cookie is used after the logout?',
    plan: 'A client logs in, a thief copies its cookie, the client logs out, and the thief comes with the copy. Once with a row in the database, and once with a signed cookie, which holds the session itself.',
    answers: {
      rowDead: 'With a row the copy is dead, with a signed cookie it still works.',
      bothDead: 'The copy is dead in both cases.',
      bothAlive: 'The copy still works in both cases.',
      cookieDead: 'With a signed cookie the copy is dead, with a row it still works.',
    },
    why: {
      1: 'I log out: forget me.',
      2: 'I have deleted the row. The thief’s key leads to nothing.',
      3: 'With the signed cookie there was no row. I could only ask the browser to forget the cookie.',
      4: 'I have a copy, and nobody asked me to forget anything. Here it is.',
      5: 'My own signature, and not too old. I have nothing by which I could refuse it, until it expires.',
    },
  },
  fixation: {
    question: 'What happens if somebody plants a session key before the login?',
    plan: 'An attacker visits the shop, and so has a key that is valid. The cookie with it is planted in a victim’s browser, the victim logs in, and the attacker asks with the old key who it is.',
    answers: {
      victimAlone: 'The victim is logged in under a new key, and the attacker’s key is worth nothing.',
      attackerToo: 'Both are logged in: they have the same key.',
      nobody: 'The login is refused.',
    },
    why: {
      1: 'I log in, with the cookie that I happen to have.',
      2: 'The password is right. But who else may know the key that you came with? I change it first: `cycle_key()`.',
      3: 'The old row is gone, the cart in it stands under the new key.',
      4: 'And I have waited for this with the old key…',
      5: '…which leads to nothing. The new one went to the one with the password alone.',
    },
  },
  twoTabs: {
    question: 'What happens if two tabs add to the cart at the same time?',
    plan: 'One cookie is in the cart. Then the form for one more is sent twenty times at the same moment, as from tabs that somebody clicks as fast as can be.',
    answers: {
      all: 'All twenty are kept.',
      some: 'Some are lost: the requests overwrite each other.',
      lastOnly: 'Only the last one is kept.',
    },
    why: {
      1: 'Twenty times one more, all at once.',
      2: 'If each request read the cart at its start and wrote it at its end, they would overwrite each other. So I read it again just before I write.',
      3: 'Reading and writing in one transaction, `BEGIN IMMEDIATE`: one after the other, nobody in between.',
      4: 'That takes a moment longer, and loses nothing.',
    },
  },
  restart: {
    question: 'What happens to sessions if the server is restarted?',
    plan: 'Two small shops are opened: one keeps its sessions in memory (`MemoryStore` of express-session), one in a database. The client puts a cookie in each cart, both are shut down and started again, and the client looks into its carts.',
    answers: {
      rowLives: 'The cart in the database is still there, the one in memory is gone.',
      bothLive: 'Both carts are still there: the client has its cookies.',
      bothGone: 'Both carts are gone.',
      memoryLives: 'The cart in memory is still there, the one in the database is gone.',
    },
    why: {
      1: 'I am new here. What the one before me held in memory ended with it.',
      2: 'I have noticed nothing. Here is my cookie from before.',
      3: 'The signature is right, the secret is the same. In memory there is nothing under this key: a stranger.',
      4: 'With me it stands in a file, and that was there all the time.',
    },
  },
} as const;
