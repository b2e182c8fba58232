import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Parts } from '../../app.ts';
import { renderPage } from '../../pages/render-page.ts';
import { wantsJson } from '../../pages/wants-json.ts';
import { update } from '../../sessions/session.ts';
import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { addToCart } from '../../shop/cart.ts';
import { Products } from '../../shop/products.ts';
import { AFewAtATime, OthersBefore } from '../own-client/a-few-at-a-time.ts';
import { KeptResults } from '../own-client/kept-results.ts';
import { OwnClient } from '../own-client/own-client.ts';
import { addressOf, thisShop, thisSite } from '../own-client/this-site.ts';
import { markSeen } from '../seen.ts';
import { type BothWays, bothWays, CONNECTION_PATH, connectionOf } from './connections.ts';
import { compareMemories, type Remembrance } from './three-memories.ts';
import { askedFor, tellApart, VERDICT_PATH, type Verdict, type Verdicts, verdictOn } from './verdict.ts';

const LESSON = '/lessons/stateless';
/** Kinds of cookies that go into the carts at first. */
const FIRST_KINDS = 2;

/** What a visitor has found out so far. */
interface Findings {
  readonly connections?: BothWays;
  readonly verdicts?: Verdicts;
  readonly compared?: readonly Remembrance[];
  /** Who was logged in for it; null for nobody. */
  readonly account?: string | null;
}

/** A part of the page, and what is found out there. */
type Section = Exclude<keyof Findings, 'account'>;

/** Which findings the new ones are added to, and how many kinds go into the carts. */
const Form = z
  .object({ found: z.string().catch(''), kinds: z.coerce.number().int().min(1).catch(FIRST_KINDS) })
  .catch({ found: '', kinds: FIRST_KINDS });

/**
 * The lesson on HTTP, which has no memory (S2 to S5, S10, S17 and S25 of the lecture).
 * @param aFewAtATime what this site's own client does at length waits for its turn there
 */
export function statelessRouter({ settings, database, accounts }: Parts, aFewAtATime: AFewAtATime): Router {
  // For some quick requests nobody waits behind the comparisons.
  const quickOnes = new AFewAtATime();
  const products = new Products(database);
  const findings = new KeptResults<Findings>();
  const strangers = new KeptResults<Verdict>();

  return Router()
    .get(LESSON, (request, response) => show(request, response))
    .get(CONNECTION_PATH, (request, response) => response.json(connectionOf(request)))
    .get(VERDICT_PATH, judge)
    .post(`${LESSON}/connections`, sendBothWays)
    .post(`${LESSON}/session`, beginSession)
    .post(VERDICT_PATH, askForThem)
    .post(`${LESSON}/memories`, compare)
    .use(turnAway);

  async function show(request: Request, response: Response, locals = {}) {
    const { found } = Form.parse({ found: request.query['found'] });
    const shelf = await products.all(request.language);
    renderPage(request, response, 'lessons/stateless', {
      ...{ connections: null, verdicts: null, compared: null, account: null, busy: false },
      ...findings.find(found),
      found,
      own: { ...connectionOf(request), came: verdictOn(request).came, address: addressOf(thisSite(request)) },
      kinds: { first: Math.min(FIRST_KINDS, shelf.length), most: shelf.length },
      styles: '/styles/stateless.css',
      script: '/scripts/stateless.js',
      ...locals,
    });
  }

  async function sendBothWays(request: Request, response: Response) {
    const client = new OwnClient(thisSite(request));
    const connections = await quickOnes.run((end) => bothWays(client, end));
    leadTo('connections', { connections }, request, response);
  }

  /** One cookie in the cart: there is something to remember, so there is a session. */
  async function beginSession(request: Request, response: Response) {
    const [first] = await products.all(request.language);
    if (first !== undefined) await update(request, (session) => addToCart(session, first.id, 1));
    leadTo('verdicts', {}, request, response);
  }

  /** The visitor's own browser asks twice; `without` names the verdict on its request without cookies. */
  function judge(request: Request, response: Response) {
    const verdict = verdictOn(request);
    const without = strangers.find(request.query['without']);
    if (without && tellApart({ withCookie: verdict, without })) markSeen(request, response, 'stateless');
    const name = verdict.cookie === null ? strangers.keep(verdict) : null;
    response.json({ ...verdict, name });
  }

  async function askForThem(request: Request, response: Response) {
    const client = new OwnClient(thisSite(request));
    const verdicts = await quickOnes.run((end) => askedFor(request, client, end));
    if (tellApart(verdicts)) markSeen(request, response, 'stateless');
    leadTo('verdicts', { verdicts }, request, response);
  }

  async function compare(request: Request, response: Response) {
    const client = new OwnClient(thisShop(request, settings));
    const shelf = (await products.all(request.language)).slice(0, Form.parse(request.body).kinds);
    const account = (await accounts.demo?.find()) ?? null;
    const actions = {
      products: shelf.map(({ id }) => id),
      account,
      sessionCookies: sessionCookieNames(settings),
    };
    const compared = await aFewAtATime.run((end) => compareMemories(client, actions, end));
    markSeen(request, response, 'stateless');
    leadTo('compared', { compared, account: account?.username ?? null }, request, response);
  }

  /** To the lesson's page, with what was found out now beside what was before. */
  function leadTo(section: Section, news: Findings, request: Request, response: Response) {
    const before = findings.find(Form.parse(request.body).found);
    const found = findings.keep({ ...before, ...news });
    response.redirect(303, `${LESSON}?found=${found}#${section}`);
  }

  /** Others are before this one: the lesson's own page says so, and that nothing was done. */
  function turnAway(error: unknown, request: Request, response: Response, next: (error: unknown) => void) {
    if (!(error instanceof OthersBefore) || wantsJson(request)) return next(error);
    response.status(error.status).set('Retry-After', String(error.values.retryAfter));
    return show(request, response, { busy: true, here: LESSON });
  }
}
