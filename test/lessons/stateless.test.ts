/** The lesson on HTTP, which has no memory: what it shows is what really went back and forth. */
import assert from 'node:assert/strict';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import test from 'node:test';
import { send } from '../safety/raw-client.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { connectionsIn, done, FORM, foundBy, keyOf, LESSON, locationOf, t } from './stateless-visit.ts';

test('connections closed each time are two, and one kept alive is one that counts on', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'connections');
  const [[first, , one], [second, , another]] = connectionsIn(text, 'closed');
  assert.notEqual(first, second);
  assert.deepEqual([one, another], ['1', '1']);
  const [[third, , before], [fourth, , after]] = connectionsIn(text, 'keptAlive');
  assert.equal(third, fourth);
  assert.deepEqual([before, after], ['1', '2']);
  shows(text, t('stateless.connections.apart.closed'));
  shows(text, t('stateless.connections.together.keptAlive'));
});

test("the page counts what the visitor's own connection has carried, static files too", async (context) => {
  const { url } = await startSite(context);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = async (path: string) => {
    const response = await new Promise<IncomingMessage>((resolve) => {
      request(url + path, { agent })
        .on('response', resolve)
        .end();
    });
    return readText(response);
  };
  const counted = async () => connectionsIn(await get(LESSON), 'own')[0][2];
  assert.equal(await counted(), '1');
  await get('/styles/base.css');
  assert.equal(await counted(), '3');
  agent.destroy();
});

test('whatever host a request names, only this site is called', async (context) => {
  const { url } = await startSite(context);
  const headers = { Host: 'another-site.invalid:1', 'X-Forwarded-Host': 'another-site.invalid' };
  const { status } = await send(url, `${LESSON}/connections`, { method: 'POST', headers });
  assert.equal(status, 303);
});

test('"was that you?": yes with the cookie, a stranger without, and only both together count as seen', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  const begun = await someone.post(`${LESSON}/session`);
  assert.equal(begun.status, 303);
  const key = await keyOf(someone);
  const without = (await site.visitor().get(`${LESSON}/verdict`)).json<{ name: string }>();
  assert.deepEqual({ ...without, name: '' }, { cookie: null, came: 'noCookie', key: null, name: '' });
  const alone = await someone.get(`${LESSON}/verdict`);
  assert.deepEqual(alone.json(), {
    cookie: sealCut(someone.cookieHeader('/')),
    came: 'found',
    key,
    name: null,
  });
  assert.equal(someone.cookies.get('seen'), undefined);
  await someone.get(`${LESSON}/verdict?without=${without.name}`);
  assert.equal(someone.cookies.get('seen')?.value, 'stateless');
});

test('two requests of a stranger show nothing, and do not count as seen', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const { name } = await someone.json<{ name: string }>(`${LESSON}/verdict`);
  await someone.get(`${LESSON}/verdict?without=${name}`);
  await done(someone, 'verdict');
  assert.equal(someone.cookies.get('seen'), undefined);
});

test('a cookie whose row is gone is a stranger, and says why', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  await someone.post(`${LESSON}/session`);
  site.database.exec('DELETE FROM django_session');
  assert.equal((await someone.json(`${LESSON}/verdict`))['came'], 'nothingThere');
  shows((await someone.get(LESSON)).text, t('stateless.verdicts.begin'));
});

test('without JavaScript the server asks both for the visitor', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  someone.cookies.set('wire', { value: 'mine', path: '/' });
  await someone.post(`${LESSON}/session`);
  const { text } = await done(someone, 'verdict');
  const judged = [...(text.split('<template')[0]?.matchAll(/data-judged="(\w+)"/g) ?? [])].map(
    ([, came]) => came,
  );
  assert.deepEqual(judged, ['found', 'noCookie']);
  const [seen = ''] = /<code class="wire" data-cookie>.*?<\/code>/.exec(text) ?? [];
  assert.ok(seen.includes('sessionid=') && !seen.includes('wire='), seen);
  shows(text, t('stateless.verdicts.why'));
  assert.doesNotMatch(text, /requests from one browser/, 'it was the site’s own client');
  assert.equal(someone.cookies.get('seen')?.value, 'stateless');
});

test('findings gather on one page, and are shown to nobody who does not know their name', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const first = await someone.post(`${LESSON}/connections`);
  const second = await someone.post(`${LESSON}/memories`, { found: foundBy(first) });
  const { text } = await someone.get(locationOf(second));
  shows(text, 'data-way="keptAlive"');
  shows(text, 'data-engine="db"');
  const other = await visitor().get(`${LESSON}?found=guessed`);
  assert.equal(other.status, 200);
  hides(other.text, 'data-way="keptAlive"');
});

test('fields of any kind do no harm', async (context) => {
  const { visitor } = await startSite(context);
  for (const body of ['kinds=-1', 'kinds=1e9', 'kinds=x&kinds=y', 'found=a&found=b', 'kinds[a]=1']) {
    const reply = await visitor().request('POST', `${LESSON}/memories`, FORM, body);
    assert.equal(reply.status, 303, body);
  }
});
