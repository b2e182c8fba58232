/** The six steps, when the login is over, is another's, or is no longer on the list. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { pageText, said } from '../sessions/page-text.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { browserOf, keyOf, LESSON, litIn, logIn, NAMES } from './six-steps-visit.ts';

test('a logout, led back here, makes all dark and names the key of the row that was deleted', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.get(LESSON);
  const key = keyOf(visitor);
  const logout = await visitor.post('/accounts/logout', { next: LESSON });
  assert.equal(logout.headers.get('Location'), LESSON);
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.rowDeleted'));
  shows(reply.text, `data-key="${key}"`);
});

test('a logout leads to no other site', async (t) => {
  const site = await startSite(t);
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '', '/.//evil.example']) {
    const visitor = site.visitor();
    await logIn(visitor);
    const { headers } = await visitor.post('/accounts/logout', { next });
    assert.equal(headers.get('Location'), '/', next);
  }
});

test('a cookie that was deleted while its row stands is not called a deleted row', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  const key = keyOf(visitor);
  await visitor.post('/session/delete_cookie');
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.cookieDeleted'));
  shows(reply.text, `data-key="${key}"`);
});

test('a row that somebody else deleted is missed', async (t) => {
  const site = await startSite(t);
  const visitor = await browserOf(site);
  await logIn(visitor);
  site.database.exec('DELETE FROM django_session');
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), []);
  shows(pageText(reply), said('sixSteps.dark.nothingThere'));
});

test('a login that is no longer on the list is read off the row, and the page says so', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.post('/wire/clear');
  assert.deepEqual(litIn(await visitor.get('/wire/six-steps')), NAMES);
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), NAMES);
  shows(pageText(reply), said('sixSteps.known.before'));
  shows(pageText(reply), 'when you clear it');
  shows(pageText(reply), said('sixSteps.fromRow.made', { id: 1 }));
  hides(reply.text, 'Set-Cookie: ');
});

test('a login that another user in the same browser has taken off the list is not said to be too old', async (t) => {
  const visitor = await browserOf(await startSite(t));
  const password = 'three warm biscuits';
  await visitor.post('/accounts/signup', { username: 'kim', password1: password, password2: password });
  const other = visitor.copy();
  other.cookies.delete('sessionid');
  await logIn(other);
  await visitor.get('/shop'); // the list begins anew with each
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), NAMES);
  shows(pageText(reply), said('sixSteps.known.before'));
  shows(pageText(reply), 'when another user logs in');
});

test('a key that was changed since the login is shown as it was given out', async (t) => {
  const visitor = await browserOf(await startSite(t));
  await logIn(visitor);
  await visitor.get('/shop');
  const old = keyOf(visitor);
  await visitor.post('/session/cycle_key');
  assert.notEqual(keyOf(visitor), old);
  const reply = await visitor.get(LESSON);
  assert.deepEqual(litIn(reply), NAMES);
  hides(reply.text, old);
  shows(reply.text, keyOf(visitor));
  assert.match(reply.text, /href="\/wire#exchange-2"[\s\S]*href="\/wire#exchange-4"/); // login, then the change
});

test('the login of another user in the same browser is a new story', async (t) => {
  const visitor = await browserOf(await startSite(t));
  const password = 'three warm biscuits';
  await visitor.post('/accounts/signup', { username: 'kim', password1: password, password2: password });
  await logIn(visitor);
  const text = pageText(await visitor.get(LESSON));
  shows(text, said('sixSteps.allLit', { name: 'demo' }));
  shows(text, '_auth_user_id: "1"');
  hides(text, '_auth_user_id: "2"');
});

for (const [who, environment] of [
  ['with the wire off', { WIRE: 'off' }],
  ['for a program that the wire does not listen to', {}],
] as const) {
  test(`${who} the row and the request itself tell all six, and the page says so`, async (t) => {
    const visitor = (await startSite(t, environment)).visitor();
    await logIn(visitor);
    const reply = await visitor.get(LESSON);
    assert.deepEqual(litIn(reply), NAMES);
    shows(pageText(reply), said('sixSteps.known.unheard'));
    shows(pageText(reply), said('sixSteps.proofs.unheard'));
    hides(pageText(reply), said('sixSteps.proofs.others'));
    assert.doesNotMatch(pageText(reply), /\bthe list\b/, 'there is none');
    hides(reply.text, 'six-steps.js');
    assert.equal((await visitor.get('/wire/six-steps')).status, 404);
  });
}
