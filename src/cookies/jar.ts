import type { Request } from 'express';
import type { Parts } from '../app.ts';
import { cookieMaxAge } from '../sessions/expiry.ts';
import type { Settings } from '../settings.ts';
import { cookiePurpose, type Purpose } from '../wire/cookie-purpose.ts';
import { pathFits } from './browser-rules.ts';
import { type ReceivedCookie, receivedCookies } from './received-cookies.ts';
import { JAR } from './sample-cookies.ts';
import { type SealVerdict, sealVerdict } from './seal-verdict.ts';
import { type SentLine, sentLines } from './sent-lines.ts';
import { isSiteCookie, type SiteRule, siteRule } from './site-rules.ts';

/** How long a cookie lives, as far as anybody on this side knows. */
export type Life =
  | { readonly kind: 'session' }
  | { readonly kind: 'ends'; readonly at: number }
  | { readonly kind: 'lasts'; readonly seconds: number }
  | { readonly kind: 'either' }
  | { readonly kind: 'unknown' };

/** A cookie that came, with what its value does not say. */
export interface JarCookie extends Omit<ReceivedCookie, 'raw'> {
  readonly purpose: Purpose;
  /** Whether a cookie of this name is one of this site's. */
  readonly isOurs: boolean;
  /** Whether it is the only one of its name that came. */
  readonly isAlone: boolean;
  readonly seal: SealVerdict;
  readonly life: Life;
  /** The next three are null where only the browser knows. */
  readonly path: string | null;
  readonly domain: string | null;
  readonly httpOnly: boolean | null;
  /** When its Set-Cookie line went (Unix time in ms); null where the wire has none with this value. */
  readonly sentAt: number | null;
}

/** What this browser keeps for this site: what came here, and what was sent to it with another Path. */
export interface Jar {
  readonly cookies: readonly JarCookie[];
  readonly elsewhere: readonly (SentLine & { readonly purpose: Purpose })[];
  /** Every line that the wire has. */
  readonly lines: readonly SentLine[];
}

/** @param now Unix time in ms */
export function jarOf(request: Request, parts: Parts, now: number): Jar {
  const lines = sentLines(request, now);
  const received = receivedCookies(request);
  const named = ({ name }: ReceivedCookie) => received.filter((each) => each.name === name);
  const elsewhere = lines.filter(({ path }) => !pathFits(path, JAR));
  const purpose = (name: string) => cookiePurpose(name, parts.settings.SESSION_COOKIE_NAME);
  return {
    cookies: received.map((cookie) => jarCookie(cookie, named(cookie), lines, request, parts)),
    elsewhere: elsewhere.map((line) => ({ ...line, purpose: purpose(line.name) })),
    lines,
  };
}

/**
 * Of two with one name nobody can tell here which has which Path, unless a line has that very value, and one of
 * them alone. @param namesakes all of that name
 */
function jarCookie(
  received: ReceivedCookie,
  namesakes: readonly ReceivedCookie[],
  lines: readonly SentLine[],
  request: Request,
  parts: Parts,
): JarCookie {
  const { raw: _, ...cookie } = received;
  const { settings } = parts;
  const isAlone = namesakes.length === 1;
  const isUnique = namesakes.filter(({ value }) => value === cookie.value).length === 1;
  const sent = isUnique ? lineOf(received, lines) : undefined;
  const rule = isAlone ? siteRule(cookie.name, settings) : undefined;
  return {
    ...cookie,
    purpose: cookiePurpose(cookie.name, settings.SESSION_COOKIE_NAME),
    isOurs: isSiteCookie(cookie.name, settings),
    isAlone,
    seal: sealVerdict(received, request, parts),
    life: sent ? lifeOfLine(sent) : lifeOfRule(rule, request, settings),
    path: (sent ?? rule)?.path ?? null,
    domain: (sent ?? rule)?.domain ?? null,
    httpOnly: (sent ?? rule)?.httpOnly ?? null,
    sentAt: sent?.at ?? null,
  };
}

/** The line that set it; none where the value is another one by now, since then something else did. */
const lineOf = ({ name, value }: ReceivedCookie, lines: readonly SentLine[]) =>
  lines.find((line) => line.name === name && line.value === value && pathFits(line.path, JAR));

const lifeOfLine = ({ ends }: SentLine): Life =>
  ends === null ? { kind: 'session' } : { kind: 'ends', at: ends };

function lifeOfRule(rule: SiteRule | undefined, request: Request, settings: Settings): Life {
  if (rule === undefined) return { kind: 'unknown' };
  if (rule.lasts === 'either') return lifeOfSession(request, settings);
  return rule.lasts === null ? { kind: 'session' } : { kind: 'lasts', seconds: rule.lasts };
}

/** The row says what its cookie was told: when it was saved, and how long that lasts. */
function lifeOfSession(request: Request, settings: Settings): Life {
  const { sealed, decoded } = request.sessionEngine.chain(request);
  if (decoded === null || !sealed?.opened) return { kind: 'either' };
  const maxAge = cookieMaxAge(decoded, settings, sealed.opened.signedAt);
  return maxAge === null ? { kind: 'session' } : { kind: 'ends', at: sealed.opened.signedAt + maxAge };
}
