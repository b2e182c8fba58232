import type { Request } from 'express';
import { split } from '../wire/set-cookie-parts.ts';
import { cookiesWithoutSeals } from '../wire/without-secrets.ts';
import { trimmed } from './browser-rules.ts';
import { percentDecoded, readable } from './cookie-text.ts';

/** A cookie as it stands in the `Cookie` line, which says a name and a value and nothing else. */
export interface ReceivedCookie {
  readonly name: string;
  /** As it may be shown: without its seal. */
  readonly value: string;
  /** What the value says where it is percent-encoded. */
  readonly decoded: string | null;
  /** The value as it came, for checking; only of the workbench's cookies may it be shown. */
  readonly raw: string;
  /** Of the pair, as it travels with every request. */
  readonly bytes: number;
}

/** What came, in the order of the line. A name may come twice: each Path has a cookie of its own. */
export const receivedCookies = ({ headers }: Request): readonly ReceivedCookie[] =>
  (headers.cookie ?? '').split(';').map(trimmed).filter(Boolean).map(received);

function received(pair: string): ReceivedCookie {
  const named = pair.includes('=') ? pair : `=${pair}`; // browsers send a cookie without a name so
  const [name, raw] = split(named);
  const [, value] = split(cookiesWithoutSeals(readable(named)));
  return { name: readable(name), value, decoded: percentDecoded(value), raw, bytes: pair.length };
}
