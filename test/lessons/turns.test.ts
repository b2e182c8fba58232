/** Many who compare at once, and a site that its own client cannot reach. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Request } from 'express';
import { openDatabase } from '../../src/database/open-database.ts';
import { createLog } from '../../src/log.ts';
import { DatabaseSessions } from '../../src/sessions/database/database-sessions.ts';
import type { Change } from '../../src/sessions/session-engine.ts';
import { readSettings } from '../../src/settings.ts';
import { form, send } from '../safety/raw-client.ts';
import { shows } from '../support/shows.ts';
import { databaseUrl, newFolder, SECRET_KEY, startSite } from '../support/site.ts';
import { LESSON, rowsOf, t, whenTurnedAway } from './stateless-visit.ts';

test('thirty who compare at once are all served, and leave no row', async (context) => {
  const site = await startSite(context);
  const replies = await Promise.all(
    Array.from({ length: 30 }, () => site.visitor().post(`${LESSON}/memories`)),
  );
  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [303]);
  assert.deepEqual(rowsOf(site), []);
});

test('when too many compare at once, some are asked to come again, no row is left, and the two connections do not wait', async (context) => {
  const site = await startSite(context, { NODE_ENV: 'production' });
  const compared = Array.from({ length: 70 }, () =>
    site.visitor().post(`${LESSON}/memories`, { kinds: '1' }),
  );
  assert.equal((await Promise.any(compared.map(whenTurnedAway))).status, 429);
  assert.equal((await site.visitor().post(`${LESSON}/connections`)).status, 303);
  const replies = await Promise.all(compared);
  const busy = replies.filter(({ status }) => status === 429);
  assert.deepEqual([...new Set(replies.map(({ status }) => status))].sort(), [303, 429]);
  for (const { headers, text } of busy) {
    assert.equal(headers.get('retry-after'), '5');
    shows(text, t('stateless.busy'));
  }
  assert.deepEqual(rowsOf(site), []);
});

test('after an error of one comparison the next one works', async (context) => {
  const site = await startSite(context);
  site.database.exec('UPDATE shop_product SET id = -id');
  assert.equal((await site.visitor().post(`${LESSON}/memories`)).status, 500);
  site.database.exec('UPDATE shop_product SET id = -id');
  assert.equal((await site.visitor().post(`${LESSON}/memories`)).status, 303);
  assert.deepEqual(rowsOf(site), []);
});

/** Breaks a connection off instead of putting a second kind into the cart. */
class BreaksOff extends DatabaseSessions {
  override async update(request: Request, change: Change) {
    if (this.keyOf(request) === null) return super.update(request, change);
    request.socket.destroy();
  }
}

test('no answer to its own client is answered with 503, and leaves no row', async (context) => {
  const DATABASE_URL = databaseUrl(newFolder(context));
  const settings = readSettings({ DATABASE_URL, SECRET_KEY });
  const database = openDatabase(settings.databaseFile);
  context.after(() => database.close());
  const sessions = new BreaksOff(database, settings, createLog({ LOG_LEVEL: 'silent' }));
  const site = await startSite(context, { DATABASE_URL }, { sessions });
  const { status, headers, text } = await site.visitor().post(`${LESSON}/memories`);
  assert.equal(status, 503);
  assert.equal(headers.get('retry-after'), '5');
  shows(text, t('errors.noAnswer.heading'));
  assert.deepEqual(rowsOf(site), []);
});

test('where secure cookies do not reach our own client, nothing is begun, and the page says why', async (context) => {
  const proxy = '127.0.0.2';
  const site = await startSite(context, { SESSION_COOKIE_SECURE: 'true', TRUST_PROXY: proxy });
  const byHttps = { 'X-Forwarded-Proto': 'https' };
  for (const [path, fields] of [
    [`${LESSON}/memories`, {}],
    ['/lessons/experiments/tamper', { prediction: 'stranger' }],
  ] as const) {
    const reply = await send(site.url, path, { ...form(fields, byHttps), from: proxy });
    assert.equal(reply.status, 503, path);
    shows(reply.text, t('errors.secureOnly.heading'));
  }
  assert.deepEqual(rowsOf(site), []);
  const connections = await send(site.url, `${LESSON}/connections`, { ...form({}, byHttps), from: proxy });
  assert.equal(connections.status, 303);
});

test('where the proxy is on this machine, secure cookies reach our own client', async (context) => {
  const site = await startSite(context, { SESSION_COOKIE_SECURE: 'true', TRUST_PROXY: '127.0.0.1' });
  const { status } = await site.visitor().post(`${LESSON}/memories`, {}, { 'X-Forwarded-Proto': 'https' });
  assert.equal(status, 303);
  assert.deepEqual(rowsOf(site), []);
});
