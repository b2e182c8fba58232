import { createInstance } from 'i18next';
import { en } from './en.ts';
import { ko } from './ko.ts';

/** The languages of the site. */
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((each) => each === text);

const catalogues = createInstance();
await catalogues.init({
  resources: { en: { translation: en }, ko: { translation: ko } },
  supportedLngs: [...LANGUAGES],
  interpolation: { escapeValue: false }, // EJS escapes whatever a page shows
});

/** Gives a text of the catalogues by its key, filled in with the values. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

function translate(language: Language): Translate {
  const t = catalogues.getFixedT(language);
  return (key, values) => String(t(key, { ...values }));
}

export const translator: Readonly<Record<Language, Translate>> = { en: translate('en'), ko: translate('ko') };
