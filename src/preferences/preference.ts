import { z } from 'zod';
import { LANGUAGE_COOKIE } from '../i18n/language.ts';
import { LANGUAGES } from '../i18n/translations.ts';
import { saying } from '../pages/form.ts';

/** What can be chosen. The first of each holds where nothing is chosen, and needs no cookie. */
export const OPTIONS = {
  theme: ['system', 'light', 'dark'],
  language: ['browser', ...LANGUAGES],
  prices: ['with_vat', 'without_vat'],
} as const;

export type PreferenceName = keyof typeof OPTIONS;
export const PREFERENCE_NAMES = ['theme', 'language', 'prices'] as const satisfies PreferenceName[];

/** One option of each. */
export type Preferences = { readonly [Name in PreferenceName]: (typeof OPTIONS)[Name][number] };

/** The cookie that keeps each in the browser. */
export const COOKIES: Readonly<Record<PreferenceName, string>> = {
  theme: 'theme',
  language: LANGUAGE_COOKIE,
  prices: 'prices',
};

/** Whether this is what holds without a choice. */
export const isDefault = (name: PreferenceName, option: string) => option === OPTIONS[name][0];

/** What a browser's cookies or a row hold may be anybody's; what is no option counts as not chosen. */
export const Kept = z.object({
  theme: z.enum(OPTIONS.theme).nullable().catch(null),
  language: z.enum(OPTIONS.language).nullable().catch(null),
  prices: z.enum(OPTIONS.prices).nullable().catch(null),
});
export type Kept = Readonly<z.infer<typeof Kept>>;

/** Some choices: what is null, or not there, is not chosen. */
export type Choices = { readonly [Name in PreferenceName]?: Preferences[Name] | null | undefined };

const optionOf = <Name extends PreferenceName>(name: Name) =>
  z
    .custom<Preferences[Name]>((given) => OPTIONS[name].some((each) => each === given), saying('chooseOne'))
    .optional();

/** POST /preferences: any of them, as its own form sends it; what is not named stays as it is. */
export const PreferencesForm = z
  .object({ theme: optionOf('theme'), language: optionOf('language'), prices: optionOf('prices') })
  .refine((form) => Object.values(form).some((option) => option !== undefined), saying('chooseOne'));
