import type { Page } from 'playwright-core';
import { ko } from '../../src/i18n/ko.ts';
import type { Language } from '../../src/i18n/translations.ts';
import { textsOf } from '../support/texts-of.ts';

/** What a page says to eyes and ears. Code, and what is marked as another language, is not meant. */
const WORDS_SHOWN = `
  [...document.querySelectorAll('*')]
    .filter((each) => !each.closest('head title, code, pre, script, [lang]:not(html)'))
    .flatMap((each) => [
      ...[...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
      ...['aria-label', 'alt', 'title', 'placeholder'].map((name) => each.getAttribute(name) ?? ''),
    ])
    .flatMap((text) => text.match(/[a-z]+|\\p{Script=Hangul}+/giu) ?? [])
`;

/** A title cannot mark its code. */
const TITLE = 'document.title.match(/[a-z]+|\\p{Script=Hangul}+/giu)';

const latinIn = (leftOut: RegExp) =>
  new Set([...textsOf(ko).values()].flatMap((text) => text.replace(leftOut, '').match(/[a-z]+/gi) ?? []));

/** "Django", "JSON" and the like: what the Korean texts themselves say in Latin letters. */
const LATIN = latinIn(/`.*?`|{{.*?}}/g);
const LATIN_OR_CODE = latinIn(/{{.*?}}/g);

/** Words that a page shows in another language than its own, but for the visitor's name. */
export async function foreignWords(page: Page, language: Language, username: string): Promise<string[]> {
  const [shown, title] = await page.evaluate<string[][]>(`[${WORDS_SHOWN}, ${TITLE}]`);
  const isForeign = (usual: ReadonlySet<string>) => (word: string) =>
    word !== username &&
    (language === 'en' ? /\p{Script=Hangul}/u.test(word) : /[a-z]/i.test(word) && !usual.has(word));
  return [...(shown ?? []).filter(isForeign(LATIN)), ...(title ?? []).filter(isForeign(LATIN_OR_CODE))];
}
