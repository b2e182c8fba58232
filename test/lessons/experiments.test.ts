/** "What happens if…": how a visitor comes through it, and who is shown what. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES, translator } from '../../src/i18n/translations.ts';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import { form, send } from '../safety/raw-client.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { LIST, named, outcomeIn, rowsIn, said, tryOut } from './try-out.ts';

const DEMO = { username: 'demo', password: 'chocolate-chip' };

test('there are thirteen experiments, each with an outcome among its answers', () => {
  assert.equal(EXPERIMENTS.length, 13);
  assert.equal(new Set(EXPERIMENTS.map(({ slug }) => slug)).size, 13);
  for (const { answers, expected } of EXPERIMENTS) assert.ok(answers.includes(expected), expected);
});

test('without a prediction nothing is done, and the form comes again', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  for (const fields of [{}, { prediction: 'otherwise' }, { prediction: '' }]) {
    const reply = await visitor.post(`${LIST}/delete-row`, fields);
    assert.equal(reply.status, 400);
    shows(reply.text, said('fields.chooseOne'));
  }
  assert.equal(rowsIn(site), 0);
  assert.equal((await visitor.get(`${LIST}/no-such-experiment`)).status, 404);
  assert.equal((await visitor.post(`${LIST}/no-such-experiment`)).status, 404);
});

test('in "Why" those speak who were seen: each of two clients under a name of its own', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const speakers = {
    'replay-after-logout': ['original', 'thief'],
    fixation: ['victim', 'attacker'],
    'copy-into-curl': ['curl'],
  };
  for (const language of LANGUAGES) {
    for (const [slug, people] of Object.entries(speakers)) {
      await visitor.post('/i18n/setlang', { language });
      const { text } = (await tryOut(visitor, named(slug))).reply;
      const [seen = '', why = ''] = text.split('id="why"');
      for (const who of people) {
        shows(seen, translator[language](`experiments.who.${who}`));
        shows(why, `<dt>${translator[language](`experiments.who.${who}`)}</dt>`);
      }
      hides(why, `<dt>${translator[language]('experiments.speakers.client')}</dt>`);
    }
  }
});

test('a stranger is not told that the session is kept which the experiment ends', async (t) => {
  const visitor = (await startSite(t)).visitor();
  for (const [slug, isKept] of [
    ['delete-row', false],
    ['change-key', true],
  ] as const) {
    const { text } = await visitor.get(`${LIST}/${slug}`);
    shows(text, said('experiments.makesSession'));
    assert.equal(text.includes(said('experiments.keepsSession')), isKept, slug);
  }
});

test('who was logged out by an experiment is offered to log in again, and nobody else is', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const offer = (reply: { text: string }) =>
    /<a class="button" href="(\/accounts\/login[^"]*)"/.exec(reply.text)?.[1];
  assert.equal(offer((await tryOut(visitor, named('delete-row'))).reply), undefined, 'nobody was logged in');
  await visitor.post('/accounts/login', DEMO);
  const { reply, address } = await tryOut(visitor, named('expire-now'));
  const login = offer(reply);
  assert.equal(login, `/accounts/login?next=${encodeURIComponent(address)}`);
  await visitor.post(login ?? '', DEMO);
  assert.equal(offer(await visitor.get(address)), undefined, 'and comes back logged in');
});

test('cookies that the experiment is not about are not counted beside none', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const { text } = (await tryOut(visitor, named('delete-cookie'))).reply;
  const count = Number(/<code>Cookie:<\/code> (\d+)/.exec(text)?.[1]);
  assert.ok(count > 0, 'the notebook came along');
  shows(text, said('experiments.seen.othersOnly', { count }));
  assert.doesNotMatch(text, /<code>Cookie:<\/code> none\s+and/);
});

test('another visitor who knows its address is not shown a result', async (t) => {
  const site = await startSite(t);
  const [mine, other] = [site.visitor(), site.visitor()];
  const { address } = await tryOut(mine, named('tamper'));
  await tryOut(other, named('tamper'));
  assert.equal(outcomeIn(await mine.get(address)), 'stranger', 'it can be looked at again');
  assert.equal(outcomeIn(await other.get(address)), undefined);
  assert.equal(outcomeIn(await mine.get(`${LIST}/tamper?result=no-such-result`)), undefined);
  assert.equal(outcomeIn(await mine.get(address.replace('tamper', 'fixation'))), undefined);
});

test('deleting the cookie loses nothing: the same session is there afterwards, with its cart and its end', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  await visitor.post('/accounts/login', { ...DEMO, remember_me: 'on' });
  await visitor.post('/cart/items', { product: '2', quantity: '3' });
  const [cookie, before] = [visitor.cookies.get('sessionid'), await visitor.json('/session')];
  const begun = await visitor.post(`${LIST}/delete-cookie`, { prediction: 'rowStays' });
  assert.equal(visitor.cookies.has('sessionid'), false);
  const back = await visitor.get(begun.headers.get('Location') ?? '');
  assert.deepEqual(visitor.cookies.get('sessionid'), cookie);
  assert.deepEqual(await visitor.json('/session'), before);
  const [line = ''] = back.setCookies.filter((each) => each.startsWith('sessionid='));
  const seconds = (text: string) => Math.floor(Date.parse(text) / 1000);
  const ends = /Expires=([^;]+)/.exec(line)?.[1] ?? '';
  assert.equal(seconds(ends), seconds(`${before['expire_date']}Z`));
});

test('the page shows no signature by which the visitor’s own cookie could be typed off', async (t) => {
  const visitor = (await startSite(t)).visitor();
  await visitor.post('/cart/items', { product: '1', quantity: '1' });
  for (const slug of ['delete-cookie', 'change-key', 'expire-now']) {
    const value = () => visitor.cookies.get('sessionid')?.value ?? 'none';
    const signature = () => value().split('.')[1] ?? 'none';
    const before = signature();
    const { reply } = await tryOut(visitor, named(slug));
    for (const each of [before, signature()]) assert.ok(!reply.text.includes(each), slug);
    shows(reply.text, `.${sealCut(value()).split('.')[1]}`);
  }
});

test('the client asks this very site, whatever the Host header says', async (t) => {
  const site = await startSite(t);
  const sent = form({ prediction: 'all' }, { Host: 'elsewhere.invalid:1' });
  const begun = await send(site.url, `${LIST}/two-tabs`, sent);
  assert.equal(begun.status, 303);
  const [cookie = ''] = begun.setCookies.filter((line) => line.startsWith('experiments='));
  const headers = { Cookie: cookie.split(';')[0] ?? '' };
  assert.equal(outcomeIn(await send(site.url, begun.headers.get('Location') ?? '', { headers })), 'all');
});

test('in production, without a demo account, what needs one cannot be done, and says so', async (t) => {
  const site = await startSite(t, { NODE_ENV: 'production' });
  const visitor = site.visitor();
  for (const experiment of EXPERIMENTS.filter(({ needsDemo }) => needsDemo)) {
    const { reply, outcome } = await tryOut(visitor, experiment);
    assert.equal(outcome, undefined);
    shows(reply.text, said('experiments.impossible'));
    assert.doesNotMatch(reply.text, /name="prediction"/);
  }
  assert.equal((await tryOut(visitor, named('two-tabs'))).outcome, 'all');
});

test('the list tells what was predicted and what happened, and the lesson counts as seen', async (t) => {
  const visitor = (await startSite(t)).visitor();
  shows((await visitor.get(LIST)).text, said('experiments.progress', { done: 0, all: 13 }));
  await tryOut(visitor, named('tamper'), 'same');
  const { text } = await visitor.get(LIST);
  shows(text, said('experiments.progress', { done: 1, all: 13 }));
  shows(text, said('experiments.of.tamper.answers.same'));
  shows(text, said('experiments.of.tamper.answers.stranger'));
  shows(text, said('experiments.notAsSaid'));
  assert.equal(visitor.cookies.get('seen')?.value.split('.').includes('experiments'), true);
});

test('a notebook that somebody has written in is an empty one', async (t) => {
  const visitor = (await startSite(t)).visitor();
  for (const value of ['x', `${'a'.repeat(22)}.zz`, `${'a'.repeat(22)}.99`, `${'a'.repeat(5000)}`]) {
    visitor.cookies.set('experiments', { value, path: LIST });
    const { status, text } = await visitor.get(LIST);
    assert.equal(status, 200);
    shows(text, said('experiments.progress', { done: 0, all: 13 }));
  }
});
