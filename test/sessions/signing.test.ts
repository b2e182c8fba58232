/** Django's signed text: what a real Django wrote is read, what we write is what it would have written. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { BadSignature, Signer } from '../../src/sessions/django/signing.ts';
import { type DjangoRow, djangos, payloadOf, rowNamed } from '../support/fixtures.ts';

const KEY = 'kat-secret-key-0123456789-0123456789-0123456789-xyz';
const KNOWN_TEXT =
  'eyJhIjoxLCJ1IjoiXHUwMGU5XHUyMGFjXHVkODNkXHVkZTAwIn0:1r31eq:MsmZx47MajsLt2dNXCHMvG99wt4hRWWT69wOwOKQcm0';

/** Rows with numbers that JSON.parse would refuse or round. */
const BEYOND_JAVASCRIPT = ['not finite', 'integers'];

/** Rows whose numbers or names JavaScript spells or sorts in another way; in Python they are equal. */
const SPELT_DIFFERENTLY = ['floats', 'number as name'];

const dataOf = (signer: Signer, { session_data }: DjangoRow): Record<string, unknown> =>
  JSON.parse(signer.loads(session_data).json);

test('the known answer is written to the letter, and read', () => {
  const signer = new Signer(ROW_SALT, KEY);
  const json = JSON.stringify({ a: 1, u: 'é€😀' });
  assert.equal(signer.dumps(json, 1_700_000_000_000), KNOWN_TEXT);
  const { json: read, signedAt } = signer.loads(KNOWN_TEXT);
  assert.deepEqual([JSON.parse(read), signedAt], [{ a: 1, u: 'é€😀' }, 1_700_000_000]);
});

for (const django of djangos) {
  const signer = new Signer(ROW_SALT, django.secret_key);

  test(`a row that Django ${django.django} wrote verifies, and is the same data`, () => {
    assert.ok(django.sessions.length > 10);
    for (const row of django.sessions) {
      assert.equal(signer.loads(row.session_data).signedAt, Math.floor(row.frozen_time), row.name);
      if (BEYOND_JAVASCRIPT.includes(row.name)) continue;
      assert.deepEqual(dataOf(signer, row), JSON.parse(row.decoded), row.name);
    }
  });

  test(`a number of Django ${django.django} that JavaScript does not have is kept as its text`, () => {
    assert.deepEqual(dataOf(signer, rowNamed('not finite', django)), {
      nan: { $python: 'NaN' },
      inf: [{ $python: 'Infinity' }, { $python: '-Infinity' }],
    });
    const integers = rowNamed('integers', django);
    const { n } = dataOf(signer, integers);
    assert.ok(Array.isArray(n));
    assert.deepEqual(n.map(digitsOf), integers.decoded.match(/-?\d+/g));
  });

  test(`a row of Django ${django.django} that was read and is written again is the same text`, () => {
    for (const row of django.sessions) {
      const again = signer.dumps(JSON.stringify(dataOf(signer, row)), row.frozen_time * 1000);
      if (SPELT_DIFFERENTLY.includes(row.name)) {
        assert.equal(payloadOf(again), JSON.stringify(JSON.parse(row.decoded)), row.name);
        continue;
      }
      assert.equal(payloadOf(again), payloadOf(row.session_data), row.name);
      // What one zlib compresses, another compresses to other bytes.
      if (!row.session_data.startsWith('.')) assert.equal(again, row.session_data, row.name);
    }
  });

  test(`a row of Django ${django.django} signed with an older key is read with that key as a fallback alone`, () => {
    const { fallback, secret_key } = django;
    assert.throws(() => signer.loads(fallback.session_data), BadSignature);
    const withFallback = new Signer(ROW_SALT, secret_key, ['another', fallback.secret_key]);
    assert.deepEqual(dataOf(withFallback, fallback), JSON.parse(fallback.decoded));
    const anew = withFallback.dumps('{}');
    assert.equal(signer.loads(anew).json, '{}', 'what is written is signed with the present key');
  });
}

test('a large session is compressed, a small one is not', () => {
  const signer = new Signer(ROW_SALT, KEY);
  assert.match(signer.dumps(JSON.stringify({ text: 'chocolate chip, '.repeat(80) })), /^\./);
  assert.doesNotMatch(signer.dumps('{"a":1}'), /^\./);
});

test('a compressed text that would fill the memory is not unpacked', () => {
  const signer = new Signer(ROW_SALT, KEY);
  const bomb = signer.dumps(JSON.stringify({ zeros: '0'.repeat(9 * 1024 * 1024) }));
  assert.ok(bomb.length < 20_000);
  assert.throws(() => signer.loads(bomb), { code: 'ERR_BUFFER_TOO_LARGE' });
});

test('what was signed for one purpose is worth nothing for another', () => {
  const text = new Signer('one purpose', KEY).dumps('{}');
  assert.throws(() => new Signer('another purpose', KEY).loads(text), BadSignature);
});

function digitsOf(value: number | { readonly $python: string }): string {
  return typeof value === 'number' ? String(BigInt(value)) : value.$python;
}
