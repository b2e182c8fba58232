import { isIP } from 'node:net';
import { z } from 'zod';
import { isInNamespace } from './cookies/namespace.ts';

/** A setting that cannot be used. Its message is one line for the person who set it. */
export class ImproperlyConfigured extends Error {}

// The message of each rule says what the variable may be; settings.ts puts it into a sentence.

export const flag = () => z.stringbool({ error: 'true or false' });

export const text = (pattern: RegExp, mayBe: string) => z.string().regex(pattern, mayBe);

/** @param taken names that the site gives to other cookies: two of one name would shut each other out */
export const cookieName = (taken: readonly string[]) =>
  z
    .string()
    .refine(
      (name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !taken.includes(name) && !isInNamespace(name),
      'a cookie name (RFC 6265, section 4.1.1) that no other cookie of this site has',
    );

export const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: values.join(', ') });

export function whole(least: number, most: number, unit = '') {
  const mayBe = `a whole number${unit} from ${least} to ${most}`;
  const within = z.number().min(least, mayBe).max(most, mayBe);
  return text(/^\d{1,12}$/, mayBe)
    .transform(Number)
    .pipe(within);
}

/** Shorter ones could be guessed; a key of Django's own has 50. */
export const SECRET_LENGTH = 32;

export const secret = () =>
  z.string().min(SECRET_LENGTH, `a secret text of at least ${SECRET_LENGTH} characters`);

/** Express's `trust proxy`: whom to believe what the request says of where it came from. */
export const proxies = () =>
  z
    .string()
    .refine(
      (value) => value === 'false' || /^[1-9]\d?$/.test(value) || value.split(/, ?/).every(isAddressOrRange),
      'false, the number of proxies in front, or their addresses separated by commas',
    );

function isAddressOrRange(part: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true;
  const [address = '', bits, ...more] = part.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}
