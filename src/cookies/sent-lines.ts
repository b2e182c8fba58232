import type { Request } from 'express';
import { type CookiePart, setCookieParts } from '../wire/set-cookie-parts.ts';
import { addressOf } from './address.ts';
import { LONGEST_LIFE_IN_MS, pathOf, trimmed, withinLimit } from './browser-rules.ts';
import { readable } from './cookie-text.ts';
import { readDomain } from './domain-rules.ts';

/** A Set-Cookie line that this browser was sent, and what it says of the cookie's life. */
export interface SentLine {
  readonly name: string;
  /** Without its seal, as the wire shows it. */
  readonly value: string;
  readonly parts: readonly CookiePart[];
  /** When it was sent (Unix time in ms). */
  readonly at: number;
  /** As a browser keeps it. */
  readonly path: string;
  /** Null for the host alone. */
  readonly domain: string | null;
  readonly httpOnly: boolean;
  /** Unix time in ms; null for a session cookie. */
  readonly ends: number | null;
}

/**
 * The last line of each cookie that the wire still has, but for removals and for what is over: the only
 * place where the server can look up how long a cookie lives, since the browser never says it.
 */
export function sentLines(request: Request, now: number): readonly SentLine[] {
  const { exchange } = request;
  const last = new Map<string, SentLine>();
  for (const line of exchange === undefined ? [] : linesOf(exchange.log.of(exchange.id), request)) {
    const identity = JSON.stringify([line.name, line.domain, line.path]);
    if (!last.has(identity)) last.set(identity, line);
  }
  return [...last.values()].filter(({ ends }) => ends === null || ends > now);
}

/** The lines of these exchanges, the newest first. @param here a request to the host that they were with */
export const linesOf = (exchanges: readonly Exchange[], here: Request): readonly SentLine[] =>
  exchanges.flatMap(({ at, request, response }) =>
    response.headers
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(([, line]) => sentLine(line, at, request.url, addressOf(here).host))
      .reverse(),
  );

type Exchange = ReturnType<NonNullable<Request['exchange']>['log']['of']>[number];

function sentLine(line: string, at: number, url: string, host: string): SentLine {
  const { name, value, parts } = setCookieParts(readable(line), at);
  const [path = ''] = url.split('?');
  return {
    ...{ name: trimmed(name), value: trimmed(value), parts, at },
    path: pathOf(attribute(parts, 'path') ?? '', path),
    domain: readDomain(withinLimit(attribute(parts, 'domain') ?? ''), host).domain,
    httpOnly: parts.some(({ meaning }) => meaning === 'httpOnly'),
    ends: endOf(parts, at),
  };
}

/** Max-Age counts where both are there (RFC 6265, section 5.3). No browser waits longer than it may. */
function endOf(parts: readonly CookiePart[], at: number): number | null {
  const [maxAge, expires] = [attribute(parts, 'max-age'), attribute(parts, 'expires')];
  if (maxAge === null && expires === null) return null;
  const end = maxAge === null ? Date.parse(expires ?? '') : at + Number(maxAge) * 1000;
  return Math.min(end, at + LONGEST_LIFE_IN_MS);
}

function attribute(parts: readonly CookiePart[], name: string): string | null {
  const part = parts.find(({ text }) => text.toLowerCase().startsWith(`${name}=`));
  return part === undefined ? null : part.text.slice(name.length + 1);
}
