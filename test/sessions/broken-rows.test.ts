/** A corrupted or foreign row is one session empty and one line in the log, nobody else's trouble. */
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import test from 'node:test';
import { pino } from 'pino';
import { openDatabase } from '../../src/database/open-database.ts';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { layView } from '../../src/sessions/database/session-functions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { readSettings } from '../../src/settings.ts';
import { insertRow, type Row, rowOf, visitorWithKey } from '../support/fixtures.ts';
import { databaseUrl, newFolder, SECRET_KEY, startSite } from '../support/site.ts';

const signer = new Signer(ROW_SALT, SECRET_KEY);
const good = signer.dumps('{"cart":{"1":2}}');
const [payload = '', stamp = '', signature = ''] = good.split(':');
const signed = (json: string) => signer.dumps(json);

/** What may stand in `session_data` and is no session. */
const BROKEN: Readonly<Record<string, string>> = {
  'an empty text': '',
  'the word null': 'null',
  words: 'this is not a session',
  'colons alone': '::',
  'the data without its signature': payload,
  'another signature': `${payload}:${stamp}:${signature.toLowerCase()}`,
  'another time': `${payload}:${stamp}0:${signature}`,
  'a second signature': `${good}:${signature}`,
  'a text with NUL': `\0${good}`,
  'a text with white space': ` ${good}`,
  'the signature of another program': new Signer(ROW_SALT, `another ${SECRET_KEY}`).dumps('{}'),
  'the signature of another purpose': new Signer('another purpose', SECRET_KEY).dumps('{}'),
  'JSON that is cut off, well signed': signed('{"cart":'),
  'nothing, well signed': signed(''),
  'zlib that does not unpack, well signed': sealed(`.AAAA:${stamp}`),
  'null, well signed': signed('null'),
  'a list, well signed': signed('[{"cart":{}}]'),
  'a text, well signed': signed('"cart"'),
  'a number, well signed': signed('1'),
  'true, well signed': signed('true'),
  'NaN, well signed': signed('NaN'),
  'a number beyond JavaScript, well signed': signed('12345678901234567890'),
};

const rowWith = (session_data: string): Row => ({
  session_key: newSessionKey(),
  session_data,
  expire_date: '',
});

/** Signs a text that our own code would never write. */
function sealed(text: string): string {
  const key = createHash('sha256').update(`${ROW_SALT}signer${SECRET_KEY}`).digest();
  return `${text}:${createHmac('sha256', key).update(text).digest('base64url')}`;
}

test('a row that is no session makes its browser a stranger, with one line in the log', async (t) => {
  const site = await startSite(t);
  for (const [what, session_data] of Object.entries(BROKEN)) {
    const row = rowWith(session_data);
    insertRow(site.database, row);
    const before = site.logged.length;
    const session = await visitorWithKey(site, row.session_key).get('/session', {
      Accept: 'application/json',
    });
    assert.equal(session.status, 200, what);
    assert.equal(session.json()['session_key'], null, what);
    const lines = site.logged.slice(before);
    assert.deepEqual(
      lines.map((line) => line['msg']),
      ['Session data corrupted'],
      what,
    );
    assert.ok(!JSON.stringify(lines).includes(row.session_key), 'the key itself is not logged');
  }
});

test('a browser whose row is broken begins anew under a new key, and the row is left as it was', async (t) => {
  const site = await startSite(t);
  const row = rowWith('broken');
  insertRow(site.database, row);
  const visitor = visitorWithKey(site, row.session_key);
  assert.equal((await visitor.post('/cart/items', { product: '1' })).status, 303);
  const session = await visitor.json('/session');
  assert.notEqual(session['session_key'], row.session_key);
  assert.deepEqual(session['decoded'], { cart: { 1: 1 } });
  assert.equal(rowOf(site.database, row.session_key)?.session_data, 'broken');
});

test('broken rows touch nobody else', async (t) => {
  const site = await startSite(t);
  const kim = site.visitor();
  await kim.post('/cart/items', { product: '1', quantity: '2' });
  const broken = Object.values(BROKEN).map(rowWith);
  for (const row of broken) insertRow(site.database, row);
  const visits = broken.map((row) =>
    visitorWithKey(site, row.session_key).post('/cart/items', { product: '3' }),
  );
  const carts = [...Array(20)].map(() => kim.json('/cart'));
  for (const { status } of await Promise.all(visits)) assert.equal(status, 303);
  for (const cart of await Promise.all(carts)) assert.equal(cart['count'], 2);
});

test('a row with an end that is no date is nobody’s session', async (t) => {
  const site = await startSite(t);
  for (const end of ['', 'tomorrow', '9999', 'NaN', '2999-13-45 00:00:00']) {
    const row = rowWith(good);
    insertRow(site.database, row, end);
    const session = await visitorWithKey(site, row.session_key).json('/session');
    assert.equal(session['session_key'], null, end);
  }
});

test('a row with any one byte broken is NULL in the view, with one line in the log', (t) => {
  const settings = readSettings({ SECRET_KEY, DATABASE_URL: databaseUrl(newFolder(t)) });
  const database = openDatabase(settings.databaseFile);
  t.after(() => database.close());
  const logged: string[] = [];
  layView(database, signer, settings, pino({}, { write: (line: string) => logged.push(line) }));
  const row = rowWith(good);
  insertRow(database, row);
  const write = database.prepare('UPDATE django_session SET session_data = ?');
  const read = database.prepare('SELECT sess FROM temp.sessions WHERE sid = ?').pluck();
  assert.equal(read.get(row.session_key), '{"cart":{"1":2}}');

  for (let at = 0; at < good.length; at++) {
    for (const byte of ['\0', 'A', ':', '.', 'é', '']) {
      const broken = good.slice(0, at) + byte + good.slice(at + 1);
      if (broken === good) continue;
      logged.length = 0;
      write.run(broken);
      assert.equal(read.get(row.session_key), null, broken);
      assert.equal(logged.length, 1, broken);
    }
  }
});
