/** One text in three cookies: what sets them, what comes back, and which stays at home. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Jar } from '../../src/cookies/jar.ts';
import { translator } from '../../src/i18n/translations.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { withSamples } from '../support/with-samples.ts';

const JAR = '/cookies';
const { en: t } = translator;

test('one text goes out in three cookies that differ in Path, HttpOnly and Max-Age', async (context) => {
  const { visitor } = await startSite(context);
  const { status, headers, setCookies } = await visitor().post(`${JAR}/samples`, { value: '버터 & 1' });
  assert.deepEqual([status, headers.get('location')], [303, `${JAR}#samples`]);
  const value = encodeURIComponent('버터 & 1');
  const attributes = setCookies.map((line) => line.replace(/ Expires=[^;]+;/, ''));
  assert.deepEqual(attributes, [
    `jar_open=${value}; Path=/cookies; SameSite=Lax`,
    `jar_http_only=${value}; Max-Age=600; Path=/cookies; HttpOnly; SameSite=Lax`,
    `jar_elsewhere=${value}; Max-Age=600; Path=/cookies/elsewhere; HttpOnly; SameSite=Lax`,
  ]);
});

test('the text is lit in the lines that set it and in the Cookie line; one of the three stays at home', async (context) => {
  const site = await startSite(context);
  const someone = await withSamples(site, 'vanilla');
  const { text } = await someone.get(JAR);
  const lit = '<mark class="jar-lit">vanilla</mark>';
  for (const name of ['jar_open', 'jar_http_only', 'jar_elsewhere']) shows(setLineIn(text, name), lit);
  shows(cookieLineIn(text), `jar_open=${lit}`);
  hides(cookieLineIn(text), 'jar_elsewhere');
  const jar = await someone.json<Jar>(JAR);
  assert.deepEqual(
    jar.elsewhere.map(({ name, path }) => [name, path]),
    [['jar_elsewhere', '/cookies/elsewhere']],
  );
  const there = (await someone.get(`${JAR}/elsewhere`)).text;
  shows(there, 'data-came="true"');
  shows(cookieLineIn(there), `jar_elsewhere=${lit}`);
});

test('that the third one stayed at home is said only while the site knows of it', async (context) => {
  const site = await startSite(context);
  const someone = await withSamples(site, 'vanilla');
  shows((await someone.get(JAR)).text, t('jar.samples.home').split('`')[2] ?? '');
  await someone.post(`${JAR}/delete`, { name: 'jar_elsewhere', path: `${JAR}/elsewhere` });
  shows((await someone.get(JAR)).text, t('jar.samples.homeIfKept').split('`')[0] ?? '');
});

test('elsewhere, without the cookie, it is said that it did not come', async (context) => {
  const { visitor } = await startSite(context);
  shows((await visitor().get(`${JAR}/elsewhere`)).text, 'data-came="false"');
});

const WRONG_VALUES = {
  '': 'fields.required',
  ' ': 'fields.required',
  [`${'x'.repeat(101)}`]: 'fields.tooLong',
};
for (const [value, reason] of Object.entries(WRONG_VALUES)) {
  test(`a text of ${value.length} characters that cannot be put in is asked for again: ${reason}`, async (context) => {
    const { visitor } = await startSite(context);
    const { status, text, setCookies } = await visitor().post(`${JAR}/samples`, { value });
    assert.deepEqual([status, setCookies], [400, []]);
    shows(text, t(reason, { max: 100 }));
    shows(text, 'aria-invalid="true"');
  });
}

test('half a character in JSON is refused, and is no error of ours', async (context) => {
  const { visitor } = await startSite(context);
  const json = { 'Content-Type': 'application/json' };
  const { status } = await visitor().request('POST', `${JAR}/samples`, json, '{"value":"\\ud83c"}');
  assert.equal(status, 400);
});

const cookieLineIn = (html: string) => /data-cookie-line>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
const setLineIn = (html: string, name: string) =>
  new RegExp(`data-set-line="${name}">(.*?)</code>`, 's').exec(html)?.[1] ?? '';
