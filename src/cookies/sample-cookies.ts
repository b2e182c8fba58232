import type { Request, Response } from 'express';
import { siteCookie } from '../pages/site-cookie.ts';

export const JAR = '/cookies';
export const ELSEWHERE = `${JAR}/elsewhere`;
const TEN_MINUTES_IN_MS = 10 * 60 * 1000;

/** Three cookies that hold the same value and differ in who may read it, how long, and where it comes. */
export const SAMPLES = {
  jar_open: { path: JAR, httpOnly: false },
  jar_http_only: { path: JAR, httpOnly: true, maxAge: TEN_MINUTES_IN_MS },
  jar_elsewhere: { path: ELSEWHERE, httpOnly: true, maxAge: TEN_MINUTES_IN_MS },
} as const;

export const isSample = (name: string) => Object.hasOwn(SAMPLES, name);

/** Sets all three. @param value what the visitor wrote */
export function setSamples(request: Request, response: Response, value: string): void {
  for (const [name, options] of Object.entries(SAMPLES))
    response.cookie(name, value, { ...siteCookie(request), ...options });
}
