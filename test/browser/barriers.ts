/** What axe finds on a page that somebody could not get past. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Has axe in every page of this profile: the browser keeps it, which is faster than to bring it to each page. */
export const bringAxe = (profile: BrowserContext) => profile.addInitScript(AXE);

/** By light all of axe's rules; by dark those of them that look at colours, since nothing else differs. */
export async function barriersOn(page: Page): Promise<string[]> {
  const light = await page.evaluate<AxeResults>(run(''));
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await page.evaluate<AxeResults>(run(`runOnly: ['cat.color'],`));
  await page.emulateMedia({ colorScheme: 'light' });
  return [...told(light, 'light'), ...told(dark, 'dark')];
}

/** Preloading is for rules that read style sheets, of which none is on. */
const run = (options: string) => `axe.run({ ${options} resultTypes: ['violations'], preload: false })`;

const told = ({ violations }: AxeResults, theme: string) =>
  violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
