/** The experiment that takes the session's cookie away: the browser itself carries the way back. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { LIST, named, outcomeIn, said, tryOut } from './try-out.ts';

const WAY_BACK = 'lesson_way_back';
const PAGE = `${LIST}/delete-cookie`;

test('the way back travels in a cookie of the lesson for a minute, and is gone with the session’s return', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const cookie = await makeSession(visitor);
  const begun = await visitor.post(PAGE, { prediction: 'rowStays' });
  const [line = ''] = begun.setCookies.filter((each) => each.startsWith(`${WAY_BACK}=`));
  shows(line, `${WAY_BACK}=${cookie?.value}; Max-Age=60; Path=${LIST}; `);
  assert.match(line, /; HttpOnly; SameSite=Lax$/);
  await visitor.get(begun.headers.get('Location') ?? '');
  assert.deepEqual(visitor.cookies.get('sessionid'), cookie);
  assert.equal(visitor.cookies.has(WAY_BACK), false);
});

test('a run that was thrown out between its steps costs nobody the session, and is said to be unknown', async (t) => {
  const visitor = (await startSite(t)).visitor();
  for (const language of LANGUAGES) {
    await visitor.post('/i18n/setlang', { language });
    const cookie = await makeSession(visitor);
    const begun = await visitor.post(PAGE, { prediction: 'rowStays' });
    const lost = (begun.headers.get('Location') ?? '').replace(/result=[\w-]+/, 'result=thrown-out');
    const back = await visitor.get(lost);
    assert.deepEqual([back.status, back.headers.get('Location')], [303, lost]);
    assert.deepEqual(visitor.cookies.get('sessionid'), cookie);
    assert.equal(visitor.cookies.has(WAY_BACK), false);
    const { text } = await visitor.get(lost);
    shows(text, translator[language]('experiments.unknown'));
    hides(text, translator[language]('experiments.makesSession'));
  }
});

test('nothing is given back by a way back that this site has not signed, nor in the place of a session', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const cookie = await makeSession(visitor);
  const other = await makeSession(visitor, '/session/cycle_key');
  visitor.cookies.set(WAY_BACK, { value: cookie?.value ?? '', path: LIST });
  assert.equal((await visitor.get(PAGE)).status, 200);
  assert.deepEqual(visitor.cookies.get('sessionid'), other);
  visitor.cookies.delete('sessionid');
  const forged = other?.value.replace(/\.\w/, (start) => (start === '.x' ? '.y' : '.x')) ?? '';
  visitor.cookies.set(WAY_BACK, { value: forged, path: LIST });
  assert.equal((await visitor.get(PAGE)).status, 200);
  assert.equal(visitor.cookies.has('sessionid'), false);
});

test('that a run is not known, is said where one was asked for, and nowhere else', async (t) => {
  const visitor = (await startSite(t)).visitor();
  shows((await visitor.get(`${LIST}/tamper?result=no-such-run`)).text, said('experiments.unknown'));
  hides((await visitor.get(PAGE)).text, said('experiments.unknown'));
  const { address, reply } = await tryOut(visitor, named('delete-cookie'));
  assert.equal(outcomeIn(reply), 'rowStays');
  hides((await visitor.get(address)).text, said('experiments.unknown'));
});

/** Makes or changes the visitor's session. @returns its cookie */
async function makeSession(visitor: Visitor, by = '/cart/items') {
  await visitor.post(by, { product: '1', quantity: '1' });
  return visitor.cookies.get('sessionid');
}
