import type { en } from '../../i18n/en.ts';
import { split } from '../../wire/set-cookie-parts.ts';
import { type Address, isThisMachine, isTrusted } from '../address.ts';
import {
  LONGEST_ATTRIBUTE,
  LONGEST_LIFE_IN_MS,
  pathFits,
  pathOf,
  trimmed,
  withinLimit,
} from '../browser-rules.ts';
import { type ReadDomain, readDomain } from '../domain-rules.ts';
import { PATH, SEND } from './addresses.ts';
import type { CookieSpec } from './cookie-spec.ts';
import { brokenPrefixRule } from './prefix-rules.ts';
import type { BuiltCookie } from './set-cookie-line.ts';

/** What a browser will do: keep it and bring it back, drop it at once, keep it for other pages, or refuse it. */
export type Verdict = 'comesBack' | 'goneAtOnce' | 'elsewhere' | 'refused';

/** One reason, as a text of the catalogue's `workbench.reasons`. */
export interface Reason {
  readonly name: keyof typeof en.workbench.reasons;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Prediction {
  readonly verdict: Verdict;
  /** What decides it: all that stands in the cookie's way, or nothing. */
  readonly because: readonly Reason[];
  /** What else a browser makes of the line. */
  readonly notes: readonly Reason[];
  /** Where the browser will keep it. */
  readonly path: string;
  /** Whether hosts below this one get it, too. */
  readonly domain: string | null;
}

const REFUSED: readonly ReadDomain['verdict'][] = ['domainOther', 'domainPublic'];
/** Bytes of name and value together (RFC 6265bis, 5.6). */
export const MOST_BYTES_OF_ONE = 4096;

/**
 * What a browser will do with a cookie that this address sends: RFC 6265bis, and where Chromium is stricter,
 * as Chromium does. @param now Unix time in ms
 */
export function predict(spec: CookieSpec, built: BuiltCookie, address: Address, now: number): Prediction {
  const path = pathOf(spec.path, SEND);
  const { verdict: domainVerdict, domain } = readDomain(withinLimit(spec.domain), address.host);
  const refused = refusals(spec, built, address, domainVerdict);
  const notes = [
    ...notesOnPair(spec, built),
    ...notesOnAttributes(spec, address),
    ...(domainVerdict === null || REFUSED.includes(domainVerdict)
      ? []
      : [{ name: domainVerdict, values: { host: address.host, domain: domain ?? '' } }]),
    ...notesOnEnd(built, now),
  ];
  return { ...decide(refused, built, path, now), notes, path, domain };
}

function decide(refused: readonly Reason[], { ends }: BuiltCookie, path: string, now: number) {
  if (refused.length > 0) return { verdict: 'refused' as const, because: refused };
  if (ends !== null && ends <= now)
    return { verdict: 'goneAtOnce' as const, because: [{ name: 'over' } as const] };
  if (pathFits(path, PATH)) return { verdict: 'comesBack' as const, because: [] };
  const reason: Reason = { name: 'pathElsewhere', values: { path: shortPath(path), here: PATH } };
  return { verdict: 'elsewhere' as const, because: [reason] };
}

function refusals(
  spec: CookieSpec,
  { pair, value }: BuiltCookie,
  address: Address,
  domainVerdict: ReadDomain['verdict'],
): Reason[] {
  const bytes = sizeOf(pair);
  const prefixRule = brokenPrefixRule(pair.name, spec, address, withinLimit(spec.domain));
  const rules: [boolean, Reason][] = [
    [bytes > MOST_BYTES_OF_ONE, { name: 'tooLarge', values: { bytes, most: MOST_BYTES_OF_ONE } }],
    [hasTab(value), { name: 'tab' }],
    [spec.secure && !isTrusted(address), { name: 'secureOverHttp', values: { host: address.host } }],
    [spec.same_site === 'None' && !spec.secure, { name: 'noneWithoutSecure' }],
    [spec.partitioned && !spec.secure, { name: 'partitionedWithoutSecure' }],
    [domainVerdict === 'domainOther', { name: 'domainOther', values: { host: address.host } }],
    [domainVerdict === 'domainPublic', { name: 'domainPublic', values: { domain: trimmed(spec.domain) } }],
  ];
  const broken = rules.filter(([isBroken]) => isBroken).map(([, reason]) => reason);
  return prefixRule === null ? broken : [...broken, { name: prefixRule }];
}

/** One at either end is dropped, as a space is; also in what stands behind a semicolon. */
function hasTab(line: string): boolean {
  const [value = '', ...attributes] = line.split(';');
  const texts = [value, ...attributes.flatMap((each) => split(each))];
  return texts.some((text) => trimmed(text).includes('\t'));
}

function notesOnPair(spec: CookieSpec, { pair, value }: BuiltCookie): Reason[] {
  const rules: [boolean, Reason][] = [
    [/^[ \t]|[ \t]$/.test(value) || /^ | $/.test(spec.name), { name: 'trimmed' }],
    [value.includes(';'), { name: 'cut' }],
    [spec.name.includes('='), { name: 'nameCut', values: { name: pair.name } }],
    [isUnusual(spec.name, pair.value), { name: 'unusual' }],
    [spec.sign, { name: 'signed' }],
    [spec.encode && encodeURIComponent(spec.value) !== spec.value, { name: 'encoded' }],
  ];
  return rules.filter(([applies]) => applies).map(([, reason]) => reason);
}

/** Servers ought not to send these (RFC 6265bis, 4.1.1); browsers take them all the same. */
const isUnusual = (name: string, value: string) =>
  /[^!#$%&'*+\-.^_`|~0-9a-z=]/i.test(name) || !/^("?)[!#-+\--:<-[\]-~]*\1$/.test(value);

function notesOnAttributes(spec: CookieSpec, address: Address): Reason[] {
  const rules: [boolean, Reason][] = [
    [spec.path !== '' && pathOf(spec.path, SEND) !== trimmed(spec.path), pathNote(spec.path)],
    [
      trimmed(spec.domain).length > LONGEST_ATTRIBUTE,
      { name: 'domainTooLong', values: { most: LONGEST_ATTRIBUTE } },
    ],
    [spec.secure && !address.isHttps && isThisMachine(address), { name: 'secureHere' }],
    [spec.same_site === '', { name: 'sameSiteUnsaid' }],
  ];
  return rules.filter(([applies]) => applies).map(([, reason]) => reason);
}

const pathNote = (path: string): Reason =>
  trimmed(path).length > LONGEST_ATTRIBUTE
    ? { name: 'pathTooLong', values: { most: LONGEST_ATTRIBUTE, path: PATH } }
    : { name: 'pathIgnored', values: { path: PATH } };

const notesOnEnd = ({ ends }: BuiltCookie, now: number): Reason[] =>
  ends !== null && ends > now + LONGEST_LIFE_IN_MS ? [{ name: 'capped' }] : [];

export const sizeOf = ({ name, value }: { name: string; value: string }) => Buffer.byteLength(name + value);

const shortPath = (path: string) => (path.length > 80 ? `${path.slice(0, 80)}…` : path);
