import type { Request } from 'express';
import { isInNamespace } from '../namespace.ts';
import { receivedCookies } from '../received-cookies.ts';
import { removalLines } from '../removal.ts';
import { PATH } from './addresses.ts';
import { type Made, madeCookies } from './made-cookies.ts';

/** Where a cookie may be from that came along and is not on the list. */
const PATHS_ABOVE = ['/', '/cookies', '/cookies/', PATH];

/** The lines that remove what a form asks for: one of the cookies, or with `all` every one. @param now Unix time in ms */
export function linesFor(request: Request, now: number): readonly string[] {
  const listed = madeCookies(request, now).filter((made) => isAskedFor(made, request.body));
  const targets = [
    ...listed.map(({ name, path, domain }) => ({ name, path, domain: domain ?? '' })),
    ...unlisted(request, now).map((name) => ({ name, path: '', domain: '' })),
  ];
  return [...new Set(targets.flatMap((target) => removalLines(target, request, PATHS_ABOVE)))];
}

/** What is left on the list. @param now Unix time in ms */
export const withoutRemoved = (request: Request, now: number) =>
  madeCookies(request, now).filter((made) => !isAskedFor(made, request.body));

/** Names that came along, and are not on the list: it was lost, or another tab made them. */
export function unlistedNames(request: Request, list: readonly Made[]): readonly string[] {
  const names = receivedCookies(request).map(({ name }) => name);
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
