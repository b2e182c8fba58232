/** The workbench at the server: what it sends, how it signs, what it makes of the next request, and its list. */
import assert from 'node:assert/strict';
import test from 'node:test';
import cookieParser from 'cookie-parser';
import { translator } from '../../src/i18n/translations.ts';
import { makeKnown } from '../support/known-browser.ts';
import { hides, shows } from '../support/shows.ts';
import { SECRET_KEY, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const PATH = '/cookies/workbench';
const REMOVED = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax';
const { en: t } = translator;

test('a value goes as it was typed, or encoded as Express encodes', async (context) => {
  const { visitor } = await startSite(context);
  const sent = async (fields: Record<string, string>) =>
    (await visitor().post(`${PATH}/send`, { name: 'wb_a', ...fields })).setCookies.find((line) =>
      line.startsWith('wb_'),
    );
  assert.equal(await sent({ value: 'a b;c' }), 'wb_a=a b;c');
  assert.equal(await sent({ value: 'a b;쿠키', encode: 'on' }), `wb_a=${encodeURIComponent('a b;쿠키')}`);
  const raw = (await sent({ value: '쿠키' })) ?? '';
  assert.equal(Buffer.from(raw, 'latin1').toString(), 'wb_a=쿠키');
  const all = {
    path: PATH,
    domain: 'shop.test',
    http_only: 'on',
    secure: 'on',
    same_site: 'None',
    partitioned: 'on',
  };
  const attributes = `Path=${PATH}; Domain=shop.test; HttpOnly; Secure; SameSite=None; Partitioned`;
  assert.equal(await sent({ value: '1', ...all }), `wb_a=1; ${attributes}`);
  const expires = { lifetime: 'expires', expires: '2031-02-28T10:00' };
  assert.equal(await sent({ value: '1', ...expires }), 'wb_a=1; Expires=Fri, 28 Feb 2031 10:00:00 GMT');
});

test('what is signed here fits here, shows a change, and is worth nothing to the site', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  await someone.post(`${PATH}/send`, {
    name: 'wb_a',
    value: 'a'.repeat(32),
    sign: 'on',
    encode: 'on',
    path: '/',
  });
  shows((await someone.get(PATH)).text, t('workbench.seal.fits'));
  const { value = '' } = someone.cookies.get('wb_a') ?? {};
  assert.equal(cookieParser.signedCookie(decodeURIComponent(value), SECRET_KEY), false);
  someone.cookies.set('sessionid', { value, path: '/' });
  shows((await someone.get('/session')).text, t('memory.line.rowStranger.badSignature'));
  someone.cookies.set('wb_a', { value: value.replace('aaa', 'bbb'), path: '/' });
  shows((await someone.get(PATH)).text, t('workbench.seal.broken'));
});

test('the next request is what the prediction is compared with, and later ones change nothing', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const { headers } = await someone.post(`${PATH}/send`, { name: 'wb_a', value: '1', path: '/' });
  const next = headers.get('location')?.replace('#sent', '') ?? '';
  const outcome = async () => /data-outcome="(\w+)"/.exec((await someone.get(next)).text)?.[1];
  assert.equal(await outcome(), 'asPredicted');
  someone.cookies.delete('wb_a');
  assert.equal(await outcome(), 'asPredicted');
});

test('a browser that does otherwise is told so; the same pair once more proves nothing', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const outcome = async (fields: Record<string, string>, change?: () => void) => {
    const { headers } = await someone.post(`${PATH}/send`, {
      name: 'wb_a',
      value: '1',
      path: '/',
      ...fields,
    });
    change?.();
    return /data-outcome="(\w+)"/.exec((await someone.get(headers.get('location') ?? '')).text)?.[1];
  };
  assert.equal(await outcome({}, () => someone.cookies.delete('wb_a')), 'otherwise');
  assert.equal(await outcome({ value: '2', same_site: 'None' }), 'otherwise'); // this visitor knows no such rule
  assert.equal(await outcome({ value: '2' }), 'unclear');
});

test('each cookie made is listed with a button that removes it, and the list goes with the last', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const made = { name: '__Secure-wb_a', value: '1', secure: 'on', partitioned: 'on', domain: '127.0.0.1' };
  await someone.post(`${PATH}/send`, { ...made, path: `${PATH}/below` });
  await someone.post(`${PATH}/send`, { name: 'wb_b', path: '/' });
  const { text } = await someone.get(PATH);
  for (const name of ['__Secure-wb_a', 'wb_b']) shows(text, `name="name" value="${name}"`);
  const removed = await someone.post(`${PATH}/remove`, {
    name: '__Secure-wb_a',
    path: `${PATH}/below`,
    domain: '',
  });
  const removal = `__Secure-wb_a=; Path=${PATH}/below; ${REMOVED}; Secure`;
  assert.deepEqual(removed.setCookies.slice(0, 2), [removal, `${removal}; Partitioned`]);
  const last = await someone.post(`${PATH}/remove`, { all: '1' });
  assert.deepEqual(last.setCookies.slice(0, 1), [`wb_b=; Path=/; ${REMOVED}`]);
  assert.equal(someone.cookies.get('workbench'), undefined);
});

test('a cookie that is not on the list can be removed all the same', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  someone.cookies.set('wb_lost', { value: '1', path: '/' });
  const { setCookies } = await someone.post(`${PATH}/remove`, { name: 'wb_lost', path: '', domain: '' });
  for (const path of ['/', '/cookies', '/cookies/', PATH])
    shows(setCookies.join('\n'), `wb_lost=; Path=${path}; ${REMOVED}; Secure; Partitioned`);
});

test('no end is too far for the list, nor for a forged one', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const far = { lifetime: 'maxAge', max_age: '99999999999999999999' };
  const { headers } = await someone.post(`${PATH}/send`, { name: 'wb_far', path: '/', ...far });
  assert.equal((await someone.get(headers.get('location') ?? '')).status, 200);
  const forged = [['wb_a', '/', null, 1, 1e300, false, false, false]];
  const value = Buffer.from(JSON.stringify(forged)).toString('base64url');
  assert.equal((await visitor().get(PATH, { Cookie: `workbench=${value}` })).status, 200);
});

test('a forged list removes no cookie of the site', async (context) => {
  const { visitor } = await startSite(context);
  const forged = [['sessionid', '/', null, 1, null, false, false, false]];
  const value = Buffer.from(JSON.stringify(forged)).toString('base64url');
  const someone = visitor();
  someone.cookies.set('workbench', { value, path: PATH });
  const { setCookies } = await someone.post(`${PATH}/remove`, { all: '1' });
  assert.deepEqual(
    setCookies.filter((line) => !line.startsWith('workbench=')),
    [],
  );
});

test('no more cookies are made than a browser should carry, wherever they are for', async (context) => {
  const { visitor } = await startSite(context);
  const [many, large, far] = [visitor(), visitor(), visitor()];
  const long = `${PATH}/${'x'.repeat(900)}`;
  for (let at = 0; at < 10; at += 1) assert.equal(await statusOf(many, { name: `wb_${at}`, path: '/' }), 303);
  for (const name of ['wb_1', 'wb_2'])
    assert.equal(await statusOf(large, { name, value: 'x'.repeat(4092) }), 303);
  for (const name of ['wb_1', 'wb_2']) assert.equal(await statusOf(far, { name, path: long }), 303);
  for (const someone of [many, large, far]) {
    assert.equal(await statusOf(someone, { name: 'wb_more', path: `${long}y` }), 400);
    shows(
      (await someone.post(`${PATH}/send`, { name: 'wb_more', path: `${long}y` })).text,
      t('workbench.tooMany'),
    );
  }
  assert.equal(await statusOf(many, { name: 'wb_1', value: 'new', path: '/' }), 303); // in place of the old one
  assert.equal(await statusOf(many, { name: 'wb_more', lifetime: 'maxAge', max_age: '0' }), 303);
});

test('what came along counts, whoever set it and whatever the list says: nobody can lock themselves out', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const large = { path: '/', value: 'x'.repeat(4000) };
  for (const name of ['wb_1', 'wb_2']) assert.equal(await statusOf(someone, { name, ...large }), 303);
  someone.cookies.delete('workbench');
  for (const name of ['wb_3', 'wb_4']) assert.equal(await statusOf(someone, { name, ...large }), 400);
  assert.equal((await someone.get('/')).status, 200);
  someone.cookies.delete('wb_2');
  assert.equal(await statusOf(someone, { name: 'wb_3', ...large }), 303);
  someone.cookies.set('stranger', { value: 'x'.repeat(4000), path: '/' });
  assert.equal(await statusOf(someone, { name: 'wb_3', ...large, value: 'y'.repeat(4000) }), 400);
});

test('looking and building make no row, and typing makes no exchange', async (context) => {
  const { visitor, database } = await startSite(context);
  const someone = await makeKnown(visitor());
  await someone.post(`${PATH}/preview`, { name: 'wb_a', value: 'secret' });
  await someone.post(`${PATH}/send`, { name: 'wb_a', value: '1', path: '/' });
  const { text } = await someone.get('/wire');
  hides(text, '/preview');
  shows(text, `${PATH}/send`);
  shows(text, t('wire.purpose.workbenchMade'));
  assert.equal(database.prepare('SELECT count(*) FROM django_session').pluck().get(), 0);
});

test('below another memory the address leads to the one workbench', async (context) => {
  const { visitor } = await startSite(context);
  const { status, headers } = await visitor().get(`/signed-cookie${PATH}?example=brief`);
  assert.deepEqual([status, headers.get('location')], [303, `${PATH}?example=brief`]);
});

const statusOf = async (someone: Visitor, fields: Record<string, string>) =>
  (await someone.post(`${PATH}/send`, { value: '', ...fields })).status;
