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

/** The pairs of a Cookie line. */
export const pairsOf = (cookieLine: string): readonly Pair[] =>
  cookieLine
    .split(';')
    .filter((pair) => pair.includes('='))
    .map(readPair);

/** Node reads and writes a header byte by byte (latin1); what a visitor typed goes as UTF-8. */
export const asHeader = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
export const fromHeader = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
