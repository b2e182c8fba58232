import { isIP } from 'node:net';

/** What a browser makes of the Domain attribute, as a text of the catalogue's `workbench.reasons`. */
export interface ReadDomain {
  readonly verdict: 'domainOther' | 'domainSame' | 'domainBelow' | 'domainParent' | null;
  /** The domain whose hosts all get the cookie; null for this host alone. */
  readonly domain: string | null;
}

const OTHER: ReadDomain = { verdict: 'domainOther', domain: null };
const SAME: ReadDomain = { verdict: 'domainSame', domain: null };

/**
 * RFC 6265bis, 5.7, steps 8 to 11. A browser also knows the list of public suffixes, as `co.kr` is one; we only
 * know that what has no dot is one. @param attribute without spaces around it; '' where there is none
 */
export function readDomain(attribute: string, host: string): ReadDomain {
  if (attribute === '') return { verdict: null, domain: null };
  const domain = attribute.replace(/^\./, '').toLowerCase();
  const hasDot = domain.includes('.');
  if (domain === host) return isAddress(host) || !hasDot ? SAME : { verdict: 'domainBelow', domain };
  const isParent = domain !== '' && !isAddress(host) && hasDot && host.endsWith(`.${domain}`);
  return isParent ? { verdict: 'domainParent', domain } : OTHER;
}

/** An IP address has no domain above it and no hosts below. */
export const isAddress = (host: string) => isIP(host.replace(/^\[|\]$/g, '')) !== 0;
