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
export type Translate = (key: string, values?: Values) => string;
type Values = Readonly<Record<string, unknown>>;

/**
 * A text is asked for once where nothing but a small number is filled into it, since pages ask all the time.
 * Not by i18next's getFixedT, which copies all of its options for each text.
 */
function translate(language: Language): Translate {
  const known = new Map<string, string>();
  const t = (key: string, values?: Values) => String(catalogues.t(key, { ...values, lng: language }));
  return (key, values) => {
    const name = nameOf(key, values);
    if (name === null) return t(key, values);
    const text = known.get(name) ?? t(key, values);
    known.set(name, text);
    return text;
  };
}

/** What is always the same text has a name; there are not so many of them that they fill the memory. */
function nameOf(key: string, values: Values | undefined): string | null {
  if (values === undefined) return key;
  const { count, ...others } = values;
  const isSmall = typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 100;
  return isSmall && Object.keys(others).length === 0 ? `${key} ${count}` : null;
}

export const translator: Readonly<Record<Language, Translate>> = { en: translate('en'), ko: translate('ko') };
