/** From every page of the lesson one finds back to its map, and sees in the header where one is. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { STATIONS, type Station } from '../../src/lessons/seen.ts';
import { addToCart, signUp } from '../safety/people.ts';
import { makeKnown } from '../support/known-browser.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { LIST, said } from './try-out.ts';

/** The pages of each station, the wire's own apart. */
const PAGES: Readonly<Partial<Record<Station, readonly string[]>>> = {
  stateless: ['/lessons/stateless'],
  jar: ['/cookies'],
  workbench: ['/cookies/workbench'],
  preferences: ['/preferences'],
  tracking: ['/tracking'],
  row: ['/session', '/signed-cookie/session'],
  sixSteps: ['/lessons/six-steps'],
  lifetimes: ['/lessons/lifetimes'],
  django: ['/lessons/django'],
  devices: ['/accounts/sessions', '/signed-cookie/accounts/sessions'],
  experiments: ['/lessons/experiments', '/lessons/experiments/tamper'],
};

test('every page of the lesson ends with the way back to its station on the map', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await signUp(kim, 'kim');
  await signUp(kim, 'kim2', '/signed-cookie');
  const { text: map } = await kim.get('/lessons');
  for (const [station, pages] of Object.entries(PAGES)) {
    assert.ok(map.includes(`id="station-${station}"`), station);
    for (const page of pages) {
      const [main = ''] = (await kim.get(page)).text.split('</main>');
      assert.equal(
        [...main.matchAll(/<a [^>]*href="([^"]*)"/g)].at(-1)?.[1],
        `/lessons#station-${station}`,
        page,
      );
    }
  }
});

test('beside the way back stands the next station not seen yet; those passed by come when none is left ahead', async (t) => {
  const visitor = await makeKnown((await startSite(t)).visitor());
  const next = async (seen: string) => {
    visitor.cookies.set('seen', { value: seen, path: '/' });
    return wayOn((await visitor.get('/lessons/lifetimes')).text);
  };
  assert.equal(await next(''), '/lessons/django', 'onward, not where one is and not back');
  assert.equal(await next('django'), '/accounts/sessions');
  const ahead = 'django.devices.experiments';
  assert.equal(await next(ahead), '/wire');
  assert.equal(await next(`${ahead}.exchange.stateless`), '/shop');
  assert.equal(await next(STATIONS.filter((each) => each !== 'lifetimes').join('.')), undefined);
  assert.equal(await next(STATIONS.join('.')), undefined, 'all seen: the map alone');
});

test('the next station is named in both languages, and counts what this very page has shown', async (t) => {
  const visitor = (await startSite(t)).visitor();
  await addToCart(visitor, 1, 1);
  for (const language of LANGUAGES) {
    see(
      visitor,
      STATIONS.filter((each) => !['row', 'sixSteps', 'django'].includes(each)),
    );
    const { text } = await visitor.get(`/lessons/django?lang=${language}`);
    const t = translator[language];
    shows(text, t('lessonMap.nextIs', { number: numberOf('row'), name: t('lessonMap.stations.row.name') }));
    const { text: row } = await visitor.get(`/session?lang=${language}`);
    const name = t('lessonMap.stations.sixSteps.name');
    shows(row, t('lessonMap.nextIs', { number: numberOf('sixSteps'), name }));
  }
});

test('who came to the shop for the cookie of the lesson finds back from the cart, until it is seen', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const leadsBack = async (mount = '') =>
    (await visitor.get(`${mount}/cart`)).text.includes('#station-cookie"');
  await addToCart(visitor, 1, 1);
  assert.equal(await leadsBack(), false, 'the lesson was not begun');
  see(visitor, ['exchange']);
  assert.equal(await leadsBack(), true);
  assert.equal(await leadsBack('/stateless'), false, 'no cookie came');
  await visitor.get('/lessons');
  assert.equal(await leadsBack(), false, 'it is seen');
});

test('the list of experiments leads on from there when all thirteen are done', async (t) => {
  const visitor = await makeKnown((await startSite(t)).visitor());
  const primary = async () =>
    [...main((await visitor.get(LIST)).text).matchAll(/class="button primary" href="([^"]*)"/g)].map(
      ([, to]) => to,
    );
  assert.deepEqual(await primary(), [`${LIST}/tamper`]);
  visitor.cookies.set('experiments', { value: `${'a'.repeat(22)}.${'00'.repeat(13)}`, path: LIST });
  shows((await visitor.get(LIST)).text, said('experiments.progress', { done: 13, all: 13 }));
  assert.deepEqual(await primary(), ['/wire']);
  see(visitor, STATIONS);
  assert.deepEqual(await primary(), ['/lessons#station-experiments'], 'nothing is left: the map');
});

test('the header marks the lesson on its map, and on every page below it', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const marked = async (path: string) =>
    /<a href="\/lessons" (?:aria-current="(\w+)")?>/.exec((await visitor.get(path)).text)?.[1];
  for (const path of ['/lessons', '/lessons?lang=ko']) assert.equal(await marked(path), 'page', path);
  for (const path of ['/lessons/six-steps', '/lessons/experiments'])
    assert.equal(await marked(path), 'true', path);
  for (const path of ['/', '/shop', '/session']) assert.equal(await marked(path), undefined, path);
});

const numberOf = (station: Station) => STATIONS.indexOf(station) + 1;

function see(visitor: Visitor, stations: readonly Station[]): void {
  visitor.cookies.set('seen', { value: stations.join('.'), path: '/' });
}

const main = (html: string) => html.split('<main')[1]?.split('</main>')[0] ?? '';

/** Where the last link but one of the page leads, if it stands beside the way back to the map. */
const wayOn = (html: string) => {
  const [, links = ''] = /<nav class="back-to-map"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
  const [first, second] = [...links.matchAll(/href="([^"]*)"/g)].map(([, to]) => to);
  return second === undefined ? undefined : first;
};
