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

/**
 * A text that nothing is filled into is always the same: it is asked for once, since pages ask all the time.
 * Not by i18next's getFixedT, which copies all of its options for each text.
 */
function translate(language: Language): Translate {
  const t = (key: string, values?: object) => catalogues.t(key, { ...values, lng: language });
  const plain = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return String(t(key, values));
    const text = plain.get(key) ?? String(t(key));
    plain.set(key, text);
    return text;
  };
}

export const translator: Readonly<Record<Language, Translate>> = { en: translate('en'), ko: translate('ko') };
