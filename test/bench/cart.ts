/** What every customer of the bench has in the cart. */
export const CART = { 1: 2, 2: 1, 3: 4 };

/** The account that every new database has. */
export const DEMO = { username: 'demo', password: 'chocolate-chip' };
