/** What must hold for any data and any damage, tried on many. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { BadSignature, Signer } from '../../src/sessions/django/signing.ts';
import { djangos, payloadOf, rowNamed } from '../support/fixtures.ts';

const signer = new Signer(ROW_SALT, 'kat-secret-key-0123456789-0123456789-0123456789-xyz');

/** All of Unicode, lone surrogates too: a Python string may hold them. */
const text = fc.string({ unit: 'binary' });
const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 70n }).map(Number),
);
/** Names and texts that mean something to one of the codes on the way. */
const peculiar = fc.constantFrom(
  '$python',
  '__proto__',
  'cookie',
  'NaN',
  '{"$python":"NaN"}',
  '0000000000000001',
);
const word = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: peculiar });
const { session } = fc.letrec<{ value: unknown; session: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    tie('session'),
  ),
  session: fc.dictionary(word, tie('value'), { maxKeys: 5 }),
}));

test('any session that is written is read again as it was', () => {
  fc.assert(
    fc.property(session, (data) => {
      const json = JSON.stringify(data);
      assert.deepEqual(JSON.parse(signer.loads(signer.dumps(json)).json), JSON.parse(json));
    }),
    { numRuns: 1000, examples: [[{ $python: 'NaN' }]] },
  );
});

test('any session is written as JSON in plain ASCII, which Python reads as JavaScript does', () => {
  fc.assert(
    fc.property(fc.dictionary(text, text), (data) => {
      const payload = payloadOf(signer.dumps(JSON.stringify(data)));
      assert.match(payload, /^[ -~]*$/);
      assert.deepEqual(JSON.parse(payload), JSON.parse(JSON.stringify(data)));
    }),
  );
});

test('a signed text with any one byte changed to any other is refused', () => {
  const { session_data } = rowNamed('known answer');
  for (let at = 0; at < session_data.length; at++) {
    for (let code = 0; code < 256; code++) {
      const changed = session_data.slice(0, at) + String.fromCharCode(code) + session_data.slice(at + 1);
      if (changed !== session_data) assert.throws(() => signer.loads(changed), BadSignature, changed);
    }
  }
});

test('a signed text with a byte changed, lost, added or moved is refused, whatever it says', () => {
  const texts = djangos.flatMap(({ sessions }) => sessions.map((row) => row.session_data));
  const damage = fc.record({
    signed: fc.oneof(
      fc.constantFrom(...texts),
      session.map((data) => signer.dumps(JSON.stringify(data))),
    ),
    at: fc.nat(),
    lost: fc.nat({ max: 2 }),
    added: fc.string({ unit: 'binary', maxLength: 2 }),
  });
  fc.assert(
    fc.property(damage, ({ signed, at, lost, added }) => {
      const from = at % signed.length;
      const changed = signed.slice(0, from) + added + signed.slice(from + lost);
      fc.pre(changed !== signed);
      assert.throws(() => signer.loads(changed), BadSignature);
    }),
    { numRuns: 2000 },
  );
});

test('any text that was never signed is refused', () => {
  const parts = fc.array(fc.oneof(text, fc.base64String()), { minLength: 0, maxLength: 5 });
  fc.assert(
    fc.property(parts, (some) => {
      assert.throws(() => signer.loads(some.join(':')), BadSignature);
    }),
  );
});
