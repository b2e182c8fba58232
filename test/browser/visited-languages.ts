import { LANGUAGES, type Language } from '../../src/i18n/translations.ts';

/**
 * In which languages a browser goes through the lessons: in both with CI=true, else in the lecture's own alone,
 * since a browser takes its time and what it does is the same in every language.
 */
export const VISITED_LANGUAGES: readonly Language[] = process.env['CI'] === 'true' ? LANGUAGES : ['ko'];

/** With JavaScript in the lecture's language; without it in the other. */
export const WAYS = VISITED_LANGUAGES.map((language) => ({ language, javaScriptEnabled: language === 'ko' }));
