/** Every form does its work without JavaScript; those of the shop's visit are in story.test.ts. */
import assert from 'node:assert/strict';
import { STATIONS } from '../../src/lessons/seen.ts';
import { Products } from '../../src/shop/products.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';

const PASSWORD = 'three warm biscuits';
const NEW_PASSWORD = 'four cold biscuits';

browserTest('without JavaScript every form is sent, and the page that comes says so', async (t, browser) => {
  const step = stepsOf(t);
  const site = await startSite(t);
  const profile = await newProfile(t, browser, site, { locale: 'ko', javaScriptEnabled: false });
  const complaints = complaintsOf(profile, site);
  const visit = new Visit(await profile.newPage(), 'ko');
  const { page, main } = visit;
  const [first] = await new Products(site.database).all('ko');
  assert.ok(first);
  const says = (key: string, values = {}) => main.getByText(visit.plain(key, values)).first().waitFor();

  await step('the jar: put in, delete, and delete by Path', async () => {
    await page.goto('/cookies');
    await visit.fill('jar.samples.value', '바닐라');
    await visit.press('jar.samples.put');
    const sent = encodeURIComponent('바닐라');
    await main.locator('[data-set-line=jar_open] mark').getByText(sent).waitFor();
    await visit.press('jar.deleteNamed', { name: 'jar_open' });
    await main.locator('[data-outcome=gone]', { hasText: 'jar_open' }).waitFor();
    await main.locator('.jar-by-path summary').click();
    await visit.fill('jar.byPath.name', 'jar_elsewhere');
    await page.locator('#id_path').fill('/cookies/elsewhere');
    await visit.press('jar.delete');
    await main.locator('[data-outcome=elsewhere]', { hasText: '/cookies/elsewhere' }).waitFor();
    await page.goto('/cookies/elsewhere');
    await says('jar.elsewhere.cameNot');
  });

  await step('statelessness: connections, memories, a session and a verdict', async () => {
    await page.goto('/lessons/stateless');
    await visit.press('stateless.connections.send');
    await says('stateless.connections.together.keptAlive');
    await visit.press('stateless.memories.compare');
    await says('stateless.memories.user', { name: 'demo' });
    await visit.press('stateless.memories.growth.more');
    await says('stateless.memories.growth.kinds', { count: 3 });
    await visit.press('stateless.verdicts.begin');
    await visit.seesCount(1);
    await visit.press('stateless.verdicts.ask');
    await says('stateless.verdicts.came.found');
    await says('stateless.verdicts.came.noCookie');
  });

  await step('lifetimes: both cookies', async () => {
    await page.goto('/lessons/lifetimes');
    await visit.press('lifetimes.cookies.set');
    await main
      .locator('[data-live=both] [data-cookie-line]', { hasText: 'lesson_persistent=set.' })
      .waitFor();
  });

  await step("the session's own page: six deeds", async () => {
    await page.goto('/session');
    for (const [deed, notice] of [
      ['cycleKey', 'keyChanged'],
      ['soon', 'expiresSoon'],
      ['withBrowser', 'expiresWithBrowser'],
      ['asSet', 'expiresAsSet'],
      ['deleteRow', 'rowDeleted'],
    ]) {
      await visit.press(`session.deeds.${deed}.label`, { age: '14일' });
      await says(`notices.${notice}`);
    }
    await visit.isUnknown();
    await page.goto('/shop');
    await visit.press('shop.addNamed', first);
    await page.goto('/session');
    await visit.press('session.deeds.deleteCookie.label');
    await says('notices.cookieDeleted');
    await visit.seesCount(0);
  });

  await step('the cart: emptied', async () => {
    await page.goto('/shop');
    await visit.press('shop.addNamed', first);
    await visit.press('cart.clear');
    await says('cart.empty.heading');
  });

  await step('the password: changed', async () => {
    await page.goto('/accounts/signup?next=/accounts/password_change');
    await visit.fill('auth.username', 'kim');
    await visit.fill('auth.password', PASSWORD);
    await visit.fill('auth.signup.passwordAgain', PASSWORD);
    await visit.press('auth.signup.submit');
    await visit.fill('auth.passwordChange.old', PASSWORD);
    await visit.fill('auth.passwordChange.new', NEW_PASSWORD);
    await visit.fill('auth.passwordChange.newAgain', NEW_PASSWORD);
    await visit.press('auth.passwordChange.submit');
    await says('notices.passwordChanged');
    await visit.logOut();
  });

  await step('the six steps: logged in by the new one, and out', async () => {
    await page.goto('/accounts/login?next=/lessons/six-steps');
    await visit.fill('auth.username', 'kim');
    await visit.fill('auth.password', NEW_PASSWORD);
    await visit.press('auth.login.submit');
    await visit.press('sixSteps.logOut');
    await visit.isUnknown();
    await main.getByRole('link', { name: visit.t('sixSteps.logIn') }).waitFor();
    assert.equal(await page.locator('.six-steps > li.is-lit').count(), 0);
  });

  await step('the map: what was seen is forgotten', async () => {
    await page.goto('/lessons');
    await visit.press('lessonMap.kept.forget');
    await says('lessonMap.progress', { seen: 0, count: STATIONS.length });
  });

  await step('the language: English', async () => {
    await visit.header.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
  });

  await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
});
