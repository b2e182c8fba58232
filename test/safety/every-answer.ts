import type { TestContext } from 'node:test';
import { type Site, startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';
import { PASSWORD, signUp } from './people.ts';
import { form, json, send } from './raw-client.ts';

/** An answer of each kind that the site gives: page, redirect, refusal, failure. */
export interface Answer {
  readonly what: string;
  readonly status: number;
  readonly reply: Reply;
}

type Ask = (site: Site, headers: Record<string, string>) => Promise<Reply>;

const ACCOUNT = { username: 'kim', password1: PASSWORD, password2: PASSWORD };
const WRONG = { username: 'kim', password: 'a guess' };

/** What is asked, what it is answered with, and the request. In this order: the last ones break the site. */
const ASKED: readonly (readonly [what: string, status: number, ask: Ask])[] = [
  ...[
    '/',
    '/shop',
    '/cart',
    '/session',
    '/accounts/login',
    '/accounts/signup',
    '/signed-cookie/cart',
    '/stateless/cart',
  ].map(
    (page) =>
      [page, 200, (site, headers) => send(site.url, page, { headers })] satisfies [string, number, Ask],
  ),
  ['a change', 303, ({ url }, headers) => send(url, '/cart/items', form({ product: '1' }, headers))],
  [
    'a wrong field',
    400,
    ({ url }, headers) => send(url, '/cart/items', form({ product: '1', quantity: 'x' }, headers)),
  ],
  ['no product', 400, ({ url }, headers) => send(url, '/cart/items', form({ product: 'x' }, headers))],
  ['malformed JSON', 400, ({ url }, headers) => send(url, '/cart/items', json('{', headers))],
  ['a wrong login', 401, ({ url }, headers) => send(url, '/accounts/login', form(WRONG, headers))],
  [
    'a cross-site POST',
    403,
    ({ url }, headers) => send(url, '/cart/clear', form({}, { ...headers, 'Sec-Fetch-Site': 'cross-site' })),
  ],
  ['no such page', 404, ({ url }, headers) => send(url, '/no-such-page', { headers })],
  ['no such cookie', 404, ({ url }, headers) => send(url, '/cart/items', form({ product: '77' }, headers))],
  ['a taken name', 409, ({ url }, headers) => send(url, '/accounts/signup', form(ACCOUNT, headers))],
  [
    'a large body',
    413,
    ({ url }, headers) => send(url, '/cart/items', form({ product: 'x'.repeat(20_000) }, headers)),
  ],
  [
    'too many guesses',
    429,
    async ({ url }, headers) => {
      for (let times = 0; times < 5; times++) await send(url, '/accounts/login', form(WRONG));
      return send(url, '/accounts/login', form(WRONG, headers));
    },
  ],
  [
    'too many cookies',
    431,
    ({ url }, headers) => send(url, '/cart', { headers: { ...headers, Cookie: 'a=1; '.repeat(101) } }),
  ],
  [
    'a write that fails',
    503,
    async ({ url, database }, headers) => {
      database.pragma('query_only = ON');
      const reply = await send(url, '/cart/items', form({ product: '1' }, headers));
      database.pragma('query_only = OFF');
      return reply;
    },
  ],
  [
    'a fault of ours',
    500,
    ({ url, database }, headers) => {
      database.exec('DROP TABLE shop_product');
      return send(url, '/shop', { headers });
    },
  ],
];

const asked = new Map<string, Promise<Answer[]>>();

/** An answer of each kind to requests with these headers; asked for once, of a site of its own. */
export function everyAnswer(t: TestContext, headers: Record<string, string>): Promise<Answer[]> {
  const key = JSON.stringify(headers);
  const answers = asked.get(key) ?? askEverything(t, headers);
  asked.set(key, answers);
  return answers;
}

async function askEverything(t: TestContext, headers: Record<string, string>): Promise<Answer[]> {
  const site = await startSite(t);
  await signUp(site.visitor(), 'kim');
  const answers: Answer[] = [];
  for (const [what, status, ask] of ASKED) {
    answers.push({ what, status, reply: await ask(site, headers) });
  }
  return answers;
}

/** What is the same for everybody. */
export const STATIC = [
  '/styles/base.css',
  '/scripts/add-to-cart.js',
  '/pictures/favicon.svg',
  '/vendor/modern-normalize.css',
  '/vendor/chart.js',
];
