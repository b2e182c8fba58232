import { isIP } from 'node:net';
import { getPublicSuffix } from 'tldts';

/** What a browser makes of the Domain attribute, as a text of the catalogue's `workbench.reasons`. */
export interface ReadDomain {
  readonly verdict: 'domainOther' | 'domainPublic' | 'domainSame' | 'domainBelow' | 'domainParent' | null;
  /** The domain whose hosts all get the cookie; null for this host alone. */
  readonly domain: string | null;
}

const OTHER: ReadDomain = { verdict: 'domainOther', domain: null };
const PUBLIC: ReadDomain = { verdict: 'domainPublic', domain: null };
const SAME: ReadDomain = { verdict: 'domainSame', domain: null };

/** RFC 6265bis, 5.7, steps 8 to 11. @param attribute without spaces around it; '' where there is none */
export function readDomain(attribute: string, host: string): ReadDomain {
  if (attribute === '') return { verdict: null, domain: null };
  const domain = attribute.replace(/^\./, '').toLowerCase();
  if (domain === host)
    return isAddress(host) || isPublicSuffix(host) ? SAME : { verdict: 'domainBelow', domain };
  if (domain === '' || isAddress(host) || !host.endsWith(`.${domain}`)) return OTHER;
  return isPublicSuffix(domain) ? PUBLIC : { verdict: 'domainParent', domain };
}

/** Whether anybody may have a name below it, as below `co.kr`; whatever has no dot is one (publicsuffix.org). */
const isPublicSuffix = (domain: string) =>
  getPublicSuffix(domain, { allowPrivateDomains: true, validateHostname: false }) === domain;

/** An IP address has no domain above it and no hosts below. */
export const isAddress = (host: string) => isIP(host.replace(/^\[|\]$/g, '')) !== 0;
