export const auth = {
  username: 'Username',
  password: 'Password',
  alreadyIn:
    'You are logged in as {{name}}. If somebody else logs in here, your session ends, and the cart in it.',
  login: {
    title: 'Log in',
    rememberMe: 'Stay logged in',
    rememberMeHint: 'For {{time}}, even when the browser is closed. Not on a shared computer.',
    rememberUsername: 'Remember my username',
    rememberUsernameHint:
      'Filled in for you next time. Your browser keeps it for a year in the cookie `remembered_username`: the name alone, without the password. It does not log you in.',
    submit: 'Log in',
    noAccount: 'New here?',
    signUp: 'Make an account',
    demoHeading: 'Just looking around?',
    demo: 'Use the demo account: username `{{username}}`, password `{{password}}`.',
    forgotten:
      'With this memory a login is accepted and forgotten with the same answer. Try it: the next page meets a stranger.',
  },
  signup: {
    title: 'Sign up',
    lead: 'A name and a password, nothing else.',
    usernameHint: 'Letters, digits and @ . + - _ only.',
    passwordHint: 'At least 8 characters. A few words in a row are easy to keep and hard to guess.',
    passwordAgain: 'Password again',
    submit: 'Sign up',
    stays: 'You stay logged in for {{time}}. On a shared computer, log out when you leave.',
    forgotten:
      'With this memory the account is kept, in a row of `auth_user`. That you are logged in is not.',
    haveAccount: 'Already have an account?',
    logIn: 'Log in',
  },
  profile: {
    title: 'Your profile',
    heading: 'Hello, {{name}}',
    username: 'Username',
    joined: 'Joined',
    lastLogin: 'Last login',
    never: 'Not yet',
    changePassword: 'Change the password',
    logOut: 'Log out',
    seeSession: 'See the session that knows you',
  },
  passwordChange: {
    title: 'Change your password',
    lead: 'This ends your other sessions: every other browser has to log in again. This one stays logged in.',
    old: 'Current password',
    new: 'New password',
    newAgain: 'New password again',
    newHint: 'At least 8 characters.',
    submit: 'Change the password',
    back: 'Back to your profile',
  },
} as const;

/** What is wrong with one field of a form. */
export const fields = {
  required: 'Please fill this in.',
  chooseOne: 'Please choose one.',
  wholeNumber: 'Please give a whole number.',
  range: 'Please give a number from {{min}} to {{max}}.',
  tooManyOfOne: 'The cart takes at most {{max}} of one cookie.',
  usernameCharacters: 'Please use letters, digits and @ . + - _ only.',
  tooLong: 'Please use at most {{max, number}} characters.',
  usernameTaken: 'This username is taken. Please choose another one.',
  passwordTooShort: 'Please use at least {{min}} characters.',
  passwordTooCommon: 'This password is one of the first that others would guess.',
  passwordLikeUsername: 'This password is too much like the username.',
  passwordMismatch: 'The two passwords are not the same.',
  wrongLogin: 'No account has this username and password.',
  wrongOldPassword: 'This is not your current password.',
  workbenchName: 'The name has to begin with wb_ and go on after it. Only a prefix may stand before.',
  workbenchAscii: 'Please use ASCII characters only, and no control characters.',
  workbenchSemicolon: 'A semicolon would begin another attribute.',
  workbenchAttribute: 'An attribute follows the semicolon. Please use the field that is for it.',
  workbenchControl: 'A control character is in it, which no header can carry.',
  workbenchDate: 'Please give a date that exists, from 1601 to 9999, like 2031-02-28 10:00.',
  workbenchPath:
    'Please choose /, or a path that begins with /cookies/workbench: a cookie for any other page could not be seen here.',
  cookieText: 'This text holds half a character, which cannot be encoded.',
  cookieName:
    'A cookie’s name holds no equals sign, no semicolon and no line break, and has at most 4,096 characters.',
  cookiePath:
    'A Path begins with a slash, like /lessons, and holds no semicolon and no letters outside ASCII.',
  cookieDomain: 'A Domain is a name with a dot in it, like example.com.',
} as const;
