/** Whatever the workbench can make, the jar and the workbench can have a real browser drop. */
import assert from 'node:assert/strict';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { Visit } from './visit.ts';

const MADE: readonly Readonly<Record<string, string>>[] = [
  { name: 'wb_plain', path: '/' },
  { name: 'wb_secure', path: '/', secure: 'on' },
  { name: 'wb_partitioned', path: '/', secure: 'on', partitioned: 'on' },
  { name: '__Host-wb_a', path: '/', secure: 'on' },
  { name: '__Secure-wb_a', path: '/cookies', secure: 'on', partitioned: 'on' },
  { name: '__Host-Http-wb_a', path: '/', secure: 'on', http_only: 'on', partitioned: 'on' },
];

for (const host of ['127.0.0.1', 'localhost']) {
  for (const isKnown of [true, false]) {
    const knowledge = isKnown
      ? 'with what the site knows of them'
      : 'of which the site knows nothing any more';
    browserTest(`cookies of every kind go, at ${host}, ${knowledge}`, async (t, browser) => {
      const site = await startSite(t, { WIRE: isKnown ? 'on' : 'off' });
      const url = site.url.replace('127.0.0.1', host);
      const profile = await newProfile(t, browser, site, { baseURL: url });
      const visit = new Visit(await profile.newPage(), 'en');
      const { page, main } = visit;
      const kept = async () =>
        (await profile.cookies()).map(({ name }) => name).filter((name) => name.includes('wb_'));
      const makeAll = async () => {
        await page.goto('/cookies/workbench');
        for (const fields of MADE) {
          const form = { value: '1', same_site: 'Lax', ...fields };
          await page.evaluate(
            (typed) =>
              fetch('/cookies/workbench/send', { method: 'POST', body: new URLSearchParams(typed) }).then(
                () => undefined,
              ),
            form,
          );
        }
        assert.equal((await kept()).length, MADE.length);
        if (!isKnown) await profile.clearCookies({ name: 'workbench' });
      };
      await makeAll();
      await page.goto('/cookies');
      for (const { name = '' } of MADE) {
        const label = visit.t('jar.deleteNamed', { name }).replaceAll('`', ''); // shown as code
        await main.getByRole('button', { name: label, exact: true }).click();
        await main.locator('[data-outcome=gone]', { hasText: name }).waitFor();
      }
      assert.deepEqual(await kept(), []);
      await makeAll();
      await page.goto('/cookies/workbench');
      await visit.press('workbench.kept.removeAll');
      await main.getByText(visit.t('workbench.kept.none')).waitFor();
      assert.deepEqual(await kept(), []);
    });
  }
}
