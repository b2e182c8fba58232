/** The map of the lesson: which stations it has, where they lead, and what it knows of a visitor. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { PARTS } from '../../src/lessons/lesson-map.ts';
import { STATIONS } from '../../src/lessons/seen.ts';
import { addToCart, MOUNTS, sessionKeys, signUp } from '../safety/people.ts';
import { makeKnown } from '../support/known-browser.ts';
import { hides } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const MAPS = ['/', '/lessons', '/signed-cookie/'];

test("the map's parts hold every station once, in the lecture's order", () => {
  assert.deepEqual(
    PARTS.flatMap(({ stations }) => stations),
    [...STATIONS],
  );
});

test('a first visit has seen nothing, is led to the first station, and is given no cookie for it', async (t) => {
  const site = await startSite(t);
  for (const page of [...MAPS, '/stateless/']) {
    const map = await mapFor(await makeKnown(site.visitor()), page);
    assert.deepEqual(map.seen, [], page);
    assert.deepEqual(map.next, ['exchange', '/wire'], page);
    assert.equal(map.setsSeen, undefined, page);
    assert.ok(!map.text.includes('action="/lessons/forget"'), page);
  }
  assert.deepEqual(sessionKeys(site), []);
});

test('the cookie station is seen when the session cookie has come back, and noted once', async (t) => {
  const site = await startSite(t);
  for (const [mount, page] of [
    ['', '/'],
    ['', '/lessons'],
    ['/signed-cookie', '/signed-cookie/'],
  ] as const) {
    const kim = await makeKnown(site.visitor());
    await addToCart(kim, 1, 1, mount);
    assert.equal(kim.cookies.has('seen'), false, 'it has only been given the cookie');
    const first = await mapFor(kim, page);
    assert.deepEqual(first.seen, ['cookie'], page);
    assert.match(first.setsSeen ?? '', /^seen=cookie; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax/);
    assert.deepEqual((await mapFor(kim, page)).setsSeen, undefined, page);
  }
});

test('a session cookie that leads to no session is none that came back', async (t) => {
  const site = await startSite(t);
  const kim = await makeKnown(site.visitor());
  await addToCart(kim, 1, 1);
  site.database.exec('DELETE FROM django_session');
  assert.deepEqual((await mapFor(kim, '/lessons')).seen, []);
  const forger = site.visitor();
  forger.cookies.set('sessionid', { value: 's%3Aabc.def', path: '/' });
  assert.deepEqual((await mapFor(forger, '/lessons')).seen, []);
});

test('what was seen is marked in every shop but the one that remembers nothing', async (t) => {
  const site = await startSite(t);
  const kim = await makeKnown(site.visitor());
  see(kim, 'stateless.exchange.row');
  for (const page of MAPS) {
    const map = await mapFor(kim, page);
    assert.deepEqual(map.seen, ['exchange', 'stateless', 'row'], page);
    assert.deepEqual(map.next, ['cookie', '/shop'], page);
    assert.ok(map.text.includes('seen=stateless.<wbr>exchange.<wbr>row'), 'the cookie is shown as it is');
  }
  const forgetful = await mapFor(kim, '/stateless/');
  assert.deepEqual([forgetful.seen, forgetful.next?.[0]], [[], 'exchange']);
  hides(forgetful.text, 'seen=');
});

test('a cookie that names no stations, or some twice, counts for what is true in it', async (t) => {
  const site = await startSite(t);
  const kim = await makeKnown(site.visitor());
  see(kim, 'row.row.%3Cscript%3E.toString.ROW.');
  const map = await mapFor(kim, '/lessons');
  assert.deepEqual(map.seen, ['row']);
  assert.doesNotMatch(map.text, /toString|<script>/);
});

test('whoever has seen all is led to no next station', async (t) => {
  const site = await startSite(t);
  for (const page of MAPS) {
    const kim = await makeKnown(site.visitor());
    see(kim, STATIONS.join('.'));
    const map = await mapFor(kim, page);
    assert.deepEqual([map.seen, map.next], [[...STATIONS], null]);
    assert.match(map.text, /You have seen it all happen/);
    assert.equal(map.ways[STATIONS.indexOf('cookie')], '/wire', 'the cookie is there: now to see it travel');
  }
});

test('without the wire there is no way to its station, and the next one is suggested', async (t) => {
  const site = await startSite(t, { WIRE: 'off' });
  const all = STATIONS.length;
  const map = await mapFor(site.visitor(), '/lessons');
  assert.deepEqual(map.next, ['stateless', '/lessons/stateless']);
  assert.doesNotMatch(map.text, /href="\/wire"|the line at the foot/);
  const kim = await makeKnown(site.visitor());
  see(kim, STATIONS.slice(1).join('.'));
  const rest = await mapFor(kim, '/lessons');
  assert.equal(rest.next, null);
  assert.match(rest.text, new RegExp(`${all - 1} of ${all - 1} stations seen`));
  assert.doesNotMatch(rest.text, /href="\/wire"/);
  see(kim, STATIONS.join('.'));
  const { text } = await mapFor(kim, '/lessons');
  assert.match(text, new RegExp(`${all} of ${all} stations seen`), 'seen while there was a wire');
});

test('forgetting takes the cookie away, and leads back to the map that one stood on', async (t) => {
  const site = await startSite(t);
  for (const page of MAPS) {
    const kim = await makeKnown(site.visitor());
    see(kim, 'exchange.row');
    const { text } = await kim.get(page);
    const next = /action="\/lessons\/forget">\s*<input type="hidden" name="next" value="([^"]*)"/.exec(text);
    assert.equal(next?.[1], page);
    const reply = await kim.post('/lessons/forget', { next: page });
    assert.deepEqual([reply.status, reply.headers.get('location')], [303, `${page}#lesson`]);
    assert.equal(kim.cookies.has('seen'), false);
    const map = await mapFor(kim, page);
    assert.deepEqual([map.seen, map.next?.[0]], [[], 'exchange']);
  }
});

test('after forgetting with a session, its cookie comes at once and its station is seen', async (t) => {
  const site = await startSite(t);
  const kim = await makeKnown(site.visitor());
  await signUp(kim, 'kim');
  see(kim, 'exchange.row');
  assert.match((await kim.get('/lessons')).text, /seen again at once/);
  await kim.post('/lessons/forget');
  assert.deepEqual((await mapFor(kim, '/lessons')).seen, ['cookie']);
});

test('forgetting leads within this site alone, is a POST alone, and stands at one address', async (t) => {
  const site = await startSite(t);
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '']) {
    const { headers } = await site.visitor().post('/lessons/forget', { next });
    assert.equal(headers.get('location'), '/lessons#lesson', next);
  }
  const kim = await makeKnown(site.visitor());
  see(kim, 'row');
  assert.equal((await kim.get('/lessons/forget')).status, 404);
  for (const mount of MOUNTS.slice(1)) assert.equal((await kim.post(`${mount}/lessons/forget`)).status, 404);
  const fromElsewhere = await kim.post('/lessons/forget', {}, { 'Sec-Fetch-Site': 'cross-site' });
  assert.equal(fromElsewhere.status, 403);
  assert.equal(kim.cookies.has('seen'), true);
});

test('every station leads to a page', async (t) => {
  const site = await startSite(t);
  const kim = await makeKnown(site.visitor());
  await signUp(kim, 'kim');
  const { ways } = await mapFor(kim, '/lessons');
  assert.equal(ways.length, STATIONS.length);
  for (const way of ways) assert.equal((await kim.get(way)).status, 200, way);
});

function see(visitor: Visitor, stations: string): void {
  visitor.cookies.set('seen', { value: stations, path: '/' });
}

/** Opens a page with the map, and reads it by its markup: the marks themselves are the browser test's. */
async function mapFor(visitor: Visitor, page: string) {
  const { status, text, setCookies } = await visitor.get(page);
  assert.equal(status, 200);
  const stations = [...text.matchAll(/<li class="station( [\w-]+)?" id="station-(\w+)"[\s\S]*?<\/li>/g)];
  assert.equal(stations.length, STATIONS.length);
  const marked = (mark: string) => stations.filter(([, found]) => found === ` station-${mark}`);
  const wayOf = (html: string) => /href="([^"]*)"/.exec(html)?.[1] ?? '';
  const [next] = marked('next');
  return {
    text,
    seen: marked('seen').map(([, , name]) => name),
    next: next ? [next[2], wayOf(next[0])] : null,
    ways: stations.map(([html]) => wayOf(html)),
    setsSeen: setCookies.find((line) => line.startsWith('seen=')),
  };
}
