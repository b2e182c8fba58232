import { isIP } from 'node:net';
import type { Request } from 'express';
import { addressOf, isTrusted } from './address.ts';
import { asHeaderText } from './cookie-text.ts';
import { prefixOf } from './namespace.ts';
import { JAR } from './sample-cookies.ts';

/** Which cookie is to go: a browser tells cookies apart by name, Domain and Path (RFC 6265, section 5.3). */
export interface Target {
  readonly name: string;
  /** Empty where nobody here knows. */
  readonly path: string;
  readonly domain: string;
  /** Whether it is one as this site sets its own: never partitioned. */
  readonly isOurs?: boolean;
}

/** Every Path that a cookie can have and still come to the jar, beside `/cookies/…` of its pages. */
const PATHS: readonly string[] = ['/', JAR];
/** More labels than a host of ours has. */
const MOST_DOMAINS = 4;
const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT';

/**
 * The Set-Cookie lines that tell the browser to drop a cookie. Where its Path is not known there is one for
 * each place that it can have come from; RFC 6265, section 4.1.1, asks for one line a name, and means by that
 * one cookie, of which these are several.
 * @param paths that it may have where it is not known
 */
export function removalLines(target: Target, request: Request, paths = PATHS): readonly string[] {
  const places = (target.path === '' ? paths : [target.path]).flatMap((path) =>
    domainsOf(target, request).map((domain) => ({ path, domain })),
  );
  return places.flatMap((place) =>
    kinds(target, request).map((kind) => line(target.name, { ...place, ...kind })),
  );
}

/**
 * Only over HTTPS, and on this very machine, may a line say `Secure`, and only with it may one be Partitioned
 * or have a prefix in its name. Whether a cookie is Partitioned no `Cookie` line says.
 */
function kinds({ name, isOurs = false }: Target, request: Request) {
  const maySaySecure = isTrusted(addressOf(request));
  const asked = { secure: request.secure || (maySaySecure && prefixOf(name) !== null), partitioned: false };
  return maySaySecure && !isOurs ? [asked, { secure: true, partitioned: true }] : [asked];
}

/** Without a Domain a cookie is this host's alone; that it may have had one is tried where nothing is known. */
function domainsOf({ path, domain }: Target, request: Request): readonly (string | null)[] {
  if (domain !== '') return [domain];
  return path === '' ? [null, ...domainsAbove(request.hostname ?? '')] : [null];
}

/** The host and what is above it; an address or a single word can be no Domain. */
function domainsAbove(host: string): readonly string[] {
  if (isIP(host) > 0 || !isDomain(host)) return [];
  const labels = host.split('.');
  return labels
    .slice(0, -1)
    .map((_, at) => labels.slice(at).join('.'))
    .slice(0, MOST_DOMAINS);
}

/** Two labels at least. */
export const isDomain = (text: string) => /^(?=.{3,253}$)\.?[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text);

interface Place {
  readonly path: string;
  readonly domain: string | null;
  readonly secure: boolean;
  readonly partitioned: boolean;
}

/** A cookie without a name is told by an equals sign alone, and must not be empty altogether. */
function line(name: string, { path, domain, secure, partitioned }: Place): string {
  return [
    `${asHeaderText(name)}=${name === '' ? 'gone' : ''}`,
    `Path=${path}`,
    ...(domain === null ? [] : [`Domain=${domain}`]),
    ...[`Expires=${PAST}`, 'HttpOnly', 'SameSite=Lax'],
    ...(secure ? ['Secure'] : []),
    ...(partitioned ? ['Partitioned'] : []),
  ].join('; ');
}
