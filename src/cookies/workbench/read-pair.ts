import { trimmed } from '../browser-rules.ts';

/** Name and value of a cookie as a browser reads them (RFC 6265bis, 5.6). */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** @param text all that stands in a Set-Cookie line before its attributes; from a semicolon on it is none of the pair */
export function readPair(text: string): Pair {
  const [pair = ''] = text.split(';');
  const equals = pair.indexOf('=');
  return { name: trimmed(pair.slice(0, equals)), value: trimmed(pair.slice(equals + 1)) };
}
