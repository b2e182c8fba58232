/** The form of the workbench: which cookies it makes, and which it refuses to make, saying why. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { translator } from '../../src/i18n/translations.ts';
import { SITE_COOKIES } from '../../src/pages/site-cookie.ts';
import { hides, shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';
import type { Reply } from '../support/visitor.ts';

const PATH = '/cookies/workbench';
const { en, ko } = translator;
const JSON_PLEASE = { Accept: 'application/json' };

const NOT_OURS = [
  ...SITE_COOKIES,
  ...['sessionid', ' sessionid', '__Host-sessionid', '__Secure-sessionid', 'signed_sessionid'],
  ...['wb_', '__Host-wb_', 'wb', 'WB_a', '_wb_a', '=wb_a', 'wb_=a', '__HostHttp-wb_a', '__Host-__Host-wb_a'],
  ...['', ' ', 'wb_a;b', 'sessionid;wb_a', 'sessionid=wb_a', 'wb_a\r\nX: 1', 'wb_a\0', 'wb_a\tb', 'wb_쿠키'],
  `wb_${'x'.repeat(98)}`,
];
test('a name outside the namespace is refused, its field marked, and nothing sent', async (context) => {
  const { visitor } = await startSite(context);
  for (const name of NOT_OURS) {
    const reply = await visitor().post(`${PATH}/send`, { name, value: '1' }, JSON_PLEASE);
    assert.deepEqual([reply.status, fieldsIn(reply), reply.setCookies], [400, ['name'], []], name);
  }
});

const OURS = [
  'wb_a',
  'wb_wb_',
  ' wb_a ',
  'wb_a=b',
  '__Host-wb_a',
  '__host-wb_a',
  '__Host-Http-wb_a',
  'wb_a b"',
];
test('a name inside it is sent as it was typed', async (context) => {
  const { visitor } = await startSite(context);
  for (const name of OURS) {
    const { status, setCookies } = await visitor().post(`${PATH}/send`, { name, value: '1' });
    assert.deepEqual([status, setCookies.includes(`${name}=1`.trim())], [303, true], name);
  }
});

const BAD: readonly [field: string, fields: Record<string, string>][] = [
  ['value', { value: 'a\r\nSet-Cookie: sessionid=1' }],
  ['value', { value: 'a\0b' }],
  ['value', { value: 'a\x7f' }],
  ['value', { value: 'x'.repeat(4201) }],
  ['value', { value: 'a; Path=/shop' }],
  ['value', { value: 'a;DOMAIN = shop.test' }],
  ['value', { value: 'a; b; secure' }],
  ['lifetime', { lifetime: 'for ever' }],
  ...['', '1.5', 'abc', '1e3', '٣', '+5'].map((max_age): [string, Record<string, string>] => [
    'max_age',
    { lifetime: 'maxAge', max_age },
  ]),
  ...[
    ...['', 'tomorrow', '2031-02-29T10:00', '2031-02-31T10:00', '2031-13-01T10:00', '2031-04-31T10:00'],
    ...[
      '2031-01-01T24:00',
      '2031-01-01T10:60',
      '2031-01-01T10:00:60',
      '1600-12-31T23:59',
      '10000-01-01T00:00',
    ],
    ...['2031-01-01', '0050-01-01T00:00'],
  ].map((expires): [string, Record<string, string>] => ['expires', { lifetime: 'expires', expires }]),
  ...['/shop', '/cookies/work', '/Cookies', '/x; HttpOnly', '/cookies/workbench/\r\n', '/쿠키', '//'].map(
    (path): [string, Record<string, string>] => ['path', { path }],
  ),
  ['path', { path: `${PATH}/${'x'.repeat(1100)}` }],
  ['domain', { domain: 'shop.test; Path=/shop' }],
  ['domain', { domain: '가게.test' }],
  ['domain', { domain: 'x\n' }],
  ['same_site', { same_site: 'Lax; Path=/shop' }],
];
for (const [field, fields] of BAD) {
  const what = JSON.stringify(fields).slice(0, 60);
  test(`${what}: ${field} is marked with the reason, and what was typed stays`, async (context) => {
    const { visitor } = await startSite(context);
    const { status, text, setCookies } = await visitor().post(`${PATH}/send`, {
      name: 'wb_kept_name',
      ...fields,
    });
    assert.deepEqual([status, setCookies], [400, []]);
    shows(text, 'value="wb_kept_name"');
    if (field !== 'lifetime') assert.match(text, new RegExp(`name="${field}"[^>]*aria-invalid="true"`));
    assert.match(text, new RegExp(`id="id_${field}_error" data-error="${field}">[^<]`));
  });
}

test('all that is wrong is said at once', async (context) => {
  const { visitor } = await startSite(context);
  const fields = { name: 'sessionid', value: 'a;secure', lifetime: 'expires', path: '/shop', domain: ';' };
  const reply = await visitor().post(`${PATH}/send`, fields, JSON_PLEASE);
  assert.deepEqual(fieldsIn(reply).sort(), ['domain', 'expires', 'name', 'path', 'value']);
});

test('the reason is in the language of the visitor', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await visitor().post(`${PATH}/send?lang=ko`, { name: 'sessionid' });
  shows(text, ko('fields.workbenchName'));
});

test('what the form has no field for is not kept, whatever it is', async (context) => {
  const someone = (await startSite(context)).visitor();
  const body = JSON.stringify({ ...WHOLE, extra: NO_TEXT, password: 'chocolate-chip' });
  const json = { 'Content-Type': 'application/json' };
  const { status, headers } = await someone.request('POST', `${PATH}/send`, json, body);
  assert.equal(status, 303);
  hides((await someone.get(headers.get('location') ?? '')).text, 'chocolate-chip');
});

const WHOLE = { name: 'wb_a', lifetime: 'maxAge', max_age: '60' };
/** JSON for an object that cannot even be made a text. */
const NO_TEXT = { toString: 1 };

test('what cannot be a form of ours is refused, never an error of the site', async (context) => {
  const { visitor } = await startSite(context);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const json = { 'Content-Type': 'application/json' };
  const someone = visitor();
  const replies = [
    await someone.request('POST', `${PATH}/send`, form, 'name=wb_a&name=wb_b'),
    await someone.request('POST', `${PATH}/send`, json, '{"name":["wb_a"],"value":{}}'),
    await someone.request('POST', `${PATH}/send`, json, '{"name":"wb_a","value":"\\ud800","encode":"on"}'),
    ...(await Promise.all(
      ['name', 'value', 'lifetime', 'max_age', 'expires', 'path', 'encode'].map((field) =>
        someone.request('POST', `${PATH}/send`, json, JSON.stringify({ ...WHOLE, [field]: NO_TEXT })),
      ),
    )),
    await someone.request('POST', `${PATH}/send`, json, '[]'),
    await someone.request('POST', `${PATH}/remove`, json, '[1]'),
    await someone.post(`${PATH}/remove`, { name: 'sessionid' }),
    await someone.get(`${PATH}?name=wb_a&name=wb_b&sent[]=1&example[]=2`),
    await someone.request('POST', `${PATH}/preview`, form, 'name=wb_a&value=%ff&path[]=x'),
    await someone.request('POST', `${PATH}/show`, json, '[]'),
    await someone.get(`${PATH}?sent=__proto__&example=__proto__`),
    await someone.get(`${PATH}/%zz`),
    await someone.get(`${PATH}/elsewhere`, { Cookie: 'wb_a=%zz; wb_\xff=s:x; =; ;' }),
    await someone.get(PATH, { Cookie: 'workbench=bm90IGpzb24; wb_a="s:1.x"' }),
  ];
  assert.deepEqual(
    replies.map(({ status }) => status),
    [400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 303, 303, 400, 200, 400, 200, 200, 200, 200],
  );
  assert.deepEqual(
    replies.flatMap(({ setCookies }) => setCookies),
    [],
  );
});

test('what somebody typed is shown as text', async (context) => {
  const { visitor } = await startSite(context);
  const typed = '"><script>alert(1)</script>';
  const query = new URLSearchParams({ name: `wb_${typed}`, value: typed, path: `${PATH}/${typed}` });
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const replies = [
    await visitor().get(`${PATH}?${query}`),
    await visitor().get(`${PATH}?${query}&domain=;`),
    await visitor().request('POST', `${PATH}/preview`, form, `${query}`),
    await visitor().request('POST', `${PATH}/show`, form, `${query}`),
  ];
  for (const { text } of replies) {
    hides(text, '<script>alert');
    shows(text, '&lt;script&gt;');
  }
});

test('whatever can be typed can be sent: it is said at the field that it is too long, and stays', async (context) => {
  const { visitor } = await startSite(context);
  const { text: page } = await visitor().get(PATH);
  const fields = [...page.matchAll(/name="(\w+)" type="text" maxlength="(\d+)"/g)];
  assert.deepEqual(
    fields.map(([, name]) => name),
    ['name', 'value', 'max_age', 'expires', 'path', 'domain'],
  );
  const typed = Object.fromEntries(fields.map(([, name = '', most]) => [name, '쿠'.repeat(Number(most))]));
  for (const way of ['send', 'show', 'preview'])
    shows((await visitor().post(`${PATH}/${way}`, typed)).text, en('fields.tooLong', { max: 4200 }));
  const { status, text } = await visitor().post(`${PATH}/send`, { name: 'wb_a', value: 'x'.repeat(20_000) });
  assert.equal(status, 400);
  shows(text, `value="${'x'.repeat(20_000)}"`);
  shows(text, 'at most 4,200 characters');
});

test('a field that is far too long is refused for that alone, and is looked at no further', async (context) => {
  const { visitor } = await startSite(context);
  for (const field of ['name', 'value', 'max_age', 'expires', 'path', 'domain']) {
    const fields = { name: 'wb_a', [field]: `a${' '.repeat(60_000)};` };
    const reply = await visitor().post(`${PATH}/send`, fields, JSON_PLEASE);
    const { [field]: reason = '' } = reply.json<{ fields: Record<string, string> }>().fields;
    assert.match(reason, /^Please use at most [\d,]+ characters/, field);
  }
});

const fieldsIn = (reply: Reply) => Object.keys(reply.json<{ fields: object }>().fields);
