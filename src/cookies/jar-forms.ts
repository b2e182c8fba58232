import { z } from 'zod';
import { saying } from '../pages/form.ts';
import { asHeaderText } from './cookie-text.ts';
import { isDomain } from './removal.ts';

const LONGEST_VALUE = 100;
/** A pair may have 4096 bytes, and its name may be all of it. */
const LONGEST_NAME = 4096;
const LONGEST_PATH = 1024;
/** How much of a name goes into an address. */
export const LONGEST_IN_ADDRESS = 500;

/** What is put into the jar: anything that can be percent-encoded. */
export const Sample = z.object({
  value: z
    .string()
    .trim()
    .min(1)
    .refine((text) => text.length <= LONGEST_VALUE, saying('tooLong', { max: LONGEST_VALUE }))
    .refine((text) => /^\P{Cs}*$/u.test(text), saying('cookieText')),
});

/** A name that can stand before `=` in a header; neither has to be known to us. */
const isName = (name: string) => /^[\x20-\x3a\x3c\x3e-\x7e\x80-\xff]*$/.test(asHeaderText(name));

/** A Path that a browser takes as it is (RFC 6265, section 4.1.1). */
const isPath = (path: string) => /^\/[\x20-\x3a\x3c-\x7e]*$/.test(path);

export const Removal = z.object({
  name: z.string().refine((name) => name.length <= LONGEST_NAME && isName(name), saying('cookieName')),
  path: z
    .string()
    .trim()
    .default('')
    .refine((path) => path === '' || (path.length <= LONGEST_PATH && isPath(path)), saying('cookiePath')),
  domain: z
    .string()
    .trim()
    .default('')
    .refine((domain) => domain === '' || isDomain(domain), saying('cookieDomain')),
});

/** What a deletion leads to: which cookie the page is to look for. It may be anybody's address. */
export const Deleted = z
  .object({
    deleted: z.string().max(LONGEST_IN_ADDRESS),
    cut: z
      .unknown()
      .optional()
      .transform((value) => value === '1'),
    path: z.string().max(LONGEST_PATH).catch(''),
  })
  .nullable()
  .catch(null);
