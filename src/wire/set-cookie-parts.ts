/** One part of a Set-Cookie line, and which text of the catalogue explains it. */
export interface CookiePart {
  readonly text: string;
  readonly meaning: Meaning;
}

/** A Set-Cookie line taken apart (RFC 6265, section 4.1). */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly parts: readonly CookiePart[];
}

export type Meaning =
  | 'pair'
  | 'emptied'
  | 'expires'
  | 'expired'
  | 'maxAge'
  | 'path'
  | 'domain'
  | 'httpOnly'
  | 'secure'
  | 'sameSiteLax'
  | 'sameSiteStrict'
  | 'sameSiteNone'
  | 'partitioned'
  | 'unknown';

/** @param now Unix time in ms, when the line was sent: tells a removal from an end */
export function setCookieParts(line: string, now: number): SetCookie {
  const [pair = '', ...attributes] = line.split(/; ?/);
  const [name = '', value = ''] = split(pair);
  const first: CookiePart = { text: pair, meaning: value === '' ? 'emptied' : 'pair' };
  return {
    name,
    value,
    parts: [first, ...attributes.map((text) => ({ text, meaning: meaningOf(text, now) }))],
  };
}

function meaningOf(attribute: string, now: number): Meaning {
  const [name = '', value = ''] = split(attribute.toLowerCase());
  switch (name) {
    case 'expires':
      return Date.parse(value) <= now ? 'expired' : 'expires';
    case 'max-age':
      return Number(value) <= 0 ? 'expired' : 'maxAge';
    case 'samesite':
      return SAME_SITE.get(value) ?? 'unknown';
    default:
      return ATTRIBUTES.get(name) ?? 'unknown';
  }
}

const SAME_SITE = new Map<string, Meaning>([
  ['lax', 'sameSiteLax'],
  ['strict', 'sameSiteStrict'],
  ['none', 'sameSiteNone'],
]);

const ATTRIBUTES = new Map<string, Meaning>([
  ['path', 'path'],
  ['domain', 'domain'],
  ['httponly', 'httpOnly'],
  ['secure', 'secure'],
  ['partitioned', 'partitioned'],
]);

/** The name and the value of `name=value`; a flag has no value. */
export function split(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
