/** Every page of the site in every state that it knows, one after the other in one browser. */
import type { Page } from 'playwright-core';
import type { Language } from '../../src/i18n/translations.ts';
import { STATIONS } from '../../src/lessons/seen.ts';
import type { People } from './people.ts';
import { become } from './profile.ts';
import { submit } from './submit.ts';
import { answerNothing, answerTracking, eraseTrail, leaveTrail, sendGpc } from './tracking-acts.ts';

interface State {
  readonly name: string;
  readonly who: keyof People;
  readonly path: string;
  /** What the visitor does there to come to this state. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const STATES: readonly State[] = [
  { name: 'home', who: 'stranger', path: '/' },
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
  { name: 'password change', who: 'user', path: '/accounts/password_change' },
  {
    name: 'password change, nothing filled in',
    who: 'user',
    path: '/accounts/password_change',
    act: send('.form'),
  },
  { name: 'devices, a second click asked for', who: 'user', path: '/accounts/sessions', act: askToEnd },
  { name: 'devices, the others ended', who: 'user', path: '/accounts/sessions', act: endOthers },
  { name: 'devices, no list', who: 'cookieUser', path: '/signed-cookie/accounts/sessions' },
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
  { name: 'six steps, all dark', who: 'shopper', path: '/lessons/six-steps' },
  { name: 'six steps, all lit', who: 'user', path: '/lessons/six-steps' },
  { name: 'Express beside Django', who: 'user', path: '/lessons/django' },
  { name: 'experiments', who: 'stranger', path: '/lessons/experiments' },
  {
    name: 'experiment, no prediction',
    who: 'user',
    path: '/lessons/experiments/delete-row',
    act: send('main form'),
  },
  { name: 'experiment, done', who: 'stranger', path: '/lessons/experiments/change-key', act: predict },
  { name: 'tracking, not asked yet', who: 'stranger', path: '/tracking' },
  { name: 'tracking, no answer given', who: 'stranger', path: '/tracking', act: answerNothing },
  { name: 'tracking, a no', who: 'stranger', path: '/shop', act: answerTracking('no') },
  { name: 'tracking, no by Sec-GPC', who: 'stranger', path: '/tracking', act: sendGpc },
  { name: 'tracking, a yes and nothing yet', who: 'stranger', path: '/tracking', act: answerTracking('yes') },
  { name: 'tracking, a trail', who: 'user', path: '/tracking', act: leaveTrail },
  { name: 'tracking, erased', who: 'user', path: '/tracking', act: eraseTrail },
  { name: 'tracking, totals', who: 'shopkeeper', path: '/tracking/totals' },
  { name: 'tracking, totals refused', who: 'user', path: '/tracking/totals' },
  { name: 'error 400', who: 'stranger', path: '/cart/items/%zz' },
  { name: 'error 403', who: 'shopper', path: '/', act: comeFromAnotherSite },
  { name: 'error 404', who: 'user', path: '/no-such-page' },
  { name: 'error 413', who: 'stranger', path: '/accounts/login', act: sendTooMuch },
];

/** Opens each in turn, and gives its name while it is open. */
export async function* everyPage(page: Page, visitors: People, language: Language) {
  for (const { name, who, path, act } of STATES) {
    await become(page.context(), visitors[who], language);
    await page.goto(path);
    await act?.(page);
    yield name;
  }
}

async function bringForgedKey(page: Page): Promise<void> {
  const value = `s%3A${'a1b2'.repeat(8)}.forged`;
  await page.context().addCookies([{ name: 'sessionid', value, url: page.url() }]);
  await page.reload();
}

async function seeAllStations(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'seen', value: STATIONS.join('.'), url: page.url() }]);
  await page.reload();
}

async function addOne(page: Page): Promise<void> {
  await page.locator('[data-add-to-cart] button').first().click();
  await page.locator('[data-announcement] a').waitFor();
}

/** Does something worth showing, and comes back. */
async function putInCart(page: Page): Promise<void> {
  await page.goto('/shop');
  await page.locator('.product-form button').first().click();
  await page.goto('/wire');
}

async function openWire(page: Page): Promise<void> {
  await page.locator('[data-wire] > summary').click();
  await page.locator('[data-wire] .exchange').first().waitFor();
}

/** Sends the first such form, with a quantity that may be anything. */
function send(form: string, quantity?: string) {
  return async (page: Page) => {
    const first = page.locator(form).first();
    if (quantity !== undefined) {
      await page.evaluate(
        'for (const field of document.querySelectorAll("[name=quantity]")) field.type = "text"',
      );
      await first.locator('[name=quantity]').fill(quantity);
    }
    await submit(page, first.locator('button'));
  };
}

async function askToEnd(page: Page): Promise<void> {
  await page.locator('.device summary').click();
  await page.locator('.device details button').waitFor();
}

async function endOthers(page: Page): Promise<void> {
  await page.locator('main > details summary').click();
  await submit(page, page.locator('main > details button'));
}

async function failToLogIn(page: Page): Promise<void> {
  await page.locator('[name=username]').fill('guessed');
  await page.locator('[name=password]').fill('not the password');
  await submit(page, page.locator('.form button'));
}

async function predict(page: Page): Promise<void> {
  await page.locator('[name=prediction]').first().check();
  await page.locator('main form button').click();
  await page.locator('[data-outcome]').waitFor();
}

async function sendTooMuch(page: Page): Promise<void> {
  await page.locator('[name=username]').fill('x'.repeat(20_000));
  await submit(page, page.locator('.form button'));
}

async function comeFromAnotherSite(page: Page): Promise<void> {
  const action = new URL('/cart/clear', page.url()).href;
  await page.goto('about:blank');
  await page.setContent(`<form method="post" action="${action}"><button>Free cookies!</button></form>`);
  await submit(page, page.locator('button'));
}

/** Sends both ways, compares the memories and asks twice. */
async function tryStateless(page: Page): Promise<void> {
  for (const what of ['connections', 'memories'])
    await submit(page, page.locator(`form[action$="/${what}"] button`));
  await page.locator('[data-ask] button').click();
  await page.locator('[data-verdicts] [data-judged]').nth(1).waitFor();
}

async function setLessonCookies(page: Page): Promise<void> {
  await submit(page, page.locator('form[action$="/lifetimes/cookies"] button'));
}
