import type { Request } from 'express';
import { addressOf, isTrusted, PATH } from './addresses.ts';
import { readDomain } from './domain-rules.ts';
import { type Made, madeCookies, removalOf } from './made-cookies.ts';
import { isInNamespace } from './namespace.ts';
import { asHeader, fromHeader, pairsOf } from './read-pair.ts';

/** Where a cookie may be from that came along and is not on the list. */
const PATHS_ABOVE = ['/', '/cookies', '/cookies/', PATH];

/** The lines that remove what a form asks for: one of the cookies, or with `all` every one. @param now Unix time in ms */
export function removalLines(request: Request, now: number): readonly string[] {
  const listed = madeCookies(request, now).filter((made) => isAskedFor(made, request.body));
  const lines = [...listed, ...unlisted(request, now).flatMap((name) => guesses(name, request))];
  return lines.map(removalOf).map(asHeader);
}

/** What is left on the list. @param now Unix time in ms */
export const withoutRemoved = (request: Request, now: number) =>
  madeCookies(request, now).filter((made) => !isAskedFor(made, request.body));

/** Names that came along, and are not on the list: it was lost, or another tab made them. */
export function unlistedNames(request: Request, list: readonly Made[]): readonly string[] {
  const names = pairsOf(fromHeader(request.headers.cookie ?? '')).map(({ name }) => name);
  const isUnlisted = (name: string) => isInNamespace(name) && !list.some((made) => made.name === name);
  return [...new Set(names)].filter(isUnlisted);
}

function unlisted(request: Request, now: number): readonly string[] {
  const { all, name } = request.body ?? {};
  return unlistedNames(request, madeCookies(request, now)).filter((each) => all === '1' || each === name);
}

function isAskedFor(made: Made, body: unknown): boolean {
  const asked: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  if (asked['all'] === '1') return true;
  return (
    asked['name'] === made.name && asked['path'] === made.path && asked['domain'] === (made.domain ?? '')
  );
}

/**
 * A Cookie line does not say where a cookie is from: every Path above this page is tried, for this host and
 * for those below it, kept apart or not.
 */
function guesses(name: string, request: Request): Made[] {
  const address = addressOf(request);
  const { domain: below } = readDomain(address.host, address.host);
  const rest = { name, bytes: 0, ends: null, secure: isTrusted(address), httpOnly: true };
  const domains = below === null ? [null] : [null, below];
  return PATHS_ABOVE.flatMap((path) =>
    domains.flatMap((domain) => [false, true].map((partitioned) => ({ ...rest, path, domain, partitioned }))),
  );
}
