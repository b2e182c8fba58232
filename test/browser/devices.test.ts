/** The devices page: one user at two browsers, told apart by their keys, and the one ends the other. */
import assert from 'node:assert/strict';
import { hides } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserTest } from './browser.ts';
import { newProfile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Visit } from './visit.ts';
import { WAYS } from './visited-languages.ts';

const WINDOWS_EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';
const LINUX_FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0';

for (const { language, javaScriptEnabled } of WAYS) {
  const how = `in ${language} ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
  browserTest(`one user at two browsers, ${how}`, async (t, browser) => {
    const step = stepsOf(t);
    const site = await startSite(t);
    const here = await visitWith(WINDOWS_EDGE);
    const there = await visitWith(LINUX_FIREFOX);
    const device = (name: string) =>
      here.main.getByRole('listitem').filter({ has: here.page.getByRole('heading', { name }) });

    await step('alone, one is told how to see a second device', async () => {
      await logIn(here);
      await here.page.goto('/accounts/profile');
      await here.follow('devices.link');
      await here.main.getByRole('heading', { name: here.t('devices.alone') }).waitFor();
      assert.equal(await here.main.getByRole('listitem').count(), 1);
    });

    await step('both are named, and only this one is marked', async () => {
      await logIn(there);
      await here.follow('devices.lookAgain');
      const current = here.page.getByText(here.t('devices.current'), { exact: true });
      await device('Microsoft Edge · Windows').filter({ has: current }).waitFor();
      await device('Firefox · Linux').filter({ hasNot: current }).waitFor();
    });

    await step(
      'the other key stands here by its start alone, in the colour that it has over there',
      async () => {
        const shown = device('Firefox · Linux').locator('.key');
        const own = there.header.locator('.key');
        assert.equal(await shown.textContent(), await own.textContent());
        assert.equal(await colourOf(shown), await colourOf(own));
        const key = (await own.getAttribute('data-key')) ?? '';
        assert.equal(key.length, 32);
        hides(await here.page.content(), key.slice(0, 5));
      },
    );

    await step('the first click ends nothing yet', async () => {
      const really = device('Firefox · Linux').getByRole('button', { name: here.t('devices.reallyEnd') });
      assert.equal(await really.isVisible(), false);
      await device('Firefox · Linux').getByText(here.t('devices.end')).click();
      await really.waitFor();
      await there.page.reload();
      await there.isKnownAs('demo');
    });

    await step('the second does: the other browser is a stranger at its next request', async () => {
      await here.press('devices.reallyEnd');
      await here.main.getByRole('status').getByText(here.t('notices.sessionEnded')).waitFor();
      assert.equal(await device('Firefox · Linux').count(), 0);
      await there.page.reload();
      await there.isUnknown();
      await here.isKnownAs('demo');
    });

    await step('all others end by a second click as well, and this one stays', async () => {
      await logIn(there);
      await here.follow('devices.lookAgain');
      await here.main.getByText(here.t('devices.endOthers')).click();
      await here.press('devices.reallyEndOthers');
      await here.main.getByRole('status').getByText(here.t('notices.othersEnded')).waitFor();
      await there.page.reload();
      await there.isUnknown();
      await here.isKnownAs('demo');
    });

    await step('the last of them ends by logging out', async () => {
      await here.press('devices.logOut');
      await here.isUnknown();
    });

    async function visitWith(userAgent: string): Promise<Visit> {
      const profile = await newProfile(t, browser, site, { locale: language, javaScriptEnabled, userAgent });
      return new Visit(await profile.newPage(), language);
    }
  });
}

async function logIn(visit: Visit): Promise<void> {
  await visit.page.goto('/accounts/login?next=/shop');
  await visit.sendLogin();
  await visit.isKnownAs('demo');
}

/** The class that gives a key its colour; scripts may not run there. */
async function colourOf(chip: ReturnType<Visit['header']['locator']>): Promise<string | undefined> {
  return /key-hue-\d+/.exec((await chip.getAttribute('class')) ?? '')?.[0];
}
