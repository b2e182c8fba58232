/** The wire as it goes on: what another tab does, and a panel that is opened, left and come back to. */
import assert from 'node:assert/strict';
import { browserTest } from './browser.ts';
import { exchange, exchanges, logIn, newVisit, panel, unfold } from './exchanges.ts';
import { Visit } from './visit.ts';

browserTest('what another tab does appears on the wire page without a reload', async (t, browser) => {
  const { profile, visit } = await newVisit(t, browser);
  const listens = visit.page.waitForResponse('**/wire/list');
  await visit.page.goto('/wire');
  await listens;
  const other = new Visit(await profile.newPage(), 'en');
  await other.page.goto('/shop?from=another-tab');
  await exchange(visit, 'GET /shop?from=another-tab').waitFor();
  assert.equal(await panel(visit).count(), 0, 'its own page has no panel');
  assert.equal(await visit.main.getByText('The list is empty').isVisible(), false);

  await t.test('a redirect comes unfolded, and linked to the page that it led to', async () => {
    await logIn(other);
    const login = exchange(visit, 'POST /accounts/login');
    await login.getByRole('link', { name: 'Its redirect led to' }).waitFor();
    await exchange(visit, 'GET /cart').getByRole('link', { name: 'A redirect led here' }).waitFor();
  });

  await t.test('what the visitor has unfolded stays unfolded', async () => {
    const studied = exchange(visit, 'GET /shop?from=another-tab');
    await unfold(studied);
    await other.page.goto('/shop?once-more');
    await exchange(visit, 'GET /shop?once-more').waitFor();
    assert.equal(await studied.locator('details').first().getAttribute('open'), '');
  });
});

browserTest('a tab in the background listens to nothing until it is looked at', async (t, browser) => {
  const { profile, visit } = await newVisit(t, browser);
  await visit.page.goto('/shop');
  const ears: string[] = [];
  profile.on('request', (request) => {
    if (request.url().endsWith('/wire/events')) ears.push(request.url());
  });
  await visit.page.addInitScript(`Object.defineProperty(document, 'visibilityState', {
    get: () => (globalThis.isLookedAt ? 'visible' : 'hidden'),
  })`);
  await visit.page.goto('/wire');
  await visit.page.waitForLoadState('networkidle');
  assert.deepEqual(ears, []);
  const listens = visit.page.waitForResponse('**/wire/list');
  await visit.page.evaluate(
    `globalThis.isLookedAt = true; document.dispatchEvent(new Event('visibilitychange'))`,
  );
  await listens;
  assert.equal(ears.length, 1);
});

browserTest('the panel is opened by Enter, listens, and is left by Escape', async (t, browser) => {
  const { profile, visit } = await newVisit(t, browser, 'ko');
  const { page } = visit;
  const line = panel(visit).locator('summary').first();
  const isOpen = async () => (await panel(visit).getAttribute('open')) !== null;
  const remembered = () => page.waitForResponse('**/wire/panel');

  await t.test('Enter on the folded line opens it', async () => {
    await page.goto('/shop');
    await line.focus();
    await Promise.all([remembered(), page.keyboard.press('Enter')]);
    await exchange(visit, 'GET /shop').waitFor();
  });

  await t.test('what another tab does appears without a reload', async () => {
    await (await profile.newPage()).goto('/cart?from=another-tab');
    await exchange(visit, 'GET /cart?from=another-tab').waitFor();
  });

  await t.test('come back to, it stands open', async () => {
    await page.reload();
    assert.equal(await isOpen(), true);
    await exchanges(visit).nth(1).waitFor();
  });

  await t.test('Escape folds it, and the line has the focus', async () => {
    await exchanges(visit).locator('summary').first().focus();
    await Promise.all([remembered(), page.keyboard.press('Escape')]);
    assert.equal(await isOpen(), false);
    assert.equal(await line.and(page.locator(':focus')).count(), 1);
  });

  await t.test('come back to, it is folded', async () => {
    await page.reload();
    assert.equal(await isOpen(), false);
  });
});
