import type { Request } from 'express';

/** Where the cookies that are made for an experiment travel. */
export const EXPERIMENTS_PATH = '/lessons/experiments';

const MINUTE_IN_MS = 60 * 1000;

/** The attributes of a cookie that an experiment sends and takes back; should that fail, it goes by itself. */
export const testCookie = { path: EXPERIMENTS_PATH, httpOnly: true, maxAge: MINUTE_IN_MS } as const;

/** The values of every cookie of that name that came with the request; a name may come twice. */
export function valuesOf({ headers }: Request, name: string): string[] {
  const pairs = headers.cookie?.split('; ') ?? [];
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}
