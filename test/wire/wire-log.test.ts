/** The wire's memory is bounded, for each browser and in all. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { KeptExchange } from '../../src/wire/kept-exchange.ts';
import { type WireId, WireLog } from '../../src/wire/wire-log.ts';

const MIB = 1024 * 1024;

/** As a browser's visit leaves one, with headers of so many characters. */
const exchange = (id: number, characters = 2_000): KeptExchange => ({
  id,
  at: 0,
  milliseconds: 1,
  complete: true,
  opensPage: true,
  method: 'GET',
  url: '/',
  version: '1.1',
  rawHeaders: ['User-Agent', `${id}`.padEnd(characters, 'x')],
  status: 200,
  location: null,
  head: 'HTTP/1.1 200 OK\r\n\r\n',
  statements: [],
  session: { memory: 'db', came: 'noCookie', keyBefore: null, keyAfter: null, changes: [], username: null },
  ledHereBy: null,
});

const by = (username: string | null, id: number): KeptExchange => {
  const one = exchange(id);
  return { ...one, session: { ...one.session, username } };
};

/** After a garbage collection. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

test('of one browser the last thirty exchanges are kept, the newest first', () => {
  const log = new WireLog();
  const id = log.begin();
  for (let count = 0; count < 100; count++) log.add(id, exchange);
  const ids = log.of(id).map((each) => each.id);
  assert.deepEqual([ids.length, ids[0], ids.at(-1)], [30, 100, 71]);
});

test('ten thousand large exchanges of a thousand browsers stay within 32 MiB, and those who came last are kept', () => {
  const log = new WireLog();
  const browsers: WireId[] = [];
  const before = heapUsed();
  for (let round = 0; round < 10; round++) {
    for (let browser = 0; browser < 1_000; browser++) {
      const known = browsers[browser];
      const id = known !== undefined && log.knows(known) ? known : log.begin(); // one that was let go of begins anew
      browsers[browser] = id;
      log.add(id, (number) => exchange(number, 16_000));
    }
  }
  const grown = heapUsed() - before;
  const { characters } = log.kept;
  assert.ok(characters <= 8 * MIB, `${characters} characters`);
  assert.ok(grown < 32 * MIB, `${grown} bytes`);
  for (const id of browsers.slice(-10)) assert.notEqual(log.of(id).length, 0);
  assert.ok(browsers[0] !== undefined && !log.knows(browsers[0]), 'the oldest is still known');
});

test('browsers that come once and never again are let go of, though they leave nothing', () => {
  const log = new WireLog();
  for (let count = 0; count < 20_000; count++) log.begin();
  assert.ok(log.kept.browsers <= 5_000, `${log.kept.browsers} browsers`);
});

test('a crowd that comes once does not take the room of those who come back, or who listen', () => {
  const log = new WireLog();
  const [regular, listener] = [log.begin(), log.begin()];
  for (let visit = 0; visit < 2; visit++) log.add(regular, exchange);
  log.listen(listener, () => {});
  for (let stranger = 0; stranger < 2_000; stranger++) log.add(log.begin(), (id) => exchange(id, 16_000));
  assert.equal(log.of(regular).length, 2);
  assert.equal(log.knows(listener), true);
});

test('of what one user left in a browser, nothing is there for the next', () => {
  const log = new WireLog();
  const id = log.begin();
  for (const username of ['kim', null, 'lee', null]) log.add(id, (number) => by(username, number));
  assert.deepEqual(
    log.of(id).map(({ session }) => session.username),
    [null, 'lee'],
  );
});

test('a listener hears its own browser alone, and is told when it will hear no more', () => {
  const log = new WireLog();
  const [one, other] = [log.begin(), log.begin()];
  const heard: (number | null)[] = [];
  log.listen(one, (number) => heard.push(number));
  log.add(one, exchange);
  log.add(other, exchange);
  log.close();
  assert.deepEqual(heard, [1, null]);
});

test('who listens for a browser that is not known is told at once', () => {
  const log = new WireLog();
  const id = log.begin();
  for (let count = 0; count < 6_000; count++) log.begin();
  const heard: (number | null)[] = [];
  log.listen(id, (number) => heard.push(number));
  assert.deepEqual(heard, [null]);
});

test('the thirteenth tab that listens sends the first away, and of all browsers a thousand may listen', () => {
  const log = new WireLog();
  const gone: number[] = [];
  const id = log.begin();
  for (let tab = 1; tab <= 13; tab++) log.listen(id, (number) => number === null && gone.push(tab));
  assert.deepEqual(gone, [1]);
  for (let tab = 14; tab <= 1_100; tab++)
    log.listen(log.begin(), (number) => number === null && gone.push(tab));
  assert.deepEqual([gone.length, gone[1]], [1 + 1_100 - 1_001, 1_002]);
});
