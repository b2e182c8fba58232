/** What is of the wrong kind is refused with 400, and nothing breaks. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { startSite } from '../support/site.ts';
import { contents, MOUNTS, PASSWORD } from './people.ts';
import { form, json, type Sent, send } from './raw-client.ts';

/** Values in JSON that no text field may have. */
const NO_TEXT = ['null', 'true', '[]', '["kim"]', '{}', '{"a":1}', '1e400', '-0'];

test('what is of the wrong kind is refused, and nothing breaks', async (t) => {
  const site = await startSite(t);

  await t.test('a field of the wrong type is 400 in every form', async () => {
    const account = { username: 'kim', password1: PASSWORD, password2: PASSWORD, next: '' };
    const login = { username: 'kim', password: PASSWORD, next: '', remember_username: 'on' };
    for (const [path, fields] of [
      ['/accounts/login', login],
      ['/accounts/signup', account],
    ] as const) {
      for (const name of Object.keys(fields)) {
        for (const value of NO_TEXT.filter((each) => name !== 'remember_username' || each !== 'true')) {
          const others = Object.entries({ ...fields, [name]: null }).filter(([each]) => each !== name);
          const rest = others.map(([key, text]) => `,"${key}":${JSON.stringify(text)}`).join('');
          const reply = await send(site.url, path, json(`{"${name}":${value}${rest}}`));
          assert.equal(reply.status, 400, `${path} ${name} ${value}`);
        }
      }
    }
    assert.equal(await site.accounts.users.withUsername('kim'), undefined);
  });

  await t.test('a product or a quantity of the wrong type is 400', async () => {
    const before = contents(site);
    const wrong = [
      ...NO_TEXT,
      '[1]',
      '["1"]',
      '{"1":1}',
      '"abc"',
      '"1.5"',
      '1.5',
      '-1',
      '"0x1"',
      '"1e0"',
      '1e21',
    ];
    for (const value of wrong) {
      for (const body of [`{"product":${value}}`, `{"product":1,"quantity":${value}}`]) {
        assert.equal((await send(site.url, '/cart/items', json(body))).status, 400, body);
      }
      if (value === '-0') continue; // a quantity of zero takes the cookie out
      const set = await send(site.url, '/cart/items/1', json(`{"quantity":${value}}`));
      assert.equal(set.status, 400, value);
    }
    assert.deepEqual(contents(site), before);
  });

  await t.test('a field that comes twice is 400', async () => {
    const twice = [
      ['/cart/items', 'product=1&product=1'],
      ['/cart/items', 'product=1&quantity=1&quantity=2'],
      ['/cart/items/1', 'quantity=1&quantity=2'],
      ['/accounts/login', 'username=a&username=b&password=c'],
      ['/accounts/login', 'username=a&password=b&password=c'],
      ['/accounts/login', 'username=a&password=b&next=/&next=/'],
      ['/accounts/signup', `username=a&username=b&password1=${PASSWORD}&password2=${PASSWORD}`],
    ] as const;
    for (const [path, body] of twice) {
      assert.equal((await send(site.url, path, { ...form({}), body })).status, 400, body);
    }
  });

  await t.test('a body that cannot be read is 400 or 415, and no body at all is 400', async () => {
    const before = contents(site);
    const bodies: [number, Sent][] = [
      ...[
        '{',
        '{"product":1',
        '[1',
        'null',
        '1',
        '"text"',
        '{"a":\u0000}',
        '{}{}',
        "{'product':1}",
        '['.repeat(8000),
      ].map((body): [number, Sent] => [400, json(body)]),
      [400, json('[]')],
      [400, { method: 'POST' }],
      [400, form({})],
      [400, { ...form({}), body: '%' }],
      [400, { ...form({}), body: '&&&===' }],
      [400, { ...form({}), body: '__proto__=1&constructor=2' }],
      [400, json('{"__proto__":{"product":1}}')],
      [400, json('{"product":1}', { 'Content-Type': 'text/plain' })],
      [400, json('{"product":1}', { 'Content-Type': 'multipart/form-data; boundary=x' })],
      [400, json('{"product":1}', { 'Content-Encoding': 'gzip' })],
      [415, json('{"product":1}', { 'Content-Encoding': 'unheard-of' })],
      [415, json('{"product":1}', { 'Content-Type': 'application/json; charset=unheard-of' })],
    ];
    for (const [status, sent] of bodies) {
      for (const mount of MOUNTS) {
        const reply = await send(site.url, `${mount}/cart/items`, sent);
        assert.equal(
          reply.status,
          status,
          `${String(sent.body).slice(0, 40)} ${JSON.stringify(sent.headers)}`,
        );
      }
    }
    assert.deepEqual(contents(site), before);
  });
});
