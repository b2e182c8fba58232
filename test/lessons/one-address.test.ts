/** The lessons stand at one address: what is said of that below the other memories, and where they lead. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { MOUNTS } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';

test('typed below another memory, a lesson leads to its one address; what does not exist there stays unknown', async (t) => {
  const site = await startSite(t);
  for (const mount of MOUNTS.slice(1)) {
    for (const path of ['/lessons', '/lessons/django?lang=ko', '/wire', '/tracking', '/lessons/no//such']) {
      const { status, headers, setCookies } = await site.visitor().get(mount + path);
      assert.deepEqual([status, headers.get('location')], [303, path]);
      assert.deepEqual(
        setCookies.filter((line) => /session/.test(line)),
        [],
      );
    }
    for (const path of ['/lessonsx', '/wired'])
      assert.equal((await site.visitor().get(mount + path)).status, 404);
    assert.equal((await site.visitor().post(`${mount}/lessons/lifetimes/cookies`)).status, 404);
  }
  assert.equal((await site.visitor().get('/lessons/no-such-lesson')).status, 404);
});

test('below another memory it is said that the lessons look from the shop with the row', async (t) => {
  const site = await startSite(t);
  for (const language of LANGUAGES) {
    const elsewhere = translator[language]('lessonMap.elsewhere');
    for (const mount of MOUNTS.slice(1)) {
      const { text } = await site.visitor().get(`${mount}/?lang=${language}`);
      shows(text, `<p class="path-note soft">${elsewhere}</p>`);
      shows(text, `title="${elsewhere}"`);
    }
    hides((await site.visitor().get(`/?lang=${language}`)).text, elsewhere);
  }
});
