import type { Request, Response } from 'express';
import { z } from 'zod';
import { siteCookie } from '../../pages/site-cookie.ts';
import { LONGEST_LIFE_IN_MS, pathFits } from '../browser-rules.ts';
import { isInNamespace } from '../namespace.ts';
import { PATH } from './addresses.ts';

/** The cookie that keeps which cookies were made, since a Cookie line says neither their Path nor their Domain. */
const NAME = 'workbench';
const MOST = 10;
/** Of all names and values together. */
const MOST_BYTES = 8192;
/** Of a Cookie line, whoever set what is in it: with long addresses (this one and its Referer) less than Node's 16 KiB. */
const LONGEST_LINE = 10_240;
/** Of the list itself: a Path may be long. */
const LONGEST_LIST = 3000;
/** Seconds up to the last date that there is. */
const LAST_SECOND = 8.64e12;

const attribute = z.string().regex(/^[\x20-\x3a\x3c-\x7e]{0,1024}$/);
const MadeCookie = z.tuple([
  attribute.refine(isInNamespace),
  attribute.startsWith('/'),
  attribute.nullable(),
  z.number().int().min(0).max(4096),
  z.number().int().min(0).max(LAST_SECOND).nullable(),
  z.boolean(),
]);
const List = z.array(MadeCookie.transform(fromTuple)).max(MOST);

/** A cookie that a browser ought to have from the workbench. */
export interface Made {
  readonly name: string;
  readonly path: string;
  /** Null for this host alone. */
  readonly domain: string | null;
  readonly bytes: number;
  /** Unix time in seconds; null for a session cookie. */
  readonly ends: number | null;
  readonly partitioned: boolean;
}

function fromTuple([name, path, domain, bytes, ends, partitioned]: z.output<typeof MadeCookie>): Made {
  return { name, path, domain, bytes, ends, partitioned };
}

const toTuple = (made: Made) => [
  ...[made.name, made.path, made.domain, made.bytes],
  ...[made.ends, made.partitioned],
];

/** The list may be anybody's: whatever is no list of ours counts as none. @param now Unix time in ms */
export function madeCookies(request: Request, now: number): readonly Made[] {
  const text = Buffer.from(String(request.cookies[NAME] ?? ''), 'base64url').toString();
  const list = List.safeParse(parsed(text)).data ?? [];
  return list.filter(({ ends }) => ends === null || ends * 1000 > now);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The list with one more, in place of the cookie that a browser would overwrite (RFC 6265bis, 5.7). */
export const withCookie = (list: readonly Made[], made: Made) => [...without(list, made), made];

export const without = (list: readonly Made[], made: Made) => list.filter((each) => !isSame(each, made));

export const isSame = (one: Made, other: Made) =>
  one.name === other.name &&
  one.path === other.path &&
  one.domain === other.domain &&
  one.partitioned === other.partitioned;

/**
 * Whether that is more than a browser should carry: the site must stay within reach. The list may have been
 * deleted, and scripts and other hosts of the domain set cookies, too: so what came along counts as it came.
 * @param before the list as it came; @param list as it would be
 */
export function areTooMany(before: readonly Made[], list: readonly Made[], request: Request): boolean {
  const isLong = bytesOf(list) > MOST_BYTES || written(list).length > LONGEST_LIST;
  return list.length > MOST || isLong || lineAfter(before, list, request) > LONGEST_LINE;
}

/** How long the longest Cookie line will be: that of this request, without what it has of the list, and all of the list. */
function lineAfter(before: readonly Made[], list: readonly Made[], { headers }: Request): number {
  const came = before.filter(({ path }) => pathFits(path, PATH));
  return (headers.cookie ?? '').length - bytesOf(came) + bytesOf(list);
}

const bytesOf = (list: readonly Made[]) => list.reduce((sum, { bytes }) => sum + bytes, 0);

/** Keeps the list as long as the last of its cookies; an empty one not at all. @param now Unix time in ms */
export function keepMade(request: Request, response: Response, list: readonly Made[], now: number): void {
  const cookie = { ...siteCookie(request), path: PATH };
  if (list.length > 0) response.cookie(NAME, written(list), { ...cookie, ...lifeOf(list, now) });
  else if (NAME in request.cookies) response.clearCookie(NAME, cookie);
}

const written = (list: readonly Made[]) =>
  Buffer.from(JSON.stringify(list.map(toTuple))).toString('base64url');

function lifeOf(list: readonly Made[], now: number): { maxAge: number } | undefined {
  const last = Math.max(0, ...list.map(({ ends }) => (ends ?? 0) * 1000));
  return last === 0 ? undefined : { maxAge: Math.min(last - now, LONGEST_LIFE_IN_MS) };
}
