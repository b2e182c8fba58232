/** Cookies to build at the workbench: each at a boundary, and what a browser does with it at 127.0.0.1. */
import type { Verdict } from '../../src/cookies/workbench/prediction.ts';

/** What is filled in beside a name, a value and Path=/. */
export type Fields = Readonly<Record<string, string>>;
export type Row = readonly [what: string, fields: Fields, verdict: Verdict];

const x = (count: number) => 'x'.repeat(count);
const on = 'on';
const secure = { secure: on };
const BELOW = '/cookies/workbench/';

const VALUES: readonly Row[] = [
  ['a plain value', {}, 'comesBack'],
  ['an empty value', { value: '' }, 'comesBack'],
  ['a value in quotes', { value: '"two words"' }, 'comesBack'],
  ['spaces around it', { value: '  1  ' }, 'comesBack'],
  ['commas and backslashes', { value: 'a,b\\c' }, 'comesBack'],
  ['an equals sign', { value: 'a=b' }, 'comesBack'],
  ['a semicolon', { value: 'chocolate; chip' }, 'comesBack'],
  ['nothing but a semicolon', { value: ';' }, 'comesBack'],
  ['a tab', { value: 'a\tb' }, 'refused'],
  ['a tab at the end', { value: 'a\t' }, 'comesBack'],
  ['a tab behind a semicolon', { value: 'a; \tb\tc' }, 'refused'],
  ['a tab right behind a semicolon', { value: 'a;\tb' }, 'comesBack'],
  ['a tab at either end behind a semicolon', { value: 'a; \tb\t' }, 'comesBack'],
  ['a tab in the middle of an equation', { value: 'a=\tb' }, 'refused'],
  ['a tab behind an equals sign', { value: 'a; b=\tc' }, 'comesBack'],
  ['a tab before an equals sign', { value: 'a; b\t=c' }, 'comesBack'],
  ['a tab, encoded', { value: 'a\tb', encode: on }, 'comesBack'],
  ['Korean', { value: '쿠키' }, 'comesBack'],
  ['a byte order mark', { value: '\ufeffx' }, 'comesBack'],
  ['Korean, encoded', { value: '쿠키', encode: on }, 'comesBack'],
  ['signed', { sign: on }, 'comesBack'],
  ['signed and encoded', { sign: on, encode: on }, 'comesBack'],
  ['4,096 bytes', { value: x(4092) }, 'comesBack'],
  ['4,097 bytes', { value: x(4093) }, 'refused'],
  ['4,096 bytes of two-byte letters', { value: 'é'.repeat(2046) }, 'comesBack'],
  ['4,097 bytes, half as many letters', { value: `${'é'.repeat(2046)}x` }, 'refused'],
  ['4,097 bytes, the last of them a space', { value: `${x(4092)} ` }, 'comesBack'],
  ['too large only when encoded', { value: ' '.repeat(1400), encode: on }, 'refused'],
  ['too large only when signed', { value: x(4090), sign: on }, 'refused'],
  ['a space in the name', { name: 'wb_a b' }, 'comesBack'],
  ['spaces around the name', { name: '  wb_a ' }, 'comesBack'],
  ['an equals sign in the name', { name: 'wb_a=b' }, 'comesBack'],
  ['signs in the name', { name: 'wb_(a)"' }, 'comesBack'],
];

const LIVES: readonly Row[] = [
  ...(
    [
      ['30', 'comesBack'],
      ['0', 'goneAtOnce'],
      ['-0', 'goneAtOnce'],
      ['-1', 'goneAtOnce'],
      ['34560000', 'comesBack'],
      ['34560001', 'comesBack'],
      ['99999999999999999999', 'comesBack'],
      ['-99999999999999999999', 'goneAtOnce'],
    ] as const
  ).map(([max_age, verdict]): Row => [`Max-Age=${max_age}`, { lifetime: 'maxAge', max_age }, verdict]),
  ...(
    [
      ['1601-01-01T00:00', 'goneAtOnce'],
      ['1970-01-01T00:00', 'goneAtOnce'],
      ['2020-02-29T12:34:56', 'goneAtOnce'],
      ['2038-01-19T03:14:08', 'comesBack'],
      ['9999-12-31T23:59', 'comesBack'],
    ] as const
  ).map(([expires, verdict]): Row => [`Expires ${expires}`, { lifetime: 'expires', expires }, verdict]),
  ['a removal that is refused', { lifetime: 'maxAge', max_age: '0', same_site: 'None' }, 'refused'],
];

const PATHS: readonly Row[] = (
  [
    ['', 'comesBack'],
    ['/cookies', 'comesBack'],
    ['/cookies/', 'comesBack'],
    ['/cookies/workbench', 'comesBack'],
    ['  /cookies/workbench  ', 'comesBack'],
    ['/cookies/workbench/', 'elsewhere'],
    ['/cookies/workbench/elsewhere', 'elsewhere'],
    ['/cookies/workbenches', 'elsewhere'],
    ['cookies', 'comesBack'],
    ['"/cookies/workbench/elsewhere"', 'comesBack'],
    [BELOW + x(1024 - BELOW.length), 'elsewhere'],
    [BELOW + x(1025 - BELOW.length), 'comesBack'],
  ] as const
).map(([path, verdict]): Row => [`Path=${path.slice(0, 40)} (${path.length})`, { path }, verdict]);

const DOMAINS: readonly Row[] = (
  [
    ['127.0.0.1', 'comesBack'],
    ['.127.0.0.1', 'comesBack'],
    ['0.0.1', 'refused'],
    ['127.1', 'refused'],
    ['localhost', 'refused'],
    ['.localhost', 'refused'],
    ['LocalHost', 'refused'],
    ['shop.test', 'refused'],
    ['.shop.test', 'refused'],
    ['..shop.test', 'refused'],
    ['shop.test.', 'refused'],
    ['SHOP.test', 'refused'],
    [' shop.test ', 'refused'],
    ['www.shop.test', 'refused'],
    ['test', 'refused'],
    ['op.test', 'refused'],
    ['example.com', 'refused'],
    ['shop.test:80', 'refused'],
    ['"shop.test"', 'refused'],
    ['.', 'refused'],
    [' ', 'comesBack'],
    [x(1024), 'refused'],
    [x(1025), 'comesBack'],
  ] as const
).map(([domain, verdict]): Row => [`Domain=${domain.slice(0, 40)} (${domain.length})`, { domain }, verdict]);

const FLAGS: readonly Row[] = [
  ['HttpOnly', { http_only: on }, 'comesBack'],
  ['Secure', { secure: on }, 'comesBack'],
  ['SameSite not said', { same_site: '' }, 'comesBack'],
  ['SameSite=Lax', { same_site: 'Lax' }, 'comesBack'],
  ['SameSite=Strict', { same_site: 'Strict' }, 'comesBack'],
  ['SameSite=None', { same_site: 'None' }, 'refused'],
  ['SameSite=None; Secure', { same_site: 'None', ...secure }, 'comesBack'],
  ['Partitioned', { partitioned: on }, 'refused'],
  ['Partitioned; Secure', { partitioned: on, ...secure }, 'comesBack'],
  ['Partitioned; Secure; Domain', { partitioned: on, ...secure, domain: '127.0.0.1' }, 'comesBack'],
  ['everything', { http_only: on, ...secure, same_site: 'None', partitioned: on }, 'comesBack'],
];

/** Every prefix with everything that it may ask for, given and not given. */
function prefixed(prefix: string, verdicts: readonly Verdict[]): Row[] {
  const name = `${prefix}wb_a`;
  const variants: readonly Fields[] = [
    {},
    secure,
    { ...secure, http_only: on },
    { ...secure, http_only: on, path: '' },
    { ...secure, http_only: on, path: '/cookies' },
    { ...secure, http_only: on, domain: '127.0.0.1' },
    { ...secure, http_only: on, domain: '.127.0.0.1' },
    { ...secure, http_only: on, domain: 'localhost' },
    { ...secure, http_only: on, domain: 'shop.test' },
    { ...secure, http_only: on, domain: x(1025) },
    { http_only: on },
  ];
  return variants.map((fields, at): Row => {
    const given = Object.entries(fields).map(([field, text]) => `${field}=${text.slice(0, 20)}`);
    return [`${name} ${given.join(' ')}`, { ...fields, name }, verdicts[at] ?? 'refused'];
  });
}

const yes = 'comesBack';
const no = 'refused';
const HOST: readonly Verdict[] = [no, yes, yes, no, no, yes, no, no, no, yes, no];
const SECURE: readonly Verdict[] = [no, yes, yes, yes, yes, yes, yes, no, no, yes, no];
const HTTP: readonly Verdict[] = [no, no, yes, yes, yes, yes, yes, no, no, yes, no];
const HOST_HTTP: readonly Verdict[] = [no, no, yes, no, no, yes, no, no, no, yes, no];

export const ROWS: readonly Row[] = [
  ...VALUES,
  ...LIVES,
  ...PATHS,
  ...DOMAINS,
  ...FLAGS,
  ...['__Host-', '__host-'].flatMap((prefix) => prefixed(prefix, HOST)),
  ...['__Secure-', '__sEcUrE-'].flatMap((prefix) => prefixed(prefix, SECURE)),
  ...['__Http-', '__http-'].flatMap((prefix) => prefixed(prefix, HTTP)),
  ...['__Host-Http-', '__HOST-http-'].flatMap((prefix) => prefixed(prefix, HOST_HTTP)),
];
