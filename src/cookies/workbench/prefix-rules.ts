import { type Address, isTrusted } from '../address.ts';
import { trimmed } from '../browser-rules.ts';
import { isAddress } from '../domain-rules.ts';
import { type Prefix, prefixOf } from '../namespace.ts';
import type { CookieSpec } from './cookie-spec.ts';

type BrokenRule = 'prefixSecure' | 'prefixHttpOnly' | 'prefixPath' | 'prefixDomain';

const BOUND_TO_HOST: readonly Prefix[] = ['__host-', '__host-http-'];
const SET_BY_SERVER: readonly Prefix[] = ['__http-', '__host-http-'];

/** The first rule of the name's prefix that a cookie breaks (RFC 6265bis, 4.1.3), or null. @param domain '' for none */
export function brokenPrefixRule(
  name: string,
  spec: CookieSpec,
  address: Address,
  domain: string,
): BrokenRule | null {
  const prefix = prefixOf(name);
  if (prefix === null) return null;
  if (!spec.secure || !isTrusted(address)) return 'prefixSecure';
  if (SET_BY_SERVER.includes(prefix) && !spec.http_only) return 'prefixHttpOnly';
  if (!BOUND_TO_HOST.includes(prefix)) return null;
  if (trimmed(spec.path) !== '/') return 'prefixPath';
  // Chromium lets an IP address name itself: it could not mean anybody else.
  const namesItself = isAddress(address.host) && domain === address.host;
  return domain === '' || namesItself ? null : 'prefixDomain';
}
