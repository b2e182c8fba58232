/** What a visitor chooses, and the small things that the site keeps of them. */
export const preferences = {
  title: 'Preferences',
  heading: 'Your preferences',
  lead: 'Choose how the shop looks and speaks. Your browser keeps the choice in a cookie, and the server reads it before it writes the page: the right theme is there from the first moment, without a script.',
  lecture:
    'The lecture: cookies serve personalisation, such as preferences and a theme; and session management, such as filling in an ID, hiding a notice for the day, and showing a pop-up once.',
  everywhere:
    'These cookies have `Path=/`, so they hold in all three shops, also in the one that keeps no session. A cookie is not a session.',
  save: 'Save',
  saveNamed: 'Save: {{name}}',
  of: {
    theme: {
      name: 'Theme',
      hint: 'The server writes your choice into the first line of the page, as `data-theme`.',
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
    },
    language: {
      name: 'Language',
      hint: 'Without a cookie the server goes by `Accept-Language`, a line that your browser sends anyway.',
      browser: 'As the browser says',
    },
    prices: {
      name: 'Prices',
      hint: 'Our prices include 10 % VAT. Without it they are rounded to whole won; what the shop would charge stays the same.',
      with_vat: 'With VAT',
      without_vat: 'Without VAT',
    },
  },
  kept: {
    cookie: 'In this browser:',
    until: 'until {{date}}.',
    year: 'for a year from when you chose it. Until when exactly, a browser never says.',
    none: 'In this browser: no cookie `{{cookie}}`. This is what holds without one.',
    account: 'With your account: {{option}}.',
    notAccount: 'With your account: nothing chosen yet.',
    line: 'The `Set-Cookie` line that has just told your browser:',
  },
  small: {
    heading: 'Small things that a site remembers',
    lead: 'Three old habits of websites. Each needs one cookie, and none of them a session.',
    username: {
      name: 'The remembered username',
      kept: 'The login form is filled in with {{name}}.',
      none: 'Nothing is remembered. It is when you tick “Remember my username” as you log in.',
      how: 'The cookie `remembered_username` keeps it for a year: the name alone, without the password. It does not log anybody in.',
      forget: 'Forget the username',
      logIn: 'Go to the login form',
    },
    bake: {
      name: 'The notice of the day',
      shown:
        'It stands at the top of every page but the one that greets you. “Don’t show again today” puts it away.',
      hidden: 'It is put away: `bake_hidden` came with this request.',
      how: 'The cookie `bake_hidden` is sent with `Max-Age=86400`: 24 hours, and not until your midnight, since no request says what time it is where you are.',
      show: 'Show the notice again',
    },
    greeting: {
      name: 'The greeting at the first visit',
      shown: 'It was shown once: `welcomed` came with this request.',
      now: 'It is shown on this page, and `welcomed` came along with it.',
      notYet: 'It has not been shown to this browser: no `welcomed` came with this request.',
      how: 'The cookie `welcomed` is sent along with the greeting, with `Max-Age=31536000`: a year. It says nothing but that you were here.',
      show: 'Show the pop-up again',
    },
  },
  follow: {
    heading: 'What follows you, and what stays here',
    follows: 'Follows you to another browser',
    stays: 'Stays in this browser',
    user: 'Your row in our table `user_preferences` keeps what you choose while you are logged in. When you log in with another browser, it gets your choices as cookies. They win over what was chosen there.',
    stranger:
      'You are not logged in, at least not in the shop with the database row, so nothing follows you yet. Sign up, and what you have chosen here is kept with your account. Log in, and what you choose from then on is kept.',
    everybody:
      'This account is everybody’s: whoever knows its password would bring their choices to you. So nothing is kept with it, and nothing follows you. Sign up for one of your own, and what you have chosen here is kept with that.',
    nothing: 'nothing chosen, each browser keeps its own',
    username: 'The remembered username, `remembered_username`: it is for whoever sits at this browser.',
    bake: 'That the notice is put away, `bake_hidden`.',
    greeting: 'That the greeting was shown, `welcomed`.',
    session: 'Your session, `{{cookie}}`, and the cart in it.',
    stateless: 'After a login below `/stateless` nothing follows: the next request meets a stranger.',
  },
  prices: {
    without: 'Prices are shown without 10 % VAT, rounded to whole won.',
    change: 'Change this',
    charged: 'With VAT {{price}}: that is what the shop would charge.',
  },
} as const;

/** What the shop announces on its own: the notice of the day, and the greeting at a first visit. */
export const announcements = {
  label: 'Notice of the day',
  bake: {
    yakgwa: 'Fresh today: yakgwa, soaked in honey and ginger.',
    chocoChip: 'Fresh today: chocolate chip, still soft in the middle.',
    oatmeal: 'Fresh today: oatmeal raisin, two trays of it.',
    matcha: 'Fresh today: matcha crinkle, with tea from Boseong.',
    macaron: 'Fresh today: raspberry macarons, gone by four as a rule.',
    butterRing: 'Fresh today: butter rings, by the bagful.',
    gingerMan: 'Fresh today: gingerbread men, all buttons on.',
  },
  hide: 'Don’t show again today',
  hideHow: 'cookie `bake_hidden`',
  forgetful: 'This shop keeps nothing, so the notice comes each time.',
  greeting: {
    title: 'Is this your first visit?',
    text: 'Your browser brought no cookie `welcomed`. It gets one with this page, and for a year nobody asks again.',
    close: 'Close',
    more: 'What else is kept',
  },
} as const;
