/** What keeps the experiments small: one at a time, few results, cookies cut short. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { CookieJar } from '../../src/lessons/experiments/cookie-jar.ts';
import { shownCookie } from '../../src/lessons/experiments/evidence.ts';
import { largeCookie } from '../../src/lessons/experiments/large-cookie.ts';
import { ExperimentRunning, OneAtATime } from '../../src/lessons/experiments/one-at-a-time.ts';
import { Runs } from '../../src/lessons/experiments/runs.ts';

/** Any of them. */
const experiment = largeCookie;

/** Work that goes on until it is told to end. */
function openEnd() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, work: () => ended };
}

test('while one runs, another waits and then is done', async () => {
  const queue = new OneAtATime();
  const first = openEnd();
  const order: string[] = [];
  const running = queue.run(first.work).then(() => order.push('first'));
  const waiting = queue.run(async () => order.push('second'));
  first.end();
  await Promise.all([running, waiting]);
  assert.deepEqual(order, ['first', 'second']);
});

test('who would wait too long is refused with 429, and the one that runs goes on', async () => {
  const queue = new OneAtATime(0);
  const first = openEnd();
  const running = queue.run(first.work);
  const refused = async () => assert.fail('it must not be done');
  await assert.rejects(queue.run(refused), { constructor: ExperimentRunning, status: 429 });
  first.end();
  await running;
});

test('after one that failed the next is done', async () => {
  const queue = new OneAtATime(0);
  await assert.rejects(
    queue.run(async () => assert.fail('broken')),
    /broken/,
  );
  assert.equal(await queue.run(async () => 'done'), 'done');
});

test('the newest five hundred results are kept', () => {
  const runs = new Runs();
  const made = Array.from({ length: 501 }, () => runs.begin(experiment, [], 'x', 'me'));
  const kept = made.filter(({ id }) => runs.find(id, experiment, 'me') !== null);
  assert.equal(kept.length, 500);
  assert.deepEqual(kept, made.slice(1));
});

test('after ten minutes a result is gone', (t) => {
  const runs = new Runs();
  t.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
  const { id } = runs.begin(experiment, [], 'x', 'me');
  t.mock.timers.tick(10 * 60 * 1000);
  assert.equal(runs.find(id, experiment, 'me')?.id, id);
  t.mock.timers.tick(1);
  assert.equal(runs.find(id, experiment, 'me'), null);
});

test('a shown cookie keeps its key and its attributes, and loses its signature', () => {
  const key = 'k'.repeat(32);
  const line = `sessionid=s%3A${key}.SIGNATURE; Path=/; HttpOnly`;
  assert.deepEqual(shownCookie(line), { text: `sessionid=s%3A${key}.SIGN…; Path=/; HttpOnly`, bytes: null });
  const { text, bytes } = shownCookie(`fits=${'o'.repeat(4092)}; Path=/`);
  assert.equal(bytes, 4096);
  assert.ok(text.length < 70 && text.endsWith('…; Path=/'), text);
});

test('the client’s cookies go by their Path, and go away at their end', () => {
  const jar = new CookieJar();
  jar.receive('root=1; Path=/');
  jar.receive('below=2; Path=/signed-cookie; HttpOnly');
  assert.equal(jar.header('/cart'), 'root=1');
  assert.equal(jar.header('/signed-cookie/session'), 'root=1; below=2');
  assert.equal(jar.header('/signed-cookies'), 'root=1');
  jar.receive('root=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  assert.equal(jar.header('/cart'), undefined);
});
