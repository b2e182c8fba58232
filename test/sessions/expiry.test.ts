/** When a session ends, by Django's rules of `_session_expiry`. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { datetimeText } from '../../src/database/datetime.ts';
import { cookieMaxAge, type ExpirySettings, expiryDate } from '../../src/sessions/expiry.ts';
import { djangos } from '../support/fixtures.ts';

const AGE = 1_209_600;
const NOW = Date.UTC(2024, 1, 29, 12, 0, 0, 250);
const SETTINGS: ExpirySettings = {
  SESSION_COOKIE_AGE: AGE,
  SESSION_ABSOLUTE_AGE: 0,
  SESSION_EXPIRE_AT_BROWSER_CLOSE: false,
};
const UNTIL_CLOSED: ExpirySettings = { ...SETTINGS, SESSION_EXPIRE_AT_BROWSER_CLOSE: true };

/** A session whose `_session_expiry` is this, of whatever type: another program may have written it. */
const sessionWith = (json: string) => JSON.parse(`{"_session_expiry":${json}}`);

for (const { django, sessions } of djangos) {
  test(`a row ends when Django ${django} says that it ends`, () => {
    for (const { name, decoded, frozen_time, expire_date } of sessions) {
      if (/NaN|Infinity/.test(decoded)) continue; // no JSON, and nothing about its end
      const ends = datetimeText(expiryDate(JSON.parse(decoded), SETTINGS, frozen_time * 1000));
      const [seconds, microseconds = '000000'] = expire_date.split('.');
      assert.equal(ends, `${seconds}.${microseconds.slice(0, 3)}000`, name);
    }
  });
}

/** `_session_expiry` as JSON, and the end of the row and of the cookie that it asks for. */
const RULES: readonly [string, string, { row: number; cookie: number | null }][] = [
  ['seconds', '3600', { row: NOW + 3_600_000, cookie: 3_600_000 }],
  ['a part of a second', '0.5', { row: NOW + 500, cookie: 500 }],
  ['0, until the browser closes', '0', { row: NOW + AGE * 1000, cookie: null }],
  ['0.0, until the browser closes', '0.0', { row: NOW + AGE * 1000, cookie: null }],
  ['seconds that have passed', '-60', { row: NOW - 60_000, cookie: 0 }],
  ['a date in UTC', '"2024-02-29T13:00:00.250000+00:00"', { row: NOW + 3_600_000, cookie: 3_600_000 }],
  ['a date in UTC, as Z', '"2024-02-29T13:00:00.25Z"', { row: NOW + 3_600_000, cookie: 3_600_000 }],
  ['a date in Seoul', '"2024-02-29T22:00:00.250000+09:00"', { row: NOW + 3_600_000, cookie: 3_600_000 }],
  [
    'a date without an offset, as UTC',
    '"2024-02-29T13:00:00.250000"',
    { row: NOW + 3_600_000, cookie: 3_600_000 },
  ],
  ['a date on a whole second', '"2024-02-29T13:00:00+00:00"', { row: NOW + 3_599_750, cookie: 3_599_750 }],
  ['a date that has passed', '"2024-02-29T11:00:00.250000+00:00"', { row: NOW - 3_600_000, cookie: 0 }],
];

for (const [what, json, { row, cookie }] of RULES) {
  for (const settings of [SETTINGS, UNTIL_CLOSED]) {
    const closing = settings === UNTIL_CLOSED ? ', wherever SESSION_EXPIRE_AT_BROWSER_CLOSE is set' : '';
    test(`_session_expiry is ${what}: row and cookie end by it${closing}`, () => {
      assert.equal(expiryDate(sessionWith(json), settings, NOW), row);
      assert.equal(cookieMaxAge(sessionWith(json), settings, NOW), cookie);
    });
  }
}

test('_session_expiry is absent or null: the settings decide', () => {
  for (const session of [{}, sessionWith('null')]) {
    assert.equal(expiryDate(session, SETTINGS, NOW), NOW + AGE * 1000);
    assert.equal(cookieMaxAge(session, SETTINGS, NOW), AGE * 1000);
    assert.equal(expiryDate(session, UNTIL_CLOSED, NOW), NOW + AGE * 1000);
    assert.equal(cookieMaxAge(session, UNTIL_CLOSED, NOW), null);
  }
});

test('_session_expiry is of a wrong type: the row lives as long as any', () => {
  const wrong = [
    'true',
    'false',
    '[]',
    '[60]',
    '{}',
    '{"$python":"NaN"}',
    '""',
    '"soon"',
    '"3600"',
    '"1"',
    '"0"',
  ];
  for (const json of wrong) {
    assert.equal(expiryDate(sessionWith(json), SETTINGS, NOW), NOW + AGE * 1000, json);
    assert.equal(cookieMaxAge(sessionWith(json), SETTINGS, NOW), AGE * 1000, json);
  }
});

test('_session_expiry is beyond any calendar: the row ends at the calendar’s end', () => {
  const ends = (json: string) => datetimeText(expiryDate(sessionWith(json), SETTINGS, NOW));
  assert.equal(ends('1e15'), '9999-12-31 00:00:00.000000');
  assert.equal(ends('1e300'), '9999-12-31 00:00:00.000000');
  assert.equal(ends('-1e300'), '1970-01-01 00:00:00.000000');
  assert.equal(ends('"0001-01-01T00:00:00+00:00"'), '1970-01-01 00:00:00.000000');
});

test('SESSION_ABSOLUTE_AGE ends a session, however often it is renewed', () => {
  const settings = { ...SETTINGS, SESSION_ABSOLUTE_AGE: 3600 };
  const session = { _session_started: NOW / 1000 - 3000 };
  assert.equal(expiryDate(session, settings, NOW), NOW + 600_000);
  assert.equal(cookieMaxAge(session, settings, NOW), 600_000);
  const sooner = { ...session, _session_expiry: 60 };
  assert.equal(expiryDate(sooner, settings, NOW), NOW + 60_000);
  assert.equal(
    expiryDate(session, SETTINGS, NOW),
    NOW + AGE * 1000,
    'while it is not set, nothing ends by it',
  );
  assert.equal(cookieMaxAge({ ...session, _session_expiry: 0 }, settings, NOW), null);
});

test('the text of expire_date sorts as its instants do, beside Django’s without a fraction', () => {
  const texts = [NOW - 250, NOW, NOW + 1, NOW + 750].map(datetimeText);
  assert.deepEqual(texts, [
    '2024-02-29 12:00:00.000000',
    '2024-02-29 12:00:00.250000',
    '2024-02-29 12:00:00.251000',
    '2024-02-29 12:00:01.000000',
  ]);
  assert.ok('2024-02-29 12:00:00' < String(texts[0]) && String(texts[2]) < '2024-02-29 12:00:01');
});
