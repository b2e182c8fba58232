import { parse } from 'bowser';
import type { Request } from 'express';
import type { User } from '../auth/user.ts';
import type { Language } from '../i18n/translations.ts';
import { knownPage } from './known-pages.ts';

export const DEVICES = ['computer', 'phone', 'tablet', 'other'] as const;
/** As coarse as it is shown: no model, no version, no browser. */
export type Device = (typeof DEVICES)[number];

/** What is recorded of one page that a visitor opened. */
export interface Visit {
  /** Unix time in ms. */
  readonly at: number;
  /** A page of KNOWN_PAGES or OTHER_PAGE: never what somebody has typed into an address. */
  readonly page: string;
  /** The page of this site whose link led there; null without one. */
  readonly referrer: string | null;
  readonly language: Language;
  readonly device: Device;
  /** 1: opened while signed in to the account that the visitor is joined with. */
  readonly signed_in: 0 | 1;
}

/** All that is kept of a request; its address (IP), its User-Agent and its query are not. */
export function visitOf(request: Request, now: number, account: User | null): Visit {
  return {
    at: now,
    page: knownPage(request.originalUrl),
    referrer: referrerOf(request),
    language: request.language,
    device: deviceOf(request.get('User-Agent') ?? ''),
    signed_in: account === null ? 0 : 1,
  };
}

/** Only of this site: what other site one comes from is none of our business. */
function referrerOf(request: Request): string | null {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return null;
  const { host, pathname } = new URL(referer);
  return host === request.host ? knownPage(pathname) : null;
}

const PLATFORMS: ReadonlyMap<string | undefined, Device> = new Map([
  ['desktop', 'computer'],
  ['mobile', 'phone'],
  ['tablet', 'tablet'],
]);

function deviceOf(userAgent: string): Device {
  if (userAgent === '') return 'other'; // which `parse` refuses
  return PLATFORMS.get(parse(userAgent).platform.type) ?? 'other';
}
