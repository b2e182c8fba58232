/** What a user has chosen follows them to another browser; what belongs to a browser stays there. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { forgets, logIn, signUp } from '../safety/people.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const PAGE = '/preferences';
const { en: t } = translator;

/** The names of the cookies that this browser has of all that could follow, or stay. */
const choicesIn = ({ cookies }: Visitor) =>
  ['theme', 'django_language', 'prices'].map((name) => cookies.get(name)?.value ?? null);

const rows = ({ database }: Site) =>
  database.prepare('SELECT theme, language, prices FROM user_preferences').all();

async function kim(site: Site): Promise<Visitor> {
  const visitor = site.visitor();
  await signUp(visitor, 'kim');
  return visitor;
}

test('a choice made while signed in is set in the next browser at its login, and that is said once', async (context) => {
  const site = await startSite(context);
  await (await kim(site)).post(PAGE, { theme: 'dark', prices: 'without_vat' });
  const second = site.visitor();
  await logIn(second, 'kim');
  assert.deepEqual(choicesIn(second), ['dark', null, 'without_vat']);
  const said = t('notices.preferencesCame');
  shows((await second.get('/')).text, said);
  hides((await second.get('/')).text, said);
});

test('of choices made one after the other, each stays with the account', async (context) => {
  const site = await startSite(context);
  const first = await kim(site);
  for (const choice of [{ theme: 'dark' }, { language: 'ko' }, { prices: 'without_vat' }])
    await first.post(PAGE, choice);
  assert.deepEqual(rows(site), [{ theme: 'dark', language: 'ko', prices: 'without_vat' }]);
  await first.post(PAGE, { theme: 'light' });
  assert.deepEqual(rows(site), [{ theme: 'light', language: 'ko', prices: 'without_vat' }]);
});

test('at the login the account wins over the browser; where it has no choice, the browser keeps its own', async (context) => {
  const site = await startSite(context);
  await (await kim(site)).post(PAGE, { theme: 'dark' });
  const second = site.visitor();
  await second.post(PAGE, { theme: 'light', prices: 'without_vat' });
  await logIn(second, 'kim');
  assert.deepEqual(choicesIn(second), ['dark', null, 'without_vat']);
});

test('to have chosen the default follows, too: the other browser lets go of its cookie', async (context) => {
  const site = await startSite(context);
  const first = await kim(site);
  for (const theme of ['dark', 'system']) await first.post(PAGE, { theme });
  const second = site.visitor();
  await second.post(PAGE, { theme: 'light' });
  assert.equal(forgets(await logIn(second, 'kim'), 'theme'), true);
});

test('a login that brings nothing new sets no cookie of these, and says nothing', async (context) => {
  const site = await startSite(context);
  await (await kim(site)).post(PAGE, { theme: 'dark' });
  const second = site.visitor();
  second.cookies.set('theme', { value: 'dark', path: '/' });
  const { setCookies } = await logIn(second, 'kim');
  assert.equal(setCookies.filter((line) => /^(theme|prices|django_language|notice)=/.test(line)).length, 0);
});

test('what a stranger has chosen is kept with the account that they make', async (context) => {
  const site = await startSite(context);
  const stranger = site.visitor();
  await stranger.post(PAGE, { prices: 'without_vat' });
  assert.deepEqual(rows(site), []);
  await signUp(stranger, 'kim');
  assert.deepEqual(rows(site), [{ theme: null, language: null, prices: 'without_vat' }]);
});

test('who has chosen nothing has no row', async (context) => {
  const site = await startSite(context);
  await kim(site);
  assert.deepEqual(rows(site), []);
});

test('the language that is chosen at the top of a page follows, too', async (context) => {
  const site = await startSite(context);
  await (await kim(site)).post('/i18n/setlang', { language: 'ko' });
  assert.deepEqual(rows(site), [{ theme: null, language: 'ko', prices: null }]);
  const second = site.visitor();
  await logIn(second, 'kim');
  shows((await second.get('/')).text, '<html lang="ko">');
});

test('what is chosen by signed cookie follows as well; below /stateless nothing does', async (context) => {
  const site = await startSite(context);
  await (await kim(site)).post(PAGE, { theme: 'dark' });
  const [signed, stateless] = [site.visitor(), site.visitor()];
  await logIn(signed, 'kim', {}, '/signed-cookie');
  await logIn(stateless, 'kim', {}, '/stateless');
  assert.deepEqual([choicesIn(signed)[0], choicesIn(stateless)[0]], ['dark', null]);
});

test('the notice, the greeting and the remembered name stay with the browser; a logout leaves the choices', async (context) => {
  const site = await startSite(context);
  const first = await kim(site);
  await first.post('/announcements/bake/hide');
  await first.post(PAGE, { theme: 'dark' });
  await logIn(first, 'kim', { remember_username: 'on' });
  const second = site.visitor();
  await logIn(second, 'kim');
  for (const name of ['bake_hidden', 'welcomed', 'remembered_username'])
    assert.equal(second.cookies.get(name), undefined, name);
  await first.post('/accounts/logout');
  assert.equal(choicesIn(first)[0], 'dark');
  assert.equal(first.cookies.has('bake_hidden'), true);
});

test('the page lists what follows this user, and to a stranger says that nothing does', async (context) => {
  const site = await startSite(context);
  const first = await kim(site);
  await first.post(PAGE, { theme: 'dark' });
  const follows = (text: string) => /data-follows>(.*?)<\/div>/s.exec(text)?.[1] ?? assert.fail('no list');
  const own = follows((await first.get(PAGE)).text);
  shows(own, `${t('preferences.of.theme.name')}: <strong>${t('preferences.of.theme.dark')}`);
  shows(own, t('preferences.follow.nothing'));
  shows((await first.get(PAGE)).text, t('preferences.kept.account', { option: 'Dark' }));
  assert.deepEqual((await first.json(PAGE))['account'], { theme: 'dark', language: null, prices: null });
  const stranger = follows((await site.visitor().get(PAGE)).text);
  shows(stranger, t('preferences.follow.stranger'));
});

test('nothing is kept with the account that everybody may be, and the page says so', async (context) => {
  const site = await startSite(context);
  const [one, other] = [site.visitor(), site.visitor()];
  const demo = { username: 'demo', password: 'chocolate-chip' };
  await one.post('/accounts/login', demo);
  await one.post(PAGE, { theme: 'dark' });
  await one.post('/i18n/setlang', { language: 'ko' });
  assert.deepEqual([choicesIn(one), rows(site)], [['dark', 'ko', null], []]);
  await other.post('/accounts/login', demo);
  assert.deepEqual(choicesIn(other), [null, null, null]);
  const { text } = await other.get(PAGE);
  shows(text, t('preferences.follow.everybody'));
  hides(text, t('preferences.kept.notAccount'));
});

test('a row that another program wrote nonsense into brings nothing, and breaks nothing', async (context) => {
  const site = await startSite(context);
  const first = await kim(site);
  site.database
    .prepare(
      "INSERT INTO user_preferences SELECT id, '<b>', 'xx', 'free' FROM auth_user WHERE username = 'kim'",
    )
    .run();
  assert.equal((await first.get(PAGE)).status, 200);
  const second = site.visitor();
  assert.equal((await logIn(second, 'kim')).status, 303);
  assert.deepEqual(choicesIn(second), [null, null, null]);
});

test('with its user the row goes, too', async (context) => {
  const site = await startSite(context);
  await (await kim(site)).post(PAGE, { theme: 'dark' });
  site.database.prepare("DELETE FROM auth_user WHERE username = 'kim'").run();
  assert.deepEqual(rows(site), []);
});
