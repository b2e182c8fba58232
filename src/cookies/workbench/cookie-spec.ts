import { z } from 'zod';
import { saying } from '../../pages/form.ts';
import { pathFits, trimmed } from '../browser-rules.ts';
import { isInNamespace } from '../namespace.ts';
import { PATH } from './addresses.ts';
import { readPair } from './read-pair.ts';

/** A little more than a browser takes, so that one sees it refuse. */
const LONGEST_VALUE = 4200;
const LONGEST_ATTRIBUTE = 1100;
const LONGEST_NAME = 100;
const LONGEST_END = 40;
/** So much more can be typed, so that one sees what is wrong; all of it in Hangul fits into a form (LARGE_FORM_LIMIT). */
const MORE = 100;

/** Control characters, and halves of a character. A header can carry a tab; browsers see to that themselves. */
const CONTROL = /(?!\t)[\p{Cc}\p{Cs}]/u;
const NOT_ASCII = /[^\x20-\x7e]/;
const ATTRIBUTE =
  /;\s*(expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)\s*(=|;|$)/i;

/** What is longer is not looked at any further. */
const text = (max: number) =>
  z
    .string()
    .default('')
    .refine((value) => value.length <= max, { ...saying('tooLong', { max }), abort: true });
const oneOf = (choices: readonly string[]) =>
  z.string().refine((value) => choices.includes(value), saying('chooseOne'));
const tick = () =>
  oneOf(['on', ''])
    .optional()
    .transform((value) => value === 'on');
const attribute = () =>
  text(LONGEST_ATTRIBUTE)
    .refine((value) => !NOT_ASCII.test(value), { ...saying('workbenchAscii'), abort: true })
    .refine((value) => !value.includes(';'), saying('workbenchSemicolon'));

const TEXTS = z.object({ value: z.string(), lifetime: z.string(), max_age: z.string(), expires: z.string() });

/**
 * Two fields together are looked at even where another one is wrong: all that is wrong is said at once. But
 * not where one is no text: JSON can bring anything.
 */
const besides = (text: Parameters<typeof saying>[0], field: keyof typeof TEXTS.shape) => ({
  ...saying(text),
  path: [field],
  when: ({ value }: { readonly value: unknown }) => TEXTS.safeParse(value).success,
});

/** The form of the workbench: a cookie as a visitor wants it. */
export const CookieForm = z
  .object({
    name: text(LONGEST_NAME)
      .refine((value) => value !== '', { ...saying('required'), abort: true })
      .refine((value) => !NOT_ASCII.test(value), { ...saying('workbenchAscii'), abort: true })
      .refine((value) => !value.includes(';'), { ...saying('workbenchSemicolon'), abort: true })
      .refine((value) => isInNamespace(readPair(`${value}=`).name), saying('workbenchName')),
    value: text(LONGEST_VALUE),
    encode: tick(),
    sign: tick(),
    lifetime: oneOf(['session', 'maxAge', 'expires']).default('session'),
    max_age: text(LONGEST_END),
    expires: text(LONGEST_END),
    path: attribute().refine(staysHere, saying('workbenchPath')),
    domain: attribute(),
    same_site: oneOf(['', 'Lax', 'Strict', 'None']).default(''),
    http_only: tick(),
    secure: tick(),
    partitioned: tick(),
  })
  .refine(
    ({ value, encode }) => !(encode ? /\p{Cs}/u : CONTROL).test(value),
    besides('workbenchControl', 'value'),
  )
  .refine(({ value, encode }) => encode || !ATTRIBUTE.test(value), besides('workbenchAttribute', 'value'))
  .refine(
    ({ lifetime, max_age }) => lifetime !== 'maxAge' || /^-?\d{1,20}$/.test(max_age),
    besides('wholeNumber', 'max_age'),
  )
  .refine(
    ({ lifetime, expires }) => lifetime !== 'expires' || instantOf(expires) !== null,
    besides('workbenchDate', 'expires'),
  );

export type CookieSpec = z.infer<typeof CookieForm>;

export const FIELDS = Object.keys(CookieForm.shape);

/** How many characters a field takes. */
export const MOST_TYPED = {
  name: LONGEST_NAME + MORE,
  value: LONGEST_VALUE + MORE,
  max_age: LONGEST_END + MORE,
  expires: LONGEST_END + MORE,
  path: LONGEST_ATTRIBUTE + MORE,
  domain: LONGEST_ATTRIBUTE + MORE,
} as const satisfies Partial<Record<keyof CookieSpec, number>>;

/**
 * A cookie for another page of the site could be neither seen nor counted here, and enough of them would lock
 * the visitor out of it (Node answers 431). So it comes here, or belongs below.
 */
function staysHere(path: string): boolean {
  const read = trimmed(path);
  return !read.startsWith('/') || pathFits(read, PATH) || read.startsWith(PATH);
}

/**
 * A date like `2031-02-28 10:00`, in UTC: Unix time in ms. Null for what no calendar has, and for years that
 * browsers do not agree on (RFC 6265bis, 5.1.1, begins in 1601).
 */
export function instantOf(date: string): number | null {
  const [, year, month, day, hour, minute, second = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/.exec(date) ?? [];
  if (year === undefined || Number(year) < 1601) return null;
  const numbers = [month, day, hour, minute, second].map(Number);
  const [ofYear = 0, ofMonth, ...ofDay] = numbers;
  const instant = new Date(Date.UTC(Number(year), ofYear - 1, ofMonth, ...ofDay));
  const again = [
    instant.getUTCMonth() + 1,
    instant.getUTCDate(),
    instant.getUTCHours(),
    instant.getUTCMinutes(),
  ];
  return again.join() === numbers.slice(0, 4).join() && Number(second) < 60 ? instant.getTime() : null;
}
