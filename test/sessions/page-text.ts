import { translator } from '../../src/i18n/translations.ts';
import type { Reply } from '../support/visitor.ts';

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#34;': '"',
  '&#39;': "'",
};

/** What a page says to whoever reads it, in one line: without its markup. */
export const pageText = ({ text }: Reply): string =>
  text
    .slice(text.indexOf('<main'), text.indexOf('</main>'))
    .replace(/<[^>]*>/g, '')
    .replace(/&[^;]+;/g, (character) => CHARACTERS[character] ?? character)
    .replace(/\s+/g, ' ');

/** A text of the English catalogue as a page says it: what is set as code has no backticks there. */
export const said = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  translator.en(key, values).replaceAll('`', '');
