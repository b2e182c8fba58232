export const home = {
  title: 'Welcome',
  heading: 'A cookie shop that remembers you',
  lead: 'There are cookies to eat, and cookies that your browser carries so that a shop knows you when you come back. Choose one of the first kind here, and watch the second kind at work.',
  choose: 'Choose a cookie',
  memories: {
    heading: 'One shop, three memories',
    lead: 'Fill a cart, switch the memory at the top of the page, and look again. The shop stays the same; only what it remembers you by changes.',
    forgets: 'What it forgets',
    go: 'Switch to this memory',
    here: 'You are here',
    db: {
      heading: 'A row in the database',
      keeps:
        'Your cart stays with the shop, in a row of `django_session`. Your browser carries only the key to that row, the session id.',
      forgets: 'The row, once it has expired or you log out; and you, if your browser loses the key.',
    },
    signed_cookies: {
      heading: 'A signed cookie',
      keeps:
        'The cart itself travels in the cookie with every request, signed so that no one can change it unseen.',
      forgets:
        'Only what the browser forgets. It holds no more than 4,096 bytes, and a copy of the cookie outlives your logout, until it expires.',
    },
    none: {
      heading: 'Nothing at all',
      keeps: 'No cookie and no row. This is how HTTP behaves when nobody helps it.',
      forgets: 'Everything, as soon as each answer is sent: your cart, your login, you.',
    },
  },
} as const;

export const shop = {
  title: 'Shop',
  heading: 'Choose a cookie',
  lead: 'Add what you like, then see in the cart where it is remembered.',
  leadForgetful: 'Add what you like, and see in the cart that nothing is remembered.',
  quantityOf: 'Quantity of {{name}}',
  add: 'Add',
  addNamed: 'Add to the cart: {{name}}',
  added: 'In your cart: {{name}}',
  seeCart: 'See the cart',
  empty: 'The shelf is empty just now. Please come back a little later.',
} as const;

export const cart = {
  title: 'Your cart',
  count_one: '{{count}} cookie',
  count_other: '{{count}} cookies',
  each: '{{price}} each',
  quantityOf: 'Quantity of {{name}}',
  update: 'Update',
  updateNamed: 'Update: {{name}}',
  remove: 'Remove',
  removeNamed: 'Remove: {{name}}',
  goneName: 'Cookie no. {{product}}',
  gone: 'We no longer sell this cookie. You can take it out of the cart.',
  total: 'Total',
  note: 'There is no checkout: no one is charged here.',
  clear: 'Empty the cart',
  more: 'Choose more cookies',
  ofSession:
    'The cart belongs to this session: in another browser, or after a logout, you begin with an empty one.',
  logIn: 'Log in, and the cart comes with you.',
  see: {
    db: 'See the row that keeps this cart',
    signed_cookies: 'See the cookie that keeps this cart',
    none: 'See what is kept of it',
  },
  empty: {
    heading: 'Your cart is empty',
    db: 'Put a cookie in, and the shop remembers it in a row of its database. If you have no row yet, it is made at that moment.',
    signed_cookies:
      'Put one of the edible kind in, and your browser gets it back at once in a signed cookie.',
    none: 'It will stay empty. What you add here is accepted and forgotten with the same answer, because nothing ties your next request to this one.',
    choose: 'Choose a cookie',
    remembering: 'Look at the cart with a database row',
  },
} as const;
