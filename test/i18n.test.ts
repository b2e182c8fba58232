/** The texts: the same in every language, each used, none missing, and none outside the catalogues. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { en } from '../src/i18n/en.ts';
import { ko } from '../src/i18n/ko.ts';
import { PUT_TOGETHER } from './put-together-texts.ts';
import { found, NAMED, SOURCES, VIEWS } from './site-sources.ts';
import { textsOf } from './support/texts-of.ts';

const ENGLISH = textsOf(en);
const KOREAN = textsOf(ko);

/** What a Korean page says in Latin letters: names, and what Django calls its things. */
const NOT_KOREAN = [
  'layout.site',
  'layout.pageTitle',
  'layout.languages.en',
  'memory.engine.db',
  'memory.engine.signed_cookies',
  'session.key',
  'session.row.data',
  'session.row.expires',
  'wire.at',
];

test('both languages hold the same keys', () => {
  assert.deepEqual([...KOREAN.keys()].sort(), [...ENGLISH.keys()].sort());
});

test('both languages fill in the same values', () => {
  for (const [key, english] of ENGLISH) {
    // "one second" needs no number
    const spelledOut = (value: string) => key.endsWith('_one') && value === '{{count}}';
    const values = (text = '') => found(/{{.*?}}/g, text).filter((value) => !spelledOut(value));
    assert.deepEqual(values(KOREAN.get(key)), values(english), key);
  }
});

test('both languages show the same code', () => {
  const code = /`.*?`/g;
  for (const [key, english] of ENGLISH)
    assert.deepEqual(found(code, KOREAN.get(key)), found(code, english), key);
});

test('every Korean text is in Korean, but for names', () => {
  const latin = [...KOREAN].filter(([, text]) => !/\p{Script=Hangul}/u.test(text)).map(([key]) => key);
  assert.deepEqual(latin, NOT_KOREAN);
});

test('no English text is in Korean, but for its name', () => {
  const hangul = [...ENGLISH].filter(([, text]) => /\p{Script=Hangul}/u.test(text)).map(([key]) => key);
  assert.deepEqual(hangul, ['layout.languages.ko']);
});

const CALLS = [...VIEWS, ...SOURCES].flatMap(([file, code]) =>
  found(/\bt\(\s*[^\s)][^,)]*/g, code).map((call) => ({ file, key: call.replace(/^t\(\s*/, '').trim() })),
);

const keysOf = (template: string) =>
  (PUT_TOGETHER[template] ?? []).map((value) => template.replace(/\${.*}/, value));

test('every key that is put together is listed, and each one listed is used', () => {
  const templates = CALLS.filter(({ key }) => key.startsWith('`')).map(({ key }) => key.slice(1, -1));
  assert.deepEqual([...new Set(templates)].sort(), Object.keys(PUT_TOGETHER));
});

test('every text that a page or the program asks for exists', () => {
  const asked = CALLS.filter(({ key }) => !key.startsWith('`'));
  for (const { file, key } of asked)
    assert.ok(/^'.*'$/.test(key) && exists(key.slice(1, -1)), `${file}: ${key}`);
  const closed = Object.keys(PUT_TOGETHER).filter((template) => PUT_TOGETHER[template] !== NAMED);
  for (const key of closed.flatMap(keysOf)) assert.ok(exists(key), key);
});

test('every text of the catalogues is used', () => {
  const asked = CALLS.map(({ key }) => key.slice(1, -1));
  const used = new Set([...asked, ...Object.keys(PUT_TOGETHER).flatMap(keysOf)]);
  const unused = [...ENGLISH.keys()].filter((key) => !used.has(key.replace(/_(one|other)$/, '')));
  assert.deepEqual(unused, []);
});

test('no view holds a text of its own', () => {
  const spoken = /\s(?:aria-label|aria-description|alt|title|placeholder)="([^"]*)"/g;
  for (const [file, view] of VIEWS) {
    const html = view.replace(/<%[\s\S]*?%>/g, '');
    const between = found(/>[^<]+/g, `>${html}`).map((text) => text.replace(/&\w+;/g, '').slice(1));
    for (const text of [...between, ...found(spoken, html).map((each) => each.replace(/^[^"]*/, ''))]) {
      assert.doesNotMatch(text, /\p{L}/u, file);
    }
  }
});

function exists(key: string): boolean {
  return ENGLISH.has(key) || (ENGLISH.has(`${key}_one`) && ENGLISH.has(`${key}_other`));
}
