/** A cookie from the workbench may be as odd as it likes: what the jar says of it is what a browser does. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Jar } from '../../src/cookies/jar.ts';
import { makeKnown } from '../support/known-browser.ts';
import { startSite } from '../support/site.ts';
import { Visitor } from '../support/visitor.ts';

const JAR = '/cookies';
const DAY_IN_MS = 24 * 60 * 60 * 1000;

for (const life of [
  { lifetime: 'maxAge', max_age: '99999999999999999999' },
  { lifetime: 'expires', expires: '9999-12-31 23:59' },
]) {
  test(`an end that is too far is one in 400 days, as for a browser: ${life.lifetime}`, async (t) => {
    const { cookies } = await jarAfter(t, { path: '/', ...life });
    const made = cookies.find(({ name }) => name === 'wb_a')?.life;
    const left = made?.kind === 'ends' ? (made.at - Date.now()) / DAY_IN_MS : 0;
    assert.equal(Math.ceil(left), 400);
  });
}

for (const path of ['', 'cookies', `/cookies/workbench/${'x'.repeat(1020)}`]) {
  test(`a Path that a browser does not take (${path.slice(0, 20)}) is the folder that it came from`, async (t) => {
    const { elsewhere } = await jarAfter(t, { path });
    assert.equal(elsewhere.find(({ name }) => name === 'wb_a')?.path, '/cookies/workbench');
  });
}

for (const domain of ['LOCALHOST', '.localhost', 'x'.repeat(1025)]) {
  test(`a Domain that is the host itself, or too long (${domain.slice(0, 10)}), is said to be none`, async (t) => {
    const { cookies } = await jarAfter(t, { domain, path: '/' }, undefined, 'localhost');
    const made = cookies.find(({ name }) => name === 'wb_a');
    assert.deepEqual([typeof made?.sentAt, made?.domain], ['number', null]);
  });
}

test('spaces around a value do not hide from the jar which line has set it', async (t) => {
  const { cookies } = await jarAfter(t, { value: '  1 ', path: '/' }, '1');
  assert.equal(typeof cookies.find(({ name }) => name === 'wb_a')?.sentAt, 'number');
});

test('a signature of the workbench is checked with the key of the workbench', async (t) => {
  const sealIn = ({ cookies }: Jar) => cookies.find(({ name }) => name === 'wb_a')?.seal;
  const signed = { sign: 'on', path: '/' };
  assert.equal(sealIn(await jarAfter(t, signed)), 'valid');
  assert.equal(sealIn(await jarAfter(t, signed, `s:1.${'x'.repeat(43)}`)), 'invalid');
  assert.equal(sealIn(await jarAfter(t, { path: '/' })), 'none');
});

/** The jar after the workbench has sent a cookie. @param kept how the browser kept its value, if otherwise */
async function jarAfter(
  t: TestContext,
  fields: Record<string, string>,
  kept?: string,
  host = '127.0.0.1',
): Promise<Jar> {
  const { url } = await startSite(t);
  const someone = await makeKnown(new Visitor(url.replace('127.0.0.1', host)));
  await someone.post(`${JAR}/workbench/send`, { name: 'wb_a', value: '1', ...fields });
  if (kept !== undefined) someone.cookies.set('wb_a', { value: kept, path: '/' });
  return someone.json<Jar>(JAR);
}
