/** Passwords as Django keeps them, and the hash of them that a login leaves in the session. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { authHash, fitsAuthHash } from '../../src/auth/auth-hash.ts';
import { Passwords } from '../../src/auth/passwords.ts';
import { type DjangoPassword, djangos } from '../support/fixtures.ts';

function passwordsAt(t: TestContext, BCRYPT_ROUNDS = 4): Passwords {
  const passwords = new Passwords({ BCRYPT_ROUNDS });
  t.after(() => passwords.close());
  return passwords;
}

/** Each once: the salts are fixed, so most Djangos wrote the same. */
const written = new Map(djangos.flatMap(({ passwords }) => passwords.map((each) => [each.encoded, each])));

/** Django's own cost: one look takes a third of a second. */
const isCostly = ({ encoded }: DjangoPassword) => /\$12\$|\$\d{6,}\$/.test(encoded);

for (const hasher of ['pbkdf2_sha256', 'bcrypt', 'bcrypt_sha256']) {
  const ofHasher = [...written.values()].filter((each) => each.hasher === hasher);

  test(`a password that Django keeps by ${hasher} lets in whom Django lets in, and nobody else`, async (t) => {
    const passwords = passwordsAt(t);
    const cheap = ofHasher.filter((each) => !isCostly(each));
    assert.ok(cheap.length >= 5);
    for (const { encoded, accepts, rejects, refuses } of cheap) {
      const verdict = (candidate: string) => passwords.matches(candidate, encoded);
      for (const right of accepts) assert.equal(await verdict(right), true, `${right} for ${encoded}`);
      for (const wrong of [...rejects, ...refuses]) {
        assert.equal(await verdict(wrong), false, `${JSON.stringify(wrong)} for ${encoded}`);
      }
    }
  });

  test(`a password that Django keeps by ${hasher} at its full cost lets its owner in`, async (t) => {
    const passwords = passwordsAt(t);
    const costly = ofHasher.filter(isCostly);
    assert.ok(costly.length >= 1);
    const verdicts = costly.map(({ password, encoded }) => passwords.matches(password, encoded));
    assert.ok((await Promise.all(verdicts)).every(Boolean));
  });
}

test('a column that holds no hash lets nobody in, and nothing fails', async (t) => {
  const passwords = passwordsAt(t);
  for (const { broken_passwords } of djangos) {
    assert.ok(broken_passwords.length > 10);
    for (const { password, encoded } of broken_passwords) {
      assert.equal(await passwords.matches(password, encoded), false, encoded);
    }
  }
});

test('a new password is kept in Django’s form, salted anew each time, and nothing past 72 bytes is lost', async (t) => {
  const passwords = passwordsAt(t);
  for (const password of ['three warm biscuits', '쿠키를 기억해요'.repeat(10), `${'x'.repeat(100)}1`]) {
    const encoded = await passwords.encode(password);
    assert.match(encoded, /^bcrypt_sha256\$\$2b\$04\$[./A-Za-z0-9]{53}$/);
    assert.notEqual(await passwords.encode(password), encoded);
    assert.equal(await passwords.matches(password, encoded), true);
    assert.equal(await passwords.matches(password.slice(0, -1), encoded), false);
    assert.equal(await passwords.matches(`${password.slice(0, -1)}2`, encoded), false);
  }
});

test('a password is outdated when another algorithm or a lower cost keeps it', (t) => {
  const passwords = passwordsAt(t, 12);
  const bcrypt = `abcdefghijklmnopqrstuu${'x'.repeat(31)}`;
  assert.equal(passwords.isOutdated(`bcrypt_sha256$$2b$12$${bcrypt}`), false);
  assert.equal(passwords.isOutdated(`bcrypt_sha256$$2b$13$${bcrypt}`), false);
  assert.equal(passwords.isOutdated(`bcrypt_sha256$$2b$11$${bcrypt}`), true);
  assert.equal(passwords.isOutdated(`bcrypt_sha256$$2b$04$${bcrypt}`), true);
  assert.equal(passwords.isOutdated(`bcrypt$$2b$12$${bcrypt}`), true);
  assert.equal(passwords.isOutdated('pbkdf2_sha256$1000000$salt$hash'), true);
  assert.equal(passwords.isOutdated(''), true);
});

test('the known answer: a password column and a secret make Django’s session auth hash', () => {
  const password = 'bcrypt$$2b$12$abcdefghijklmnopqrstuv0123456789012345678901234567890';
  assert.equal(
    authHash(password, 'kat-secret-key-0123456789-0123456789-0123456789-xyz'),
    '03053528078c5535124fdd56ac011338b8c6f6119b65a0af9cdd46ccf85dbb1f',
  );
});

for (const { django, auth_hashes } of djangos) {
  test(`a session auth hash that Django ${django} made fits its column alone`, () => {
    assert.ok(auth_hashes.length > 20);
    for (const { password, secret_key: SECRET_KEY, session_auth_hash } of auth_hashes) {
      assert.equal(authHash(password, SECRET_KEY), session_auth_hash, password);
      const settings = { SECRET_KEY, SECRET_KEY_FALLBACKS: [] };
      assert.equal(fitsAuthHash(session_auth_hash, password, settings), true);
      assert.equal(fitsAuthHash(session_auth_hash, `${password} changed`, settings), false);
      assert.equal(fitsAuthHash(session_auth_hash.toUpperCase(), password, settings), false);
      const rotated = { SECRET_KEY: 'new', SECRET_KEY_FALLBACKS: ['another', SECRET_KEY] };
      assert.equal(fitsAuthHash(session_auth_hash, password, rotated), true);
      assert.equal(
        fitsAuthHash(session_auth_hash, password, { ...rotated, SECRET_KEY_FALLBACKS: [] }),
        false,
      );
    }
  });
}

test('what is no hash at all fits no column', () => {
  const settings = { SECRET_KEY: 'secret', SECRET_KEY_FALLBACKS: ['older'] };
  const hash = authHash('', 'secret');
  for (const given of [
    undefined,
    null,
    '',
    0,
    {},
    [],
    [hash, hash],
    `${hash}0`,
    hash.slice(1),
    `é${hash.slice(1)}`,
  ]) {
    assert.equal(fitsAuthHash(given, '', settings), false, JSON.stringify(given));
  }
});
