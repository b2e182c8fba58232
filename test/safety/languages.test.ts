/** Which language a visitor is spoken to in: the address, else the cookie, else the browser, else the setting. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Site, startSite } from '../support/site.ts';
import { send } from './raw-client.ts';

interface Said {
  readonly lang?: string;
  readonly cookie?: string;
  readonly accept?: string;
}

/** The language of the page that is answered with. */
async function languageFor(site: Site, { lang, cookie, accept }: Said, page = '/cart'): Promise<string> {
  const headers = {
    ...(cookie !== undefined && { Cookie: `django_language=${cookie}` }),
    ...(accept !== undefined && { 'Accept-Language': accept }),
  };
  const { text } = await send(site.url, lang === undefined ? page : `${page}?lang=${lang}`, { headers });
  return /<html lang="(\w+)">/.exec(text)?.[1] ?? assert.fail(text);
}

test('the browser is understood by its order of wishes, and passed over where it wishes for neither', async (t) => {
  const site = await startSite(t, { LANGUAGE_CODE: 'ko' });
  for (const [accept, language] of [
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['en;q=0.5,ko;q=0.6', 'ko'],
    ['fr-FR,fr;q=0.9,en;q=0.1', 'en'],
    ['fr,de', 'ko'],
    ['*', 'ko'],
    ['', 'ko'],
    ['en;q=0', 'ko'],
    [';;;,=', 'ko'],
    ['x'.repeat(5000), 'ko'],
  ] as const) {
    assert.equal(await languageFor(site, { accept }), language, accept.slice(0, 60));
  }
});

for (const [LANGUAGE_CODE, language] of [
  ['en-us', 'en'],
  ['en', 'en'],
  ['ko-kr', 'ko'],
  ['ko', 'ko'],
] as const) {
  test(`LANGUAGE_CODE ${LANGUAGE_CODE} is spoken where nobody says anything`, async (t) => {
    const site = await startSite(t, { LANGUAGE_CODE });
    assert.equal(await languageFor(site, {}), language);
  });
}

test('each visitor is spoken to in a language of their own', async (t) => {
  const site = await startSite(t);

  await t.test(
    'the address comes before the cookie, the cookie before the browser, the browser before the setting',
    async () => {
      assert.equal(await languageFor(site, {}), 'en');
      assert.equal(await languageFor(site, { accept: 'ko' }), 'ko');
      assert.equal(await languageFor(site, { accept: 'ko', cookie: 'en' }), 'en');
      assert.equal(await languageFor(site, { accept: 'ko', cookie: 'en', lang: 'ko' }), 'ko');
      assert.equal(
        await languageFor(site, { accept: 'en', cookie: 'en', lang: 'ko' }, '/no-such-page'),
        'ko',
      );
    },
  );

  await t.test('a language that this site does not speak is as good as none', async () => {
    for (const unknown of [
      'fr',
      'KO',
      'ko-KR',
      '',
      '../ko',
      'toString',
      '__proto__',
      'ko&lang=en',
      'j:"ko"',
      '%',
    ]) {
      assert.equal(await languageFor(site, { lang: unknown, accept: 'ko' }), 'ko', unknown);
      assert.equal(await languageFor(site, { lang: unknown, accept: 'en' }), 'en', unknown);
      if (unknown.includes('&')) continue;
      assert.equal(await languageFor(site, { cookie: unknown, accept: 'ko' }), 'ko', unknown);
    }
  });

  await t.test(
    'a language that is chosen in the address is kept for next time, and links do not carry it on',
    async () => {
      const kim = site.visitor();
      const chosen = await kim.get('/shop?lang=ko&a=1');
      assert.match(chosen.setCookies.join(), /^django_language=ko; Max-Age=31536000; Path=\/;/);
      assert.doesNotMatch(chosen.text, /lang=ko/);
      assert.match(chosen.text, /name="next" value="\/shop\?a=1"/);
      assert.match((await kim.get('/signed-cookie/cart')).text, /<html lang="ko">/);
      assert.match((await kim.get('/?lang=en')).text, /<html lang="en">/);
      assert.match((await kim.get('/cart')).text, /<html lang="en">/);
    },
  );

  await t.test('the choice in the header leads back to the same page in the other language', async () => {
    const kim = site.visitor();
    const page = '/signed-cookie/shop?a=1&b=%2F%2Fx';
    const { text } = await kim.get(page);
    const next =
      /action="\/signed-cookie\/i18n\/setlang"[\s\S]*?name="next" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const fields = { language: 'ko', next: next.replaceAll('&amp;', '&') };
    const chosen = await kim.post('/signed-cookie/i18n/setlang', fields);
    assert.deepEqual([chosen.status, chosen.headers.get('location')], [303, page]);
    assert.match((await kim.get(page)).text, /<html lang="ko">/);
  });

  await t.test('a choice of no language changes none, and is answered all the same', async () => {
    const kim = site.visitor();
    const none: Record<string, string>[] = [{ language: 'fr' }, { language: '' }, {}];
    for (const fields of none) {
      const reply = await kim.post('/i18n/setlang', { ...fields, next: '/cart' });
      assert.deepEqual([reply.status, reply.headers.get('location'), reply.setCookies], [303, '/cart', []]);
    }
  });

  await t.test('names, prices and JSON follow the language too', async () => {
    const kim = site.visitor();
    await kim.post('/cart/items', { product: '1' });
    const nameIn = async (language: string) => {
      const headers = { 'Accept-Language': language, Accept: 'application/json' };
      return (await kim.get('/cart', headers)).json<{ items: { name: string }[] }>().items[0]?.name;
    };
    assert.equal(await nameIn('en'), 'Chocolate chip');
    assert.equal(await nameIn('ko'), '초코칩 쿠키');
    assert.match((await kim.get('/cart', { 'Accept-Language': 'en' })).text, /₩2,500/);
    assert.match((await kim.get('/cart', { 'Accept-Language': 'ko' })).text, /2,500원/);
  });
});
