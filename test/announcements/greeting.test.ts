/** The greeting that pops up at a browser's first visit: once, and noted in one cookie. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import test from 'node:test';
import { forgets, sessionKeys } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';

const GREETING = '<dialog class="greeting" open';
const NOTICE = '<section class="bake"';
const AGAIN = '/announcements/greeting/show';

/** A page as a browser gets it that opens it. */
async function open(url: string, cookie = 'wire_open=0') {
  const headers = { Accept: 'text/html,*/*;q=0.8', 'Sec-Fetch-Mode': 'navigate', Cookie: cookie };
  const [response]: IncomingMessage[] = await once(get(url, { headers }), 'response');
  if (response === undefined) return assert.fail('no answer');
  const cookies = response.headers['set-cookie']?.filter((line) => line.startsWith('welcomed=')) ?? [];
  return { html: await text(response), cookies };
}

test('the first page that a browser opens greets, sets its cookie for a year, and makes no row', async (t) => {
  const site = await startSite(t);
  for (const path of ['/', '/signed-cookie/shop', '/lessons', '/preferences', '/no-such-page']) {
    const { html, cookies } = await open(site.url + path);
    shows(html, GREETING);
    shows(html, '<code>welcomed</code>');
    assert.match(
      cookies.join(),
      /^welcomed=yes; Max-Age=31536000; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/,
      path,
    );
  }
  assert.deepEqual(sessionKeys(site), []);
});

test('the notice of the day waits for the page after the greeting', async (t) => {
  const site = await startSite(t);
  hides((await open(site.url)).html, NOTICE);
  shows((await open(site.url, 'welcomed=yes')).html, NOTICE);
});

test('the next page does not greet, whether or not it was closed', async (t) => {
  const site = await startSite(t);
  const { html, cookies } = await open(`${site.url}/shop`, 'welcomed=yes');
  hides(html, GREETING);
  assert.deepEqual(cookies, []);
});

test('a shop that keeps nothing does not greet', async (t) => {
  const site = await startSite(t);
  const { html, cookies } = await open(`${site.url}/stateless/shop`);
  hides(html, GREETING);
  assert.deepEqual(cookies, []);
});

test('curl, JSON and what a script asks for are not greeted', async (t) => {
  const site = await startSite(t);
  const asked = [
    {},
    { Accept: 'application/json' },
    { Accept: 'text/html', 'Sec-Fetch-Mode': 'cors' }, // as fetch sends it
  ];
  for (const headers of asked) {
    const reply = await site.visitor().get('/shop', headers);
    hides(reply.text, GREETING);
    assert.deepEqual(reply.setCookies, []);
  }
});

test('it can be had again: its cookie is deleted, and the page that is led to greets', async (t) => {
  const site = await startSite(t);
  const someone = site.visitor();
  someone.cookies.set('welcomed', { value: 'yes', path: '/' });
  shows((await someone.get('/preferences')).text, `action="${AGAIN}"`);
  const reply = await someone.post(AGAIN, { next: '/preferences' });
  assert.deepEqual([reply.status, reply.headers.get('location')], [303, '/preferences']);
  assert.equal(forgets(reply, 'welcomed'), true);
  shows((await open(`${site.url}/preferences`, someone.cookieHeader('/'))).html, GREETING);
  hides((await someone.get('/preferences')).text, `action="${AGAIN}"`);
  assert.equal(forgets(await someone.post(AGAIN), 'welcomed'), false);
});
