import type { Page } from 'playwright-core';
import { ko } from '../../src/i18n/ko.ts';
import type { Language } from '../../src/i18n/translations.ts';
import { textsOf } from '../support/texts-of.ts';

/** What a page says to eyes and ears. Code, and what is marked as another language, is not meant. */
const WORDS_SHOWN = `
  [...document.querySelectorAll('*')]
    .filter((each) => !each.closest('code, pre, script, [lang]:not(html)'))
    .flatMap((each) => [
      ...[...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
      ...['aria-label', 'alt', 'title', 'placeholder'].map((name) => each.getAttribute(name) ?? ''),
    ])
    .flatMap((text) => text.match(/[a-z]+|\\p{Script=Hangul}+/giu) ?? [])
`;

/** "Django", "JSON" and the like: what the Korean texts themselves say in Latin letters. */
const LATIN = new Set(
  [...textsOf(ko).values()].flatMap((text) => text.replace(/`.*?`|{{.*?}}/g, '').match(/[a-z]+/gi) ?? []),
);

/** Words that a page shows in another language than its own, but for the visitor's name. */
export async function foreignWords(page: Page, language: Language, username: string): Promise<string[]> {
  const words = await page.evaluate<string[]>(WORDS_SHOWN);
  const isForeign = {
    en: (word: string) => /\p{Script=Hangul}/u.test(word),
    ko: (word: string) => /[a-z]/i.test(word) && !LATIN.has(word),
  };
  return words.filter((word) => word !== username && isForeign[language](word));
}
