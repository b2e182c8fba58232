/** The outcome of an experiment is read from what happened, also where that is not what should happen. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Request } from 'express';
import { openDatabase } from '../../src/database/open-database.ts';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import { createLog } from '../../src/log.ts';
import { DatabaseSessions } from '../../src/sessions/database/database-sessions.ts';
import type { Change } from '../../src/sessions/session-engine.ts';
import { readSettings } from '../../src/settings.ts';
import { shows } from '../support/shows.ts';
import { databaseUrl, newFolder, SECRET_KEY, type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { LIST, named, outcomeIn, rowsIn, said, tryOut } from './try-out.ts';

test('what does not depend on a browser comes out as it should, and leaves neither user nor row', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  for (const experiment of EXPERIMENTS.filter(({ by }) => by === 'client')) {
    const { outcome } = await tryOut(visitor, experiment);
    assert.equal(outcome, experiment.expected, experiment.slug);
  }
  assert.equal(rowsIn(site), 1, 'only the one that may be tried in a terminal');
  const ends = site.database.prepare<[], string>('SELECT expire_date FROM django_session').pluck().get();
  const minutes = (Date.parse(`${ends}Z`) - Date.now()) / 60_000;
  assert.ok(minutes > 8 && minutes <= 10, `it ends in ${minutes} minutes`);
  assert.equal(site.database.prepare('SELECT count(*) FROM auth_user').pluck().get(), 1);
});

test('the outcome is read: a client that knows none of the browsers’ rules gets other outcomes', async (t) => {
  const visitor = (await startSite(t)).visitor();
  const outcomes = { 'large-cookie': 'kept', 'samesite-none': 'kept', 'wrong-path': 'gone' };
  for (const [slug, expected] of Object.entries(outcomes)) {
    const { reply, outcome } = await tryOut(visitor, named(slug));
    assert.equal(outcome, expected);
    shows(reply.text, said('experiments.notAsSaid'));
    shows(reply.text, said('experiments.result.should'));
  }
});

test('a cookie that is lost on the way is none of the expected outcomes', async (t) => {
  const visitor = (await startSite(t)).visitor();
  for (const slug of ['delete-row', 'expire-now']) {
    await visitor.post('/cart/items', { product: '1', quantity: '1' });
    const begun = await visitor.post(`${LIST}/${slug}`, { prediction: named(slug).expected });
    visitor.cookies.delete('sessionid');
    assert.equal(outcomeIn(await visitor.get(begun.headers.get('Location') ?? '')), 'otherwise', slug);
  }
});

test('a visitor who keeps no cookies is shown that nothing of what was expected happened', async (t) => {
  const site = await startSite(t);
  const visitor = site.visitor();
  const begun = await visitor.post(`${LIST}/delete-row`, { prediction: 'stranger' });
  visitor.cookies.delete('sessionid');
  const second = await visitor.get(begun.headers.get('Location') ?? '');
  const last = await visitor.get(second.headers.get('Location') ?? '');
  assert.equal(outcomeIn(last), 'otherwise');
  shows(last.text, said('experiments.result.otherwise'));
});

test('what another tab has added meanwhile is not taken for a session that was emptied', async (t) => {
  const site = await startSite(t);
  for (const [meanwhile, outcome] of [
    [() => {}, 'follows'],
    [addProduct, 'otherwise'],
    [removeAll, 'emptied'],
  ] as const) {
    const visitor = site.visitor();
    await addProduct(visitor);
    const begun = await visitor.post(`${LIST}/change-key`, { prediction: 'follows' });
    await meanwhile(visitor);
    assert.equal(outcomeIn(await visitor.get(begun.headers.get('Location') ?? '')), outcome);
  }
});

const addProduct = (visitor: Visitor) => visitor.post('/cart/items', { product: '1', quantity: '1' });
const removeAll = (visitor: Visitor) => visitor.post('/cart/items/1', { quantity: '0' });

/** Forgets what a login has to change. */
class KeepsKey extends DatabaseSessions {
  override cycleKey(request: Request, change: Change = () => {}) {
    return this.update(request, change);
  }
}

/** Reads at the start and writes at the end, as twenty requests do that all have begun before one ends. */
class OverwritesOthers extends DatabaseSessions {
  readonly #begun: (() => void)[] = [];

  override async update(request: Request, change: Change) {
    if (this.keyOf(request) === null) return super.update(request, change);
    const stale = { ...this.read(request) };
    change(stale);
    await new Promise<void>((goOn) => {
      if (this.#begun.push(goOn) === 20) for (const each of this.#begun) each();
    });
    return super.update(request, (session) => Object.assign(session, stale));
  }
}

/** Breaks a connection off where somebody asks for the second time whom the shop takes them for. */
class BreaksOff extends DatabaseSessions {
  #asked = 0;

  override inspect(request: Request) {
    this.#asked += 1;
    if (this.#asked > 1) request.socket.destroy();
    return super.inspect(request);
  }
}

const BROKEN = [
  { name: 'login keeps the key', Sessions: KeepsKey, slug: 'fixation', outcome: 'attackerToo' },
  {
    name: 'requests overwrite each other',
    Sessions: OverwritesOthers,
    slug: 'two-tabs',
    outcome: 'lastOnly',
  },
];
/** A site whose sessions are of that kind. */
async function siteOf(t: TestContext, Sessions: typeof DatabaseSessions): Promise<Site> {
  const DATABASE_URL = databaseUrl(newFolder(t));
  const settings = readSettings({ DATABASE_URL, SECRET_KEY });
  const database = openDatabase(settings.databaseFile);
  t.after(() => database.close());
  const sessions = new Sessions(database, settings, createLog({ LOG_LEVEL: 'silent' }));
  return startSite(t, { DATABASE_URL }, { sessions });
}

for (const slug of ['tamper', 'fixation']) {
  test(`no row is left by ${slug}, where an answer is missing half-way`, async (t) => {
    const site = await siteOf(t, BreaksOff);
    assert.equal((await tryOut(site.visitor(), named(slug))).outcome, 'otherwise');
    assert.equal(rowsIn(site), 0);
  });
}

for (const { name, Sessions, slug, outcome } of BROKEN) {
  test(`on a site where ${name}, ${slug} says so`, async (t) => {
    const site = await siteOf(t, Sessions);
    assert.equal((await tryOut(site.visitor(), named(slug))).outcome, outcome);
  });
}
