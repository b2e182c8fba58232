/** The lesson on HTTP without a memory, as a visitor goes through it. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { sealCut } from '../support/seal-cut.ts';
import { type Site, startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { VISITED_LANGUAGES } from './visited-languages.ts';

for (const language of VISITED_LANGUAGES) {
  browserTest(`a visitor finds out that HTTP is stateless, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const cookie = async (name: string) =>
      (await profile.cookies()).find((each) => each.name === name)?.value;
    const card = (engine: string) => main.locator(`[data-engine=${engine}]`);
    const portsOf = portsAt(site);
    const portOfSite = new URL(site.url).port;
    await page.goto('/lessons/stateless');

    await step("the visitor's own connection is shown, with the port that the server saw", async () => {
      const [port] = portsOf('/lessons/stateless');
      assert.deepEqual(await rowsOf(page, 'own'), [[String(port), portOfSite, '1']]);
    });

    await step('the two ways are sent, and shown with their ports', async () => {
      await visit.press('stateless.connections.send');
      await main.getByText(visit.t('stateless.connections.together.keptAlive')).waitFor();
      await main.getByText(visit.t('stateless.connections.noMemory')).waitFor();
      const rows = [...(await rowsOf(page, 'closed')), ...(await rowsOf(page, 'keptAlive'))];
      const [first, second, third, fourth] = portsOf('/lessons/stateless/connection').map(String);
      assert.deepEqual(rows, [
        [first, portOfSite, '1'],
        [second, portOfSite, '1'],
        [third, portOfSite, '1'],
        [fourth, portOfSite, '2'],
      ]);
      assert.ok(first !== second && third === fourth, JSON.stringify(rows));
    });

    await step('the three memories are compared, and what was found before stays', async () => {
      await visit.press('stateless.memories.compare');
      const cart = visit.t('stateless.memories.cart', { count: 2 });
      const user = visit.plain('stateless.memories.user', { name: 'demo' });
      for (const engine of ['db', 'signed_cookies'])
        for (const kept of [cart, user]) await card(engine).getByText(kept).waitFor();
      for (const nothing of ['emptyCart', 'nobody'])
        await card('none')
          .getByText(visit.t(`stateless.memories.${nothing}`))
          .waitFor();
      const stored = async (engine: string) => bytesIn(card(engine).locator('strong'));
      assert.ok((await stored('db')) > 100, 'a row');
      assert.deepEqual([await stored('signed_cookies'), await stored('none')], [0, 0]);
      assert.equal(await main.locator('[data-way=keptAlive]').count(), 1);
      assert.equal(await cookie('seen'), 'stateless');
    });

    await step('a kind more, and more travels in the signed cookie', async () => {
      const travelled = () => bytesIn(card('signed_cookies').locator('.part'));
      const before = await travelled();
      await visit.press('stateless.memories.growth.more');
      await card('signed_cookies')
        .getByText(visit.t('stateless.memories.cart', { count: 3 }))
        .waitFor();
      assert.equal(await main.locator('.growth li').count(), 3);
      const after = await travelled();
      assert.ok(after > before, `${before} bytes became ${after}`);
    });

    await step('a stranger gets a session with one click', async () => {
      assert.equal(await cookie('sessionid'), undefined);
      await visit.press('stateless.verdicts.begin');
      await visit.seesCount(1);
    });

    await step('the browser asks twice, and only its cookie makes it known', async () => {
      await profile.clearCookies({ name: 'seen' });
      await visit.press('stateless.verdicts.ask');
      const verdict = (name: string) => main.locator(`[data-verdict=${name}]`);
      await verdict('withCookie').getByText(visit.t('stateless.verdicts.came.found')).waitFor();
      await verdict('without').getByText(visit.t('stateless.verdicts.came.noCookie')).waitFor();
      const sent = (await verdict('withCookie').locator('[data-cookie]').textContent()) ?? '';
      const sessionid = (await cookie('sessionid')) ?? assert.fail('no session');
      assert.ok(sent.includes(`sessionid=${sealCut(sessionid)}`), sent);
      const chips = verdict('withCookie').locator('[data-key]'); // in the line, and below the verdict
      const [key, again] = await chips.evaluateAll((all) => all.map((each) => each.getAttribute('data-key')));
      assert.equal(key, again);
      assert.equal(decodeURIComponent(sessionid).split('.')[0], `s:${key}`);
      assert.equal(
        await verdict('without').locator('[data-cookie]').textContent(),
        visit.t('stateless.verdicts.noLine'),
      );
      assert.equal(await cookie('seen'), 'stateless');
    });

    await t.test('the browser had nothing to complain of', () => assert.deepEqual(complaints(), []));
  });
}

/** Notes the path and the port of the client of each request that the server gets. @returns the ports, by path */
function portsAt({ server }: Site): (path: string) => (number | undefined)[] {
  const seen: { readonly path: string | undefined; readonly port: number | undefined }[] = [];
  server.on('request', ({ url, socket }) => seen.push({ path: url, port: socket.remotePort }));
  return (path) => seen.filter((each) => each.path === path).map(({ port }) => port);
}

/** The cells of what the server saw, row by row: port of the client, port of the server, requests carried. */
async function rowsOf(page: Page, way: string): Promise<string[][]> {
  const rows = await page.locator(`[data-way=${way}] tr`).all();
  return Promise.all(rows.map((row) => row.locator('td').allTextContents()));
}

/** The number of bytes that stands there. */
async function bytesIn(place: Locator): Promise<number> {
  const [number = ''] = /[\d,]+/.exec((await place.textContent()) ?? '') ?? [];
  return Number(number.replaceAll(',', ''));
}
