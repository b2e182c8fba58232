import type { Language } from './translations.ts';

/**
 * An instant to the second. The visitor's time zone is not known here, so it is UTC.
 * @param instant Unix time in ms
 */
export function instantText(instant: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return `${format.format(instant)} UTC`;
}
