/** Guessing at passwords is throttled, and the owner is not locked out. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Piscina } from 'piscina';
import { translator } from '../../src/i18n/translations.ts';
import { databaseUrl, newFolder, type Site, startSite } from '../support/site.ts';
import { logIn, PASSWORD, signUp } from './people.ts';
import { form, send } from './raw-client.ts';

/** All of 127.0.0.0/8 is this machine, except on macOS. */
const needsAddresses =
  process.platform === 'darwin' ? { skip: 'this system has no 127.0.0.2 to come from' } : {};

/** Tries to log in from an address of its own; gives the status. */
async function tryFrom(site: Site, from: string, username: string, password = 'a guess', Cookie = '') {
  const headers = { Accept: 'application/json', Cookie };
  const reply = await send(site.url, '/accounts/login', { ...form({ username, password }, headers), from });
  return reply.status;
}

/** The statuses of so many wrong guesses. */
async function guess(site: Site, times: number, from: string, username: string): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.length < times) statuses.push(await tryFrom(site, from, username));
  return statuses;
}

const all = (times: number, status: number) => Array.from({ length: times }, () => status);

test('guessing at one account is refused, and its owner is not', async (t) => {
  const site = await startSite(t);

  await t.test(
    'the sixth guess at an account is refused, the right password too, and says when to try again',
    async () => {
      await signUp(site.visitor(), 'kim');
      assert.deepEqual(await guess(site, 7, '127.0.0.1', 'kim'), [...all(5, 401), 429, 429]);

      for (const language of ['en', 'ko'] as const) {
        const fields = { username: 'kim', password: PASSWORD };
        const refused = await site.visitor().post('/accounts/login', fields, { 'Accept-Language': language });
        assert.equal(refused.status, 429);
        const seconds = Number(refused.headers.get('retry-after'));
        assert.ok(seconds > 0 && seconds <= 15 * 60, `${seconds}`);
        const said = translator[language]('errors.tooMany.message', { count: Math.ceil(seconds / 60) });
        assert.ok(refused.text.includes(said), said);
        assert.ok(refused.text.includes('href="/accounts/login"'));
      }
    },
  );

  await t.test('an unknown name is throttled like a known one', async () => {
    assert.deepEqual(await guess(site, 6, '127.0.0.1', 'nobody'), [...all(5, 401), 429]);
  });

  await t.test(
    'guesses that come together cannot slip through together, and the rest are not looked at',
    async (context) => {
      const looked = context.mock.method(Piscina.prototype, 'run');
      const guesses = Array.from({ length: 20 }, (_, at) => tryFrom(site, '127.0.0.1', 'lee', `guess ${at}`));
      const statuses = await Promise.all(guesses);
      assert.equal(statuses.filter((status) => status === 401).length, 5);
      assert.equal(statuses.filter((status) => status === 429).length, 15);
      assert.equal(looked.mock.callCount(), 5);
    },
  );

  await t.test('a login that succeeds counts for nothing, however often', async () => {
    await signUp(site.visitor(), 'min');
    for (let times = 0; times < 40; times++) {
      assert.equal(await tryFrom(site, '127.0.0.1', 'min', PASSWORD), 200);
    }
  });

  await t.test(
    'a known device may guess no more often than anybody else, and only its own account',
    async () => {
      const [han, jin] = [site.visitor(), site.visitor()];
      await signUp(han, 'han');
      await signUp(jin, 'jin');
      const Cookie = han.cookieHeader('/');
      const statuses: number[] = [];
      for (let times = 0; times < 6; times++) {
        statuses.push(await tryFrom(site, '127.0.0.1', 'han', 'a guess', Cookie));
      }
      assert.deepEqual(statuses, [...all(5, 401), 429]);
      await guess(site, 5, '127.0.0.1', 'jin');
      assert.equal(await tryFrom(site, '127.0.0.1', 'jin', PASSWORD, Cookie), 429, 'the cookie names han');
    },
  );

  await t.test('the old password is guessed at no more often in a change of the password', async () => {
    const son = site.visitor();
    await signUp(son, 'son');
    const change = { new_password1: 'four cold biscuits', new_password2: 'four cold biscuits' };
    const statuses: number[] = [];
    for (let times = 0; times < 6; times++) {
      const guessed = await son.post('/accounts/password_change', {
        ...change,
        old_password: `guess ${times}`,
      });
      statuses.push(guessed.status);
    }
    assert.deepEqual(statuses, [...all(5, 400), 429]);
  });
});

test('guessing is refused by account and by address', async (t) => {
  const site = await startSite(t);

  await t.test(
    'guessing from one address does not shut out another, nor other accounts',
    needsAddresses,
    async () => {
      await signUp(site.visitor(), 'kim');
      await signUp(site.visitor(), 'lee');
      await guess(site, 6, '127.0.0.1', 'kim');
      assert.equal(await tryFrom(site, '127.0.0.2', 'kim', PASSWORD), 200);
      assert.equal(await tryFrom(site, '127.0.0.1', 'lee', PASSWORD), 200);
    },
  );

  await t.test('guessing at one account from many addresses is refused too', needsAddresses, async () => {
    for (let number = 1; number <= 6; number++) {
      assert.deepEqual(await guess(site, 5, `127.0.1.${number}`, 'han'), all(5, 401));
    }
    assert.equal(await tryFrom(site, '127.0.1.7', 'han'), 429);
    assert.equal(await tryFrom(site, '127.0.1.7', 'jin'), 401);
  });

  await t.test(
    'however many guess, the owner logs in where they logged in before',
    needsAddresses,
    async () => {
      const min = site.visitor();
      await signUp(min, 'min');
      await min.post('/accounts/logout');
      await guess(site, 6, '127.0.0.1', 'min'); // from the owner's own address, too
      for (let number = 1; number <= 6; number++) await guess(site, 5, `127.0.1.${number}`, 'min');

      assert.equal((await logIn(site.visitor(), 'min')).status, 429, 'a browser that nobody knows');
      assert.equal((await logIn(min, 'min')).status, 303);
    },
  );
});

test('guesses are still counted after a restart', async (t) => {
  const DATABASE_URL = databaseUrl(newFolder(t));
  const before = await startSite(t, { DATABASE_URL });
  await guess(before, 5, '127.0.0.1', 'kim');
  const after = await startSite(t, { DATABASE_URL });
  assert.deepEqual(await guess(after, 1, '127.0.0.1', 'kim'), [429]);
});

test('a quarter of an hour later guesses are answered again', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const site = await startSite(t);
  await signUp(site.visitor(), 'kim');
  await guess(site, 6, '127.0.0.1', 'kim');
  t.mock.timers.tick(14 * 60 * 1000);
  assert.equal(await tryFrom(site, '127.0.0.1', 'kim', PASSWORD), 429);
  t.mock.timers.tick(61 * 1000);
  assert.equal(await tryFrom(site, '127.0.0.1', 'kim', PASSWORD), 200);
});

test('guessing at many accounts from one address is refused too', needsAddresses, async (t) => {
  const site = await startSite(t);
  for (let number = 0; number < 100; number++) {
    assert.equal(await tryFrom(site, '127.0.0.1', `user${number}`), 401);
  }
  assert.equal(await tryFrom(site, '127.0.0.1', 'another'), 429);
  assert.equal(await tryFrom(site, '127.0.0.2', 'another'), 401);
});
