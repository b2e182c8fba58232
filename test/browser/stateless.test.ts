/** The lesson on HTTP without a memory, as a visitor goes through it. */
import assert from 'node:assert/strict';
import { sealCut } from '../support/seal-cut.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { complaintsOf, newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';

for (const language of ['en', 'ko'] as const) {
  browserTest(`a visitor finds out that HTTP is stateless, in ${language}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const profile = await newProfile(t, browser, site, { locale: language });
    const complaints = complaintsOf(profile, site);
    const visit = new Visit(await profile.newPage(), language);
    const { page, main } = visit;
    const cookie = async (name: string) =>
      (await profile.cookies()).find((each) => each.name === name)?.value;
    await page.goto('/lessons/stateless');

    await step('the two ways are sent, and shown with their ports', async () => {
      await visit.press('stateless.connections.send');
      await main.getByText(visit.t('stateless.connections.together.keptAlive')).waitFor();
      const ports = await main.locator('[data-way=keptAlive] .port').allTextContents();
      assert.equal(ports[0], ports[1]);
      const apart = await main.locator('[data-way=closed] .port').allTextContents();
      assert.notEqual(apart[0], apart[1]);
    });

    await step(
      'the three memories are compared, what was found before stays, and a kind is added',
      async () => {
        await visit.press('stateless.memories.compare');
        const card = (engine: string) => main.locator(`[data-engine=${engine}]`);
        await card('db')
          .getByText(visit.t('stateless.memories.cart', { count: 2 }))
          .waitFor();
        await card('none').getByText(visit.t('stateless.memories.emptyCart')).waitFor();
        assert.equal(await main.locator('[data-way=keptAlive]').count(), 1);
        assert.equal(await cookie('seen'), 'stateless');
        await visit.press('stateless.memories.growth.more');
        await card('signed_cookies')
          .getByText(visit.t('stateless.memories.cart', { count: 3 }))
          .waitFor();
        assert.equal(await main.locator('.growth li').count(), 3);
      },
    );

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
