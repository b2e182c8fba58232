/** What is too much is refused with 413 or 431, and no address breaks a page. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { translator } from '../../src/i18n/translations.ts';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import { contents, MOUNTS } from './people.ts';
import { form, json, type Sent, send } from './raw-client.ts';

const packed = (sent: Sent): Sent => ({
  ...sent,
  headers: { ...sent.headers, 'Content-Encoding': 'gzip' },
  body: gzipSync(sent.body ?? ''),
});

test('what is too much is refused, and nothing breaks', async (t) => {
  const site = await startSite(t);

  await t.test('a body of 20 kB is 413, as a form and as JSON, packed and unpacked', async () => {
    const before = contents(site);
    const large = 'x'.repeat(20_000);
    const sent: Sent[] = [
      form({ product: '1', note: large }),
      json(JSON.stringify({ product: 1, note: large })),
      packed(form({ product: '1', note: 'x'.repeat(1_000_000) })),
      packed(json(JSON.stringify({ product: 1, note: 'x'.repeat(1_000_000) }))),
    ];
    for (const mount of MOUNTS) {
      for (const each of sent) {
        assert.equal((await send(site.url, `${mount}/cart/items`, each)).status, 413);
      }
    }
    assert.deepEqual(contents(site), before);
    assert.equal((await send(site.url, '/cart/items', packed(form({ product: '1' })))).status, 303);
  });

  await t.test('the form of the workbench may be larger, and has its limit', async () => {
    for (const way of ['send', 'show', 'preview']) {
      const sent = (count: number) =>
        send(site.url, `/cookies/workbench/${way}`, form({ name: 'wb_a', value: 'x'.repeat(count) }));
      assert.notEqual((await sent(60_000)).status, 413, way);
      assert.equal((await sent(70_000)).status, 413, way);
    }
    assert.equal(
      (await send(site.url, '/cookies/workbench/remove', form({ name: 'x'.repeat(20_000) }))).status,
      413,
    );
  });

  await t.test('60 fields are 413, 50 are taken', async () => {
    const fields = (count: number) =>
      Object.fromEntries([['product', '1'], ...Array.from({ length: count - 1 }, (_, no) => [`f${no}`, ''])]);
    assert.equal((await send(site.url, '/cart/items', form(fields(60)))).status, 413);
    assert.equal((await send(site.url, '/cart/items', form(fields(50)))).status, 303);
  });

  await t.test('101 cookies are 431, 100 are taken', async () => {
    const cookies = (count: number) => Array.from({ length: count }, (_, no) => `c${no}=1`).join('; ');
    for (const mount of MOUNTS) {
      for (const [count, status] of [
        [101, 431],
        [1000, 431],
        [100, 200],
      ] as const) {
        const reply = await send(site.url, `${mount}/cart`, { headers: { Cookie: cookies(count) } });
        assert.equal(reply.status, status, `${mount} ${count}`);
      }
    }
  });

  await t.test(
    'headers of 20 kB are 431, in one cookie, one line, or many, and it is said what to do',
    async () => {
      const many = Object.fromEntries(
        Array.from({ length: 1000 }, (_, no) => [`X-Header-${no}`, 'xxxxxxxxxx']),
      );
      for (const headers of [{ Cookie: `a=${'x'.repeat(20_000)}` }, { 'X-Long': 'x'.repeat(20_000) }, many]) {
        const { status, text } = await send(site.url, '/cart', { headers });
        assert.equal(status, 431);
        for (const t of Object.values(translator)) shows(text, t('errors.headersTooLarge'));
      }
      assert.equal((await send(site.url, `/${'x'.repeat(20_000)}`)).status, 431);
    },
  );

  await t.test(
    'malformed percent-encoding in a path is 400 where it is read, else 404, never a 5xx',
    async () => {
      for (const mount of MOUNTS) {
        for (const bad of ['%', '%f', '%zz', '%ff', '%E0%A4%A', '%c0%ae', '%u0041', 'a%']) {
          const set = await send(site.url, `${mount}/cart/items/${bad}`, form({ quantity: '1' }));
          assert.equal(set.status, 400, bad);
          const page = await send(site.url, `${mount}/${bad}`);
          assert.equal(page.status, 404, bad);
          for (const query of [`next=${bad}`, `lang=${bad}`, `${bad}=1`, bad]) {
            const read = await send(site.url, `${mount}/accounts/login?${query}`);
            assert.equal(read.status, 200, query);
          }
        }
      }
    },
  );

  await t.test('a query of any shape breaks no page', async () => {
    const queries = [
      'lang[]=ko',
      'lang=ko&lang=en',
      'next[a]=b',
      '__proto__[a]=b',
      'lang',
      '&&&',
      '='.repeat(100),
    ];
    for (const query of [...queries, 'a=1&'.repeat(2000)]) {
      for (const page of ['/', '/cart', '/accounts/login', '/accounts/signup', '/session']) {
        const { status } = await send(site.url, `${page}?${query}`);
        assert.equal(status, 200, `${page}?${query.slice(0, 40)}`);
      }
    }
  });
});
