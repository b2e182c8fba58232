/** The settings: what is wrong is refused at the start, with a line that says what to do about it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { EXPERIMENTS } from '../src/lessons/experiments/experiments.ts';
import { SITE_COOKIES } from '../src/pages/site-cookie.ts';
import { ImproperlyConfigured } from '../src/setting-rules.ts';
import { readSettings } from '../src/settings.ts';
import { everyCookie } from './support/every-cookie.ts';
import { makeKnown } from './support/known-browser.ts';
import { refusal } from './support/refusal.ts';
import { databaseUrl, newFolder, SECRET_KEY, startSite } from './support/site.ts';

/** Wrong values of each variable, and what the line says that it may be. */
const WRONG: Readonly<Record<string, { values: readonly string[]; mayBe: string }>> = {
  PORT: { values: ['http', '65536', '-1', '80.5', '0x50', ' 80'], mayBe: 'a whole number from 0 to 65535' },
  HOST: { values: ['my host', ' '], mayBe: 'a host name or an address' },
  DATABASE_URL: {
    values: [
      'db.sqlite3',
      'sqlite://db.sqlite3',
      'sqlite:///',
      'postgres://localhost/db',
      'sqlite:///db?mode=ro',
    ],
    mayBe: 'sqlite:///relative/path or sqlite:////absolute/path',
  },
  SESSION_COOKIE_NAME: {
    values: ['session id', 'a=b', 'a;b', 'sitzung→', 'wb_session', ...SITE_COOKIES],
    mayBe: 'a cookie name (RFC 6265, section 4.1.1) that no other cookie of this site has',
  },
  SESSION_COOKIE_AGE: {
    values: ['0', '-5', 'two weeks', '1e6', '34560001'],
    mayBe: 'a whole number of seconds from 1 to 34560000',
  },
  SESSION_ABSOLUTE_AGE: {
    values: ['-1', 'never', '34560001'],
    mayBe: 'a whole number of seconds from 0 to 34560000',
  },
  SESSION_EXPIRE_AT_BROWSER_CLOSE: { values: ['maybe', '2'], mayBe: 'true or false' },
  SESSION_SAVE_EVERY_REQUEST: { values: ['always', '-1'], mayBe: 'true or false' },
  SESSION_COOKIE_SECURE: { values: ['https', '2'], mayBe: 'true, false or auto' },
  SESSION_COOKIE_SAMESITE: { values: ['lax', 'False', 'Lax;'], mayBe: 'Lax, Strict, None' },
  SESSION_COOKIE_HTTPONLY: { values: ['no way'], mayBe: 'true or false' },
  SESSION_COOKIE_DOMAIN: {
    values: ['a b', 'shop.example; Secure', 'http://shop.example'],
    mayBe: 'a domain name',
  },
  SESSION_COOKIE_PATH: { values: ['shop', '/a;b', '/a b'], mayBe: 'a path that begins with /, in ASCII' },
  TRUST_PROXY: {
    values: [
      'true',
      '0',
      '100',
      'everybody',
      'face',
      '10.0.0',
      '10.0.0.0/33',
      '10.0.0.1;10.0.0.2',
      '10.0.0.1,,',
    ],
    mayBe: 'false, the number of proxies in front, or their addresses separated by commas',
  },
  BCRYPT_ROUNDS: { values: ['3', '17', 'ten', '4.5'], mayBe: 'a whole number from 4 to 16' },
  LANGUAGE_CODE: { values: ['de', 'korean'], mayBe: 'en-us, en, ko-kr, ko' },
  TRACKING_DAYS: { values: ['0', '401', 'a month'], mayBe: 'a whole number of days from 1 to 400' },
  LOG_LEVEL: { values: ['loud', 'INFO'], mayBe: 'silent, error, warn, info, debug' },
};

const firstWrong = Object.fromEntries(
  Object.entries(WRONG).map(([name, { values }]) => [name, values[0] ?? '']),
);

for (const [name, { values, mayBe }] of Object.entries(WRONG)) {
  test(`${name} is wrong: one line says what it is and what it may be`, () => {
    for (const value of values) {
      const message = `${name} is ${JSON.stringify(value)}; it may be ${mayBe}.`;
      assert.throws(() => readSettings({ SECRET_KEY, [name]: value }), { name: 'Error', message });
      assert.throws(() => readSettings({ SECRET_KEY, [name]: value }), ImproperlyConfigured);
    }
  });
}

test('whatever cookie a visitor is given beside the session, its name is one that the setting refuses', async (t) => {
  const site = await startSite(t);
  const visitor = await makeKnown(site.visitor());
  const given = new Set([...visitor.cookies.keys(), ...EXPERIMENTS.flatMap(({ cookies }) => cookies)]);
  for (const line of await everyCookie(visitor)) given.add(line.slice(0, line.indexOf('=')));
  given.delete('sessionid');
  given.delete('signed_sessionid');
  given.delete('wb_own'); // of the workbench's names none is taken
  assert.deepEqual([...given].sort(), SITE_COOKIES);
});

test('every variable is wrong: the program says so, a line for each, shows no secret and ends with 1', async (t) => {
  const { code, output } = await refusal(t, { ...firstWrong, SECRET_KEY: 'hunter2' });
  const lines = Object.entries(WRONG).map(
    ([name, { mayBe }]) => `${name} is ${JSON.stringify(firstWrong[name])}; it may be ${mayBe}.`,
  );
  lines.push('SECRET_KEY is 7 characters long; it may be a secret text of at least 32 characters.');
  assert.deepEqual(output.trimEnd().split('\n').sort(), lines.sort());
  assert.equal(code, 1);
});

const CONTRADICTIONS: readonly [Record<string, string>, RegExp][] = [
  [{ SESSION_COOKIE_SECURE: 'true' }, /^SESSION_COOKIE_SECURE is "true"; .*TRUST_PROXY/],
  [{ SESSION_COOKIE_SAMESITE: 'None' }, /^SESSION_COOKIE_SAMESITE is "None"; .*SESSION_COOKIE_SECURE=true/],
];

test('two settings that cannot both hold: one line names them', () => {
  for (const [environment, message] of CONTRADICTIONS) {
    const read = () => readSettings({ SECRET_KEY, ...environment });
    assert.throws(read, { message });
    assert.throws(read, ImproperlyConfigured);
  }
});

test('a port that is taken, an address that is not this machine’s: one line names the variable', async (t) => {
  const taken = new URL((await startSite(t)).url).port;
  const DATABASE_URL = databaseUrl(newFolder(t));
  for (const [name, value] of [
    ['PORT', taken],
    ['HOST', '192.0.2.1'],
  ] as const) {
    const { code, output } = await refusal(t, { DATABASE_URL, [name]: value });
    assert.match(output, new RegExp(`^${name} is .*\\.\n$`));
    assert.equal(code, 1);
  }
});

test('an empty variable counts as not set', () => {
  const empty = Object.fromEntries(Object.keys(WRONG).map((name) => [name, '']));
  const { databaseFile, ...settings } = readSettings({ ...empty, SECRET_KEY, SECRET_KEY_FALLBACKS: '' });
  assert.equal(databaseFile, path.resolve('db.sqlite3'));
  assert.deepEqual(settings, readSettingsWithoutFile({ SECRET_KEY }));
  assert.equal(settings.PORT, 3000);
  assert.equal(settings.SESSION_COOKIE_AGE, 1_209_600);
});

function readSettingsWithoutFile(environment: Record<string, string>) {
  const { databaseFile: _, ...settings } = readSettings(environment);
  return settings;
}

test('the file that keeps the secret is named only where the secret was taken from it', (t) => {
  const DATABASE_URL = databaseUrl(newFolder(t));
  const kept = readSettings({ DATABASE_URL });
  assert.equal(kept.secretKeyFile, `${kept.databaseFile}.secret-key`);
  for (const given of [SECRET_KEY, kept.SECRET_KEY]) {
    assert.equal(readSettings({ DATABASE_URL, SECRET_KEY: given }).secretKeyFile, null);
  }
});

test('DATABASE_URL: three slashes are relative, four absolute', () => {
  const fileOf = (DATABASE_URL: string) => readSettings({ SECRET_KEY, DATABASE_URL }).databaseFile;
  assert.equal(fileOf('sqlite:///data/shop.sqlite3'), path.resolve('data/shop.sqlite3'));
  assert.equal(fileOf('sqlite:////srv/shop.sqlite3'), '/srv/shop.sqlite3');
});

test('SECRET_KEY_FALLBACKS: a list with commas', () => {
  const fallbacks = (SECRET_KEY_FALLBACKS: string) =>
    readSettings({ SECRET_KEY, SECRET_KEY_FALLBACKS }).SECRET_KEY_FALLBACKS;
  const [one, two] = ['one-'.repeat(10), 'two-'.repeat(10)];
  assert.deepEqual(fallbacks(`${one},,${two},`), [one, two]);
});
