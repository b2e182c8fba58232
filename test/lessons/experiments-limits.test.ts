/** What an experiment shows, and to whom: its run to its owner alone, a cookie cut short. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { shownCookie } from '../../src/lessons/experiments/evidence.ts';
import { largeCookie } from '../../src/lessons/experiments/large-cookie.ts';
import { Runs } from '../../src/lessons/experiments/runs.ts';
import { tamper } from '../../src/lessons/experiments/tamper.ts';

test('a run is found by its owner, for its experiment, and by nobody else', () => {
  const runs = new Runs();
  const run = runs.begin(largeCookie, [], 'refused', 'me');
  assert.equal(runs.find(run.id, largeCookie, 'me'), null, 'its first step is not done yet');
  runs.keep(run);
  assert.equal(runs.find(run.id, largeCookie, 'me'), run);
  assert.equal(runs.find(run.id, largeCookie, 'another'), null);
  assert.equal(runs.find(run.id, largeCookie, null), null);
  assert.equal(runs.find(run.id, tamper, 'me'), null);
  assert.equal(runs.find(['no name'], largeCookie, 'me'), null);
});

test('a shown cookie keeps its key and its attributes, and loses its signature', () => {
  const key = 'k'.repeat(32);
  const line = `sessionid=s%3A${key}.SIGNATURE; Path=/; HttpOnly`;
  assert.deepEqual(shownCookie(line), { text: `sessionid=s%3A${key}.SIGN…; Path=/; HttpOnly`, bytes: null });
  const escaped = shownCookie(`sessionid=s%3A${key}.%2BlON%2FSIGNATURE`).text;
  assert.equal(escaped, `sessionid=s%3A${key}.%2BlON…`, 'an escape is one character');
  const { text, bytes } = shownCookie(`fits=${'o'.repeat(4092)}; Path=/`);
  assert.equal(bytes, 4096);
  assert.ok(text.length < 70 && text.endsWith('…; Path=/'), text);
});
