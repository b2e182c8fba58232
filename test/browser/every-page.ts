/** Every page of the site in every state that it knows, one after the other in one browser. */
import type { Page } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import type { Experiment } from '../../src/lessons/experiments/experiment.ts';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import type { Site } from '../support/site.ts';
import {
  deleteElsewhere,
  deleteInVain,
  deleteSessionCookie,
  followCookie,
  goElsewhere,
  putInJar,
  sendCookie,
} from './cookie-acts.ts';
import { changeInVain, comeFromAnotherSite, meetFault, sendTooMuch } from './error-acts.ts';
import {
  doAllExperiments,
  outliveLessonCookie,
  predict,
  seeAllStations,
  setLessonCookies,
  tryStateless,
} from './lesson-acts.ts';
import {
  addOne,
  askToEnd,
  bringForgedKey,
  endOthers,
  failToLogIn,
  openWire,
  putInCart,
  send,
} from './page-acts.ts';
import type { People } from './people.ts';
import {
  chooseNone,
  choosePrices,
  comeForTheFirstTime,
  putAllAway,
  seeWithoutVat,
} from './preference-acts.ts';
import { become } from './profile.ts';
import {
  answerNothing,
  answerTracking,
  eraseTrail,
  joinTrail,
  leaveTrail,
  seeTooFew,
  sendGpc,
} from './tracking-acts.ts';

interface State {
  readonly name: string;
  readonly who: keyof People;
  readonly path: string;
  /** What the visitor does there to come to this state. */
  readonly act?: (page: Page, site: Site) => Promise<unknown>;
}

const STATES: readonly State[] = [
  { name: 'home', who: 'stranger', path: '/' },
  { name: 'home, a first visit', who: 'stranger', path: '/', act: comeForTheFirstTime },
  { name: 'home, the lesson all seen', who: 'stranger', path: '/', act: seeAllStations },
  { name: 'lesson, on its way', who: 'user', path: '/lessons' },
  { name: 'shop', who: 'stranger', path: '/shop' },
  { name: 'shop, a cookie added', who: 'shopper', path: '/shop', act: addOne },
  { name: 'shop, wrong quantity', who: 'shopper', path: '/shop', act: send('.product-form', '0') },
  { name: 'cart, empty', who: 'stranger', path: '/cart' },
  { name: 'cart', who: 'shopper', path: '/cart' },
  { name: 'cart, not a number', who: 'shopper', path: '/cart', act: send('.cart-changes form', 'abc') },
  { name: 'cart, a product gone', who: 'collector', path: '/cart' },
  { name: 'login', who: 'stranger', path: '/accounts/login?next=/cart' },
  { name: 'login, nothing filled in', who: 'stranger', path: '/accounts/login', act: send('.form') },
  { name: 'login, throttled', who: 'stranger', path: '/accounts/login', act: failToLogIn },
  { name: 'sign up', who: 'shopper', path: '/accounts/signup' },
  { name: 'sign up, nothing filled in', who: 'shopper', path: '/accounts/signup', act: send('.form') },
  { name: 'profile', who: 'user', path: '/accounts/profile' },
  { name: 'lesson: lifetimes until the browser closes', who: 'userElsewhere', path: '/lessons/lifetimes' },
  { name: 'password change', who: 'user', path: '/accounts/password_change' },
  { name: 'password change, empty', who: 'user', path: '/accounts/password_change', act: send('.form') },
  { name: 'devices, a second click asked for', who: 'user', path: '/accounts/sessions', act: askToEnd },
  { name: 'devices, the others ended', who: 'user', path: '/accounts/sessions', act: endOthers },
  { name: 'devices, this one alone', who: 'shopkeeper', path: '/accounts/sessions' },
  { name: 'devices, no list', who: 'cookieUser', path: '/signed-cookie/accounts/sessions' },
  { name: 'wire, nothing yet', who: 'stranger', path: '/wire' },
  { name: 'wire', who: 'user', path: '/wire', act: putInCart },
  { name: 'wire, panel open', who: 'user', path: '/cart', act: openWire },
  { name: 'session, none', who: 'stranger', path: '/session' },
  { name: 'session, a forged key', who: 'stranger', path: '/session', act: bringForgedKey },
  { name: 'session of a stranger', who: 'shopper', path: '/session' },
  { name: 'session of a user', who: 'user', path: '/session' },
  { name: 'cart of a user', who: 'user', path: '/cart' },
  { name: 'signed cookie, cart', who: 'cookieShopper', path: '/signed-cookie/cart' },
  { name: 'signed cookie, session', who: 'cookieShopper', path: '/signed-cookie/session' },
  {
    name: 'signed cookie, too large',
    who: 'hoarder',
    path: '/signed-cookie/shop',
    act: send('.product-form'),
  },
  { name: 'stateless, cart', who: 'stranger', path: '/stateless/cart' },
  { name: 'stateless, devices', who: 'stranger', path: '/stateless/accounts/sessions' },
  { name: 'stateless, login', who: 'stranger', path: '/stateless/accounts/login' },
  { name: 'stateless, session', who: 'stranger', path: '/stateless/session' },
  { name: 'lesson: stateless', who: 'stranger', path: '/lessons/stateless' },
  { name: 'lesson: stateless, all tried', who: 'shopper', path: '/lessons/stateless', act: tryStateless },
  { name: 'lesson: lifetimes', who: 'stranger', path: '/lessons/lifetimes' },
  { name: 'lesson: lifetimes of a user', who: 'user', path: '/lessons/lifetimes', act: setLessonCookies },
  { name: 'lesson: lifetimes, one over', who: 'user', path: '/lessons/lifetimes', act: outliveLessonCookie },
  { name: 'jar, nothing in it', who: 'stranger', path: '/cookies' },
  { name: 'jar of a user', who: 'user', path: '/cookies', act: putInJar },
  { name: 'jar, nothing written', who: 'stranger', path: '/cookies', act: send('#samples form') },
  { name: 'jar, a cookie that came again', who: 'stranger', path: '/cookies', act: deleteInVain },
  { name: 'jar, a cookie gone', who: 'user', path: '/cookies', act: deleteSessionCookie },
  { name: 'jar, a cookie gone elsewhere', who: 'stranger', path: '/cookies', act: deleteElsewhere },
  { name: 'jar, elsewhere', who: 'stranger', path: '/cookies/elsewhere' },
  { name: 'jar, elsewhere with the cookie', who: 'shopper', path: '/cookies', act: goElsewhere },
  { name: 'six steps of a stranger', who: 'stranger', path: '/lessons/six-steps' },
  { name: 'six steps, all dark', who: 'shopper', path: '/lessons/six-steps' },
  { name: 'six steps, all lit', who: 'user', path: '/lessons/six-steps' },
  { name: 'Express beside Django', who: 'user', path: '/lessons/django' },
  { name: 'Express beside Django, no row', who: 'stranger', path: '/lessons/django' },
  { name: 'experiments', who: 'stranger', path: '/lessons/experiments' },
  { name: 'experiments, all done', who: 'user', path: '/lessons/experiments', act: doAllExperiments },
  {
    name: 'experiment, no prediction',
    who: 'user',
    path: '/lessons/experiments/delete-row',
    act: send('main form'),
  },
  ...EXPERIMENTS.flatMap(statesOf),
  { name: 'workbench', who: 'stranger', path: '/cookies/workbench' },
  {
    name: 'workbench, nothing right',
    who: 'user',
    path: '/cookies/workbench?name=sessionid&value=a;secure&lifetime=expires&path=/shop&domain=;',
  },
  { name: 'workbench, signed', who: 'user', path: '/cookies/workbench?example=signed', act: sendCookie },
  {
    name: 'workbench, refused',
    who: 'stranger',
    path: '/cookies/workbench?example=tooLarge',
    act: sendCookie,
  },
  {
    name: 'workbench, elsewhere',
    who: 'shopper',
    path: '/cookies/workbench?example=otherPath',
    act: followCookie,
  },
  { name: 'preferences', who: 'stranger', path: '/preferences' },
  { name: 'preferences, wrong', who: 'stranger', path: '/preferences', act: chooseNone },
  { name: 'preferences of a user, chosen', who: 'user', path: '/preferences', act: choosePrices },
  { name: 'preferences, all put away', who: 'stranger', path: '/preferences', act: putAllAway },
  { name: 'cart without VAT', who: 'user', path: '/cart', act: seeWithoutVat },
  { name: 'stateless, home', who: 'stranger', path: '/stateless' },
  { name: 'tracking, not asked yet', who: 'stranger', path: '/tracking' },
  { name: 'tracking, no answer given', who: 'stranger', path: '/tracking', act: answerNothing },
  { name: 'tracking, a no', who: 'stranger', path: '/shop', act: answerTracking('no') },
  { name: 'tracking, no by Sec-GPC', who: 'stranger', path: '/tracking', act: sendGpc },
  { name: 'tracking, a yes and nothing yet', who: 'stranger', path: '/tracking', act: answerTracking('yes') },
  { name: 'tracking, a trail', who: 'user', path: '/tracking', act: leaveTrail },
  { name: "tracking, a stranger's trail", who: 'shopper', path: '/tracking', act: leaveTrail },
  { name: 'tracking, joined with an account', who: 'stranger', path: '/tracking', act: joinTrail },
  { name: 'tracking, erased', who: 'user', path: '/tracking', act: eraseTrail },
  { name: 'tracking, totals', who: 'shopkeeper', path: '/tracking/totals' },
  { name: 'tracking, totals refused', who: 'user', path: '/tracking/totals' },
  { name: 'tracking, totals of too few', who: 'shopkeeper', path: '/tracking/totals', act: seeTooFew },
  { name: 'error 400', who: 'stranger', path: '/cart/items/%zz' },
  { name: 'error 403', who: 'shopper', path: '/', act: comeFromAnotherSite },
  { name: 'error 404', who: 'user', path: '/no-such-page' },
  { name: 'error 413', who: 'stranger', path: '/accounts/login', act: sendTooMuch },
  { name: 'error 500', who: 'user', path: '/', act: meetFault },
  { name: 'error 503', who: 'shopper', path: '/cart', act: changeInVain },
];

/** One experiment before and after: the visitor who does it is a stranger, so that nobody loses a session by it. */
function statesOf({ slug }: Experiment): State[] {
  const path = `/lessons/experiments/${slug}`;
  return [
    { name: `experiment ${slug}`, who: 'user', path },
    { name: `experiment ${slug}, done`, who: 'stranger', path, act: predict },
  ];
}

/** Opens each in turn, and gives its name while it is open. */
export async function* everyPage(page: Page, visitors: People, site: Site, language: Language) {
  for (const { name, who, path, act } of STATES) {
    await become(page.context(), visitors[who], language);
    await page.goto(path);
    await act?.(page, site);
    yield name;
  }
}
