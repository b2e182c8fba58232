/** Hashing a password takes long by design. It is done beside the pages, not before them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Site, startSite } from '../support/site.ts';
import { atOnce } from './two-connections.ts';

const password = 'three warm biscuits';

/** @returns the fields of their login forms */
async function makeUsers({ accounts }: Site, count: number) {
  const encoded = await accounts.passwords.encode(password);
  return atOnce(count, async (index) => {
    const { username } = await accounts.users.create(`user${index}`, encoded);
    return { username, password };
  });
}

test('a storm of logins does not stop the pages: dozens are answered before the last login is', async (t) => {
  const site = await startSite(t, { BCRYPT_ROUNDS: '10' });
  const logins = await makeUsers(site, 12);
  await site.visitor().get('/shop');

  let loggedIn = 0;
  const storm = logins.map(async (fields) => {
    const { status } = await site.visitor().post('/accounts/login', fields);
    assert.equal(status, 303);
    loggedIn += 1;
  });
  let pages = 0;
  while (loggedIn < logins.length) {
    assert.equal((await site.visitor().get('/shop')).status, 200);
    pages += 1;
  }
  await Promise.all(storm);
  assert.ok(pages >= 50, `${pages} pages`);
});

test('more logins than can be hashed in time: 503 at once, pages go on, and nobody is taken for a guesser', async (t) => {
  const site = await startSite(t, { BCRYPT_ROUNDS: '8' });
  const [fields] = await makeUsers(site, 1);
  assert.ok(fields);
  const letEnd = fillTheQueue(site);
  t.after(letEnd);

  for (let attempt = 0; attempt < 6; attempt++) {
    const refused = await site.visitor().post('/accounts/login', fields);
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.deepEqual(refused.setCookies, []);
  }
  assert.equal((await site.visitor().get('/shop')).status, 200);

  await letEnd();
  assert.equal((await site.visitor().post('/accounts/login', fields)).status, 303);
});

/** As many comparisons as are let in, all the time. @returns lets them end */
function fillTheQueue({ accounts }: Site): () => Promise<unknown> {
  let isWanted = true;
  const hashing = atOnce(150, async () => {
    while (isWanted) await accounts.passwords.matchesNobody(password).catch(() => sleep(1));
  });
  return () => {
    isWanted = false;
    return hashing;
  };
}
