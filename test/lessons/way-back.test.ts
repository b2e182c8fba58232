/** From every page of the lesson one finds back to its map, and sees in the header where one is. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Station } from '../../src/lessons/seen.ts';
import { signUp } from '../safety/people.ts';
import { startSite } from '../support/site.ts';

/** The pages of each station, the wire's own apart. */
const PAGES: Readonly<Partial<Record<Station, readonly string[]>>> = {
  stateless: ['/lessons/stateless'],
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

test('the header marks the lesson on its map, and on every page below it', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const marked = async (path: string) =>
    /<a href="\/lessons" (?:aria-current="(\w+)")?>/.exec((await visitor.get(path)).text)?.[1];
  for (const path of ['/lessons', '/lessons?lang=ko']) assert.equal(await marked(path), 'page', path);
  for (const path of ['/lessons/six-steps', '/lessons/experiments'])
    assert.equal(await marked(path), 'true', path);
  for (const path of ['/', '/shop', '/session']) assert.equal(await marked(path), undefined, path);
});
