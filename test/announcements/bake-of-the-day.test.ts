/** The notice of the day: on every page until it is put away, for 24 hours, in one cookie. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { BAKES, bakeOfTheDay } from '../../src/announcements/bake-of-the-day.ts';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { errorSaid, forgets, MOUNTS, sessionKeys } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';

const NOTICE = '<section class="bake"';
const HIDE = '/announcements/bake/hide';
const SHOW = '/announcements/bake/show';

test('each day of the week has its own, and the day changes at midnight in Seoul', () => {
  const days = BAKES.map((_, day) => bakeOfTheDay(Date.UTC(2026, 10, 22 + day)));
  assert.deepEqual(days, BAKES); // 22 November 2026 is a Sunday
  assert.equal(bakeOfTheDay(Date.UTC(2026, 10, 22, 14, 59)), BAKES[0]);
  assert.equal(bakeOfTheDay(Date.UTC(2026, 10, 22, 15, 0)), BAKES[1]);
});

test('it stands on every page, says its cookie, and looking costs neither a cookie nor a row', async (t) => {
  const site = await startSite(t);
  for (const language of LANGUAGES) {
    for (const path of ['/', '/shop', '/signed-cookie/cart', '/lessons', '/no-such-page']) {
      const { text, setCookies } = await site.visitor().get(path, { 'Accept-Language': language });
      shows(text, NOTICE);
      shows(text, '<code>bake_hidden</code>');
      shows(text, translator[language]('announcements.hide'));
      assert.deepEqual(setCookies, []);
    }
  }
  assert.deepEqual(sessionKeys(site), []);
});

test('put away, it is gone from every page but those of the shop that keeps nothing', async (t) => {
  const site = await startSite(t);
  const someone = site.visitor();
  const reply = await someone.post(HIDE, { next: '/signed-cookie/cart' });
  assert.deepEqual([reply.status, reply.headers.get('location')], [303, '/signed-cookie/cart']);
  const [line = ''] = reply.setCookies;
  assert.match(line, /^bake_hidden=yes; Max-Age=86400; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/);
  for (const path of ['/', '/signed-cookie/cart']) hides((await someone.get(path)).text, NOTICE);
  const { text } = await someone.get('/stateless/shop');
  shows(text, NOTICE);
  shows(text, translator.en('announcements.forgetful'));
  hides(text, HIDE);
  assert.deepEqual(sessionKeys(site), []);
});

test('the button leads back to the page that it stands on', async (t) => {
  const site = await startSite(t);
  for (const mount of MOUNTS.slice(0, 2)) {
    const { text } = await site.visitor().get(`${mount}/shop?x=1&y=2`);
    const [, , next] =
      /action="(\/announcements\/bake\/hide)">\s*<input type="hidden" name="next" value="([^"]*)"/.exec(
        text,
      ) ?? [];
    assert.equal(next, `${mount}/shop?x=1&amp;y=2`);
  }
});

for (const next of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere', 'javascript:x', ''])
  test(`"${next}" is no page to lead back to`, async (t) => {
    const site = await startSite(t);
    const { status, headers } = await site.visitor().post(HIDE, { next });
    assert.deepEqual([status, headers.get('location')], [303, '/']);
  });

test('it can be had again, and then its cookie is gone', async (t) => {
  const site = await startSite(t);
  const someone = site.visitor();
  await someone.post(HIDE);
  shows((await someone.get('/preferences')).text, `action="${SHOW}"`);
  const reply = await someone.post(SHOW, { next: '/preferences' });
  assert.equal(forgets(reply, 'bake_hidden'), true);
  const { text } = await someone.get('/preferences');
  shows(text, NOTICE);
  hides(text, `action="${SHOW}"`);
  assert.equal(forgets(await someone.post(SHOW), 'bake_hidden'), false);
});

test('another site cannot put it away, and JSON is answered with JSON', async (t) => {
  const site = await startSite(t);
  const someone = site.visitor();
  const json = { Accept: 'application/json' };
  const refused = await someone.post(HIDE, {}, { ...json, 'Sec-Fetch-Site': 'cross-site' });
  assert.deepEqual([refused.status, refused.json(), refused.setCookies], [403, errorSaid('crossSite'), []]);
  assert.deepEqual((await someone.post(HIDE, {}, json)).json(), { done: 'bakeHidden' });
});
