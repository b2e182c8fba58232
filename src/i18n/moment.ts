import type { Language } from './translations.ts';

/** ms */
const UNITS = [
  ['day', 24 * 60 * 60 * 1000],
  ['hour', 60 * 60 * 1000],
  ['minute', 60 * 1000],
] as const;

const utc = (column: string) => new Date(`${column.slice(0, 19).replace(' ', 'T')}Z`);

/** A date of the database in the visitor's language. The visitor's time zone is not known here, so it is UTC. */
export function momentText(column: string, language: Language): string {
  return `${new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(utc(column))} UTC`;
}

/** How long ago that was, in the largest unit that it fills: "3 minutes ago"; null for less than a minute. */
export function agoText(column: string, language: Language, now = Date.now()): string | null {
  const ago = now - utc(column).getTime();
  const [unit, length] = UNITS.find(([, length]) => ago >= length) ?? [null, 1];
  return unit && new Intl.RelativeTimeFormat(language).format(-Math.floor(ago / length), unit);
}
