/** Whatever the workbench can make, and a script can set, the jar and the workbench can have a real browser drop. */
import assert from 'node:assert/strict';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { Visit } from './visit.ts';

type Fields = Readonly<Record<string, string>>;

const MADE: readonly Fields[] = [
  { name: 'wb_plain', path: '/' },
  { name: 'wb_secure', path: '/', secure: 'on' },
  { name: 'wb_partitioned', path: '/', secure: 'on', partitioned: 'on' },
  { name: '__Host-wb_a', path: '/', secure: 'on' },
  { name: '__Secure-wb_a', path: '/cookies', secure: 'on', partitioned: 'on' },
  { name: '__Host-Http-wb_a', path: '/', secure: 'on', http_only: 'on', partitioned: 'on' },
];

/** What a script of the page sets, beside what the workbench makes. */
const BY_SCRIPT: Readonly<Record<string, string>> = {
  '__Host-y': '__Host-y=1; secure; path=/',
  '__Secure-y': '__Secure-y=1; secure; path=/cookies',
  part: 'part=1; secure; partitioned',
  '\ufeffbom': '\ufeffbom=1',
};
const DOMAIN: Fields = { name: 'wb_domain', path: '/', domain: 'shop.test' };

for (const host of ['127.0.0.1', 'localhost', 'www.shop.test']) {
  const isTrusted = host !== 'www.shop.test';
  const made = isTrusted ? MADE : [...MADE.filter(({ secure }) => !secure), DOMAIN];
  for (const isKnown of [true, false]) {
    const byScript = Object.entries(isKnown ? {} : BY_SCRIPT).filter(
      ([, line]) => isTrusted || !line.includes('secure'),
    );
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
        (await profile.cookies())
          .map(({ name }) => name)
          .filter((name) => name.includes('wb_') || name in BY_SCRIPT);
      const makeAll = async () => {
        await page.goto('/cookies/workbench');
        for (const fields of made) {
          const form = { value: '1', same_site: 'Lax', ...fields };
          await page.evaluate(
            (typed) =>
              fetch('/cookies/workbench/send', { method: 'POST', body: new URLSearchParams(typed) }).then(
                () => undefined,
              ),
            form,
          );
        }
        assert.equal((await kept()).length, made.length);
        if (!isKnown) await profile.clearCookies({ name: 'workbench' });
      };
      await makeAll();
      await page.goto('/cookies');
      for (const [, line] of byScript) await page.evaluate(`document.cookie = ${JSON.stringify(line)}`);
      await page.reload();
      assert.equal((await kept()).length, made.length + byScript.length);
      for (const name of [...made.map(({ name = '' }) => name), ...byScript.map(([name]) => name)]) {
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
