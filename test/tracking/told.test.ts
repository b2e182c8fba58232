/** What is told where rows stay, or are gone, without the visitor's doing at this browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { shownWith } from '../lessons/stateless-visit.ts';
import { logIn, signUp } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { open, pagesOf, willing } from './opening.ts';

const t = (key: string) => shownWith(translator.en(key));

test('whose number was deleted in the jar is told before and after that its rows stay, and that no answer erases them', async (context) => {
  const site = await startSite(context);
  const visitor = await willing(site);
  for (const page of ['/shop', '/cart']) await open(visitor, page);
  shows((await visitor.get('/cookies')).text, t('jar.eraseFirst'));
  const { headers } = await visitor.post('/cookies/delete', { name: 'tracking_id', path: '/' });
  shows((await visitor.get(headers.get('location') ?? '')).text, t('jar.deleted.trail'));
  shows((await open(visitor, '/tracking')).text, t('tracking.answer.id.lost'));
  await visitor.post('/tracking/consent', { answer: 'no' });
  assert.deepEqual(pagesOf(site), ['/shop', '/cart']);
  const { text } = await open(visitor, '/tracking');
  shows(text, t('notices.trackingLost'));
  shows(text, t('tracking.answer.of.no'));
});

test('the other browser, whose trail is erased from there, is told so once and drops what leads nowhere', async (context) => {
  const site = await startSite(context);
  const [home, work] = [await willing(site), await willing(site)];
  await signUp(home, 'kim');
  await open(home, '/cart');
  await logIn(work, 'kim');
  await open(work, '/cart');
  await work.post('/tracking/erase');
  const { text } = await open(home, '/tracking');
  for (const key of ['tracking.answer.id.dead', 'tracking.answer.of.again']) shows(text, t(key));
  hides(text, t('tracking.answer.of.open'));
  for (const name of ['tracking_id', 'tracking_consent']) assert.equal(home.cookies.get(name), undefined);
  shows((await open(home, '/tracking')).text, t('tracking.answer.of.open'));
});

test('the one number that is given without asking is named, where it is given', async (context) => {
  for (const [WIRE, says] of [
    ['on', shows],
    ['off', hides],
  ] as const) {
    const site = await startSite(context, { WIRE });
    says((await open(site.visitor(), '/tracking')).text, t('tracking.rules.wire'));
  }
});

test('who is logged in where the number is lost, or is another account’s, is told what was erased and what was not', async (context) => {
  for (const notice of ['trackingLostRest', 'trackingOthersRest']) {
    const site = await startSite(context);
    const [home, work] = [await willing(site), await willing(site)];
    await signUp(home, 'kim');
    await open(home, '/cart');
    if (notice === 'trackingOthersRest') {
      await signUp(work, 'lee');
      await open(work, '/shop');
      await work.post('/accounts/logout');
    } else work.cookies.delete('tracking_id');
    await logIn(work, 'kim');
    await work.post('/tracking/consent', { answer: 'no' });
    assert.deepEqual(pagesOf(site), notice === 'trackingOthersRest' ? ['/shop'] : []);
    shows((await open(work, '/tracking')).text, t(`notices.${notice}`));
  }
});
