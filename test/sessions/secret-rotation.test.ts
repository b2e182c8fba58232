/** What becomes of cookies, rows and logins when SECRET_KEY changes. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { rowOf } from '../support/fixtures.ts';
import { databaseUrl, newFolder, SECRET_KEY, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const OLD = `an older ${SECRET_KEY}`;
const LOGIN = { username: 'demo', password: 'chocolate-chip', remember_me: 'on' };
const MEMORIES = ['', '/signed-cookie'];

/** Starts the site on this folder's database with these secrets, each time as after a restart. */
const restarter = (t: TestContext) => {
  const DATABASE_URL = databaseUrl(newFolder(t));
  return async (secrets: Record<string, string>, known?: Visitor) => {
    const site = await startSite(t, { DATABASE_URL, ...secrets });
    const visitor = site.visitor();
    for (const [name, cookie] of known?.cookies ?? []) visitor.cookies.set(name, cookie);
    return { database: site.database, visitor };
  };
};

const add = (visitor: Visitor, memory: string) => visitor.post(`${memory}/cart/items`, { product: '1' });
const countOf = async (visitor: Visitor, memory: string) => (await visitor.json(`${memory}/cart`))['count'];

test('a secret that was rotated keeps carts, and the next change is sealed with the new one', async (t) => {
  const restart = restarter(t);
  const first = await restart({ SECRET_KEY: OLD });
  for (const memory of MEMORIES) await add(first.visitor, memory);

  const rotated = await restart({ SECRET_KEY_FALLBACKS: `${'another'.repeat(6)},${OLD}` }, first.visitor);
  for (const memory of MEMORIES) {
    assert.equal(await countOf(rotated.visitor, memory), 1, memory);
    await add(rotated.visitor, memory);
  }
  const { session_key } = await rotated.visitor.json<{ session_key: string }>('/session');
  const text = rowOf(rotated.database, session_key)?.session_data ?? '';
  assert.equal(new Signer(ROW_SALT, SECRET_KEY).loads(text).json, '{"cart":{"1":2}}');

  const forgotten = await restart({}, rotated.visitor);
  for (const memory of MEMORIES) assert.equal(await countOf(forgotten.visitor, memory), 2, memory);
});

test('a secret that was rotated keeps logins', async (t) => {
  const restart = restarter(t);
  const first = await restart({ SECRET_KEY: OLD });
  for (const memory of MEMORIES) await first.visitor.post(`${memory}/accounts/login`, LOGIN);
  const rotated = await restart({ SECRET_KEY_FALLBACKS: OLD }, first.visitor);
  for (const memory of MEMORIES) {
    assert.equal((await rotated.visitor.json(`${memory}/cart`))['user'], 'demo', memory);
  }
});

test('a login that came back and changed something while its secret was a fallback outlives the fallback', async (t) => {
  const restart = restarter(t);
  const first = await restart({ SECRET_KEY: OLD });
  await first.visitor.post('/accounts/login', LOGIN);
  const rotated = await restart({ SECRET_KEY_FALLBACKS: OLD }, first.visitor);
  await add(rotated.visitor, '');
  const forgotten = await restart({}, rotated.visitor);
  assert.equal((await forgotten.visitor.json('/cart'))['user'], 'demo');
});

test('a secret that was replaced without a fallback makes everybody a stranger', async (t) => {
  const restart = restarter(t);
  const first = await restart({ SECRET_KEY: OLD });
  for (const memory of MEMORIES) await add(first.visitor, memory);
  const replaced = await restart({}, first.visitor);
  for (const memory of MEMORIES) assert.equal(await countOf(replaced.visitor, memory), 0, memory);
});
