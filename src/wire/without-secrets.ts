import { TRACKING_COOKIE } from '../tracking/tracking-cookies.ts';
import type { Header } from './exchange.ts';
import { WIRE_COOKIE } from './wire-cookie.ts';

// What is kept of an exchange may stand on a projector, and is read by whoever has the browser's wire
// cookie. So it is shown as it went, but for what would let a reader become the one who sent it.

/** Credentials (RFC 9110, section 11.6). */
const CREDENTIALS = /^(proxy-)?authorization$/i;
const COOKIES = /^(set-)?cookie$/i;
/** And addresses, in which a form may stand. Most headers are none of these. */
const MAY_HOLD_SECRETS = /^(?:(?:proxy-)?authorization|(?:set-)?cookie|referer|location)$/i;

/** How much of a secret stays, so that it can be told from another. */
const SHOWN = 4;
/** A secret but for so much of it as tells it from another; never cut in the middle of an escape. */
export const shortSecret = (secret: string) =>
  `${secret
    .match(/%[0-9a-f]{2}|./gi)
    ?.slice(0, SHOWN)
    .join('')}…`;

/** A signature or a seal, which stands last in the value, behind a dot or a colon (`%3A`). */
const SEAL = /(?<=[.:]|%3A)([\w+/-]|%2B|%2F){20,}(?=;|$)/gi;
/**
 * Each value of a form in an address that is called a password, also where the address stands encoded in another
 * (`next=%2F%3Fpassword%3D…`); no field of ours has a longer name.
 */
const PASSWORD = /(?<=(?:[?&]|%3F|%26)[^=&%]{0,40}password[^=&%]{0,40}(?:=|%3D))(?:(?!%26|%23)[^&#])*/gi;

/** A header without what nobody else may have. */
export function headerWithoutSecrets(header: Header): Header {
  const [name, value] = header;
  if (!MAY_HOLD_SECRETS.test(name)) return header;
  if (CREDENTIALS.test(name)) return [name, '…'];
  if (COOKIES.test(name)) return [name, cookiesWithoutSeals(value)];
  return [name, addressWithoutPasswords(value)];
}

/** An address without the passwords that somebody has put into it. */
export const addressWithoutPasswords = (address: string) => address.replace(PASSWORD, '…');

/** A Cookie or Set-Cookie line with its seals cut. A session's key stays: nobody can sign it without SECRET_KEY. */
export const cookiesWithoutSeals = (line: string) =>
  line
    .split(/(; *)/) // a browser sends one space, other programs may send none
    .map((part, at) => (at % 2 === 0 ? pairWithoutSeal(part) : part))
    .join('');

function pairWithoutSeal(pair: string): string {
  const name = [WIRE_COOKIE, TRACKING_COOKIE].find((each) => pair.startsWith(`${each}=`));
  return name === undefined ? pair.replace(SEAL, shortSecret) : shortPair(name, pair);
}

/** A bare random number is as good as its browser to whoever reads it. */
function shortPair(name: string, pair: string): string {
  const value = pair.slice(name.length + 1);
  return value === '' ? pair : `${name}=${shortSecret(value)}`;
}
