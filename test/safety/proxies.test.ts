/** What a request says of who forwarded it is not believed, unless the settings say so. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Site, startSite } from '../support/site.ts';
import { form, send } from './raw-client.ts';

const SPOOFED = {
  'X-Forwarded-For': '203.0.113.9',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Host': 'evil.example',
  Forwarded: 'for=203.0.113.9;proto=https;host=evil.example',
  'X-Real-IP': '203.0.113.9',
  'Client-IP': '203.0.113.9',
};

/** The address that a failed login is logged with. */
async function loggedAddress(site: Site, headers: Record<string, string>): Promise<unknown> {
  await send(site.url, '/accounts/login', form({ username: 'nobody', password: 'x' }, headers));
  return site.logged.at(-1)?.['address'];
}

test('neither Host nor a forwarded host stands in any link or redirect', async (t) => {
  const site = await startSite(t, { TRUST_PROXY: '1' });
  const headers = { ...SPOOFED, Host: 'evil.example' };
  for (const path of ['/', '/cart', '/accounts/login', '/accounts/profile', '/no-such-page']) {
    const reply = await send(site.url, path, { headers });
    assert.doesNotMatch(reply.text, /evil\.example/, path);
    assert.doesNotMatch(reply.headers.get('location') ?? '', /evil\.example/, path);
  }
});

const THROUGH_TWO = { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9' };

test('with TRUST_PROXY the nearest proxies are believed, and nobody before them', async (t) => {
  for (const [TRUST_PROXY, address] of [
    ['false', '127.0.0.1'],
    ['1', '203.0.113.9'],
    ['127.0.0.1, 203.0.113.0/24', '198.51.100.1'],
    ['10.0.0.1', '127.0.0.1'],
  ] as const) {
    const site = await startSite(t, { TRUST_PROXY });
    assert.equal(await loggedAddress(site, THROUGH_TWO), address, TRUST_PROXY);
  }
});

test('behind a trusted proxy the throttle counts by the forwarded address', async (t) => {
  const site = await startSite(t, { TRUST_PROXY: '1' });
  const guess = async (address: string) => {
    const fields = form({ username: 'demo', password: 'x' }, { 'X-Forwarded-For': address });
    return (await send(site.url, '/accounts/login', fields)).status;
  };
  for (let times = 0; times < 5; times++) assert.equal(await guess('203.0.113.9'), 401);
  assert.equal(await guess('203.0.113.9'), 429);
  assert.equal(await guess('198.51.100.1'), 401);
});

test('behind a trusted proxy that speaks TLS, forms of the public address are let in', async (t) => {
  const site = await startSite(t, { TRUST_PROXY: '1' });
  const proxied = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'shop.example' };
  const ours = form({ product: '1' }, { ...proxied, Origin: 'https://shop.example' });
  const accepted = await send(site.url, '/cart/items', ours);
  assert.equal(accepted.status, 303);
  assert.match(accepted.setCookies.join(), /; Secure/);
  const theirs = form({ product: '1' }, { ...proxied, Origin: 'https://evil.example' });
  assert.equal((await send(site.url, '/cart/items', theirs)).status, 403);
});

test('what a request says of who forwarded it is not believed', async (t) => {
  const site = await startSite(t);

  await t.test('a forwarded address is not believed: the log names the real one', async () => {
    assert.equal(await loggedAddress(site, SPOOFED), '127.0.0.1');
  });

  await t.test('a forwarded address is no way around the throttle', async () => {
    const statuses: number[] = [];
    for (let number = 1; number <= 6; number++) {
      const headers = { ...SPOOFED, 'X-Forwarded-For': `203.0.113.${number}` };
      const guess = form({ username: 'demo', password: 'x' }, headers);
      statuses.push((await send(site.url, '/accounts/login', guess)).status);
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  });

  await t.test(
    'a forwarded protocol is not believed: cookies of a plain connection stay usable there',
    async () => {
      const { setCookies } = await send(site.url, '/cart/items', form({ product: '1' }, SPOOFED));
      assert.equal(setCookies.length, 1);
      assert.doesNotMatch(setCookies.join(), /Secure/);
    },
  );

  await t.test('a forwarded host is not believed: it cannot make another site this one', async () => {
    for (const Origin of ['http://evil.example', 'https://evil.example']) {
      const reply = await send(site.url, '/cart/items', form({ product: '1' }, { ...SPOOFED, Origin }));
      assert.equal(reply.status, 403);
    }
  });
});
