import { type CookieSpec, instantOf } from './cookie-spec.ts';
import { type Pair, readPair } from './read-pair.ts';
import { signed } from './workbench-signature.ts';

/** A cookie as it goes over the wire. */
export interface BuiltCookie {
  readonly line: string;
  /** The pair as a browser reads it. */
  readonly pair: Pair;
  /** The value before a browser reads it: signed and encoded. */
  readonly value: string;
  /** When it ends (Unix time in ms); null for a session cookie. */
  readonly ends: number | null;
}

/** The Set-Cookie line of a cookie. @param now Unix time in ms */
export function buildCookie(spec: CookieSpec, key: string, now: number): BuiltCookie {
  const plain = spec.sign ? signed(spec.value, key) : spec.value;
  const value = spec.encode ? encodeURIComponent(plain) : plain; // as Express does in response.cookie
  return {
    line: [`${spec.name}=${value}`, ...attributes(spec)].join('; '),
    pair: readPair(`${spec.name}=${value}`),
    value,
    ends: endOf(spec, now),
  };
}

function attributes(spec: CookieSpec): string[] {
  return [
    ...(spec.lifetime === 'maxAge' ? [`Max-Age=${spec.max_age}`] : []),
    ...(spec.lifetime === 'expires' ? [`Expires=${httpDate(spec.expires)}`] : []),
    ...(spec.path === '' ? [] : [`Path=${spec.path}`]),
    ...(spec.domain === '' ? [] : [`Domain=${spec.domain}`]),
    ...(spec.http_only ? ['HttpOnly'] : []),
    ...(spec.secure ? ['Secure'] : []),
    ...(spec.same_site === '' ? [] : [`SameSite=${spec.same_site}`]),
    ...(spec.partitioned ? ['Partitioned'] : []),
  ];
}

const httpDate = (date: string) => new Date(instantOf(date) ?? 0).toUTCString();

function endOf({ lifetime, max_age, expires }: CookieSpec, now: number): number | null {
  if (lifetime === 'maxAge') return now + Number(max_age) * 1000;
  return lifetime === 'expires' ? instantOf(expires) : null;
}
