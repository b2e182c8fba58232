import { dictionary } from '@zxcvbn-ts/language-common';

/** OWASP ASVS 5, 6.2.1 and 6.2.9: at least 8 characters, and at least 64 allowed. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

const COMMON = new Set(dictionary['passwords-common'].filter((word) => word.length >= PASSWORD_LENGTH.min));

/** What is wrong with a new password, as a key of the catalogue's `fields`; null when nothing is. */
export function passwordProblem(password: string) {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return 'passwordTooShort';
  if (length > PASSWORD_LENGTH.max) return 'tooLong';
  return COMMON.has(password.toLowerCase()) ? 'passwordTooCommon' : null;
}

/** A name with a digit or two behind it is the first thing to be tried. */
export function isLikeUsername(password: string, username: string): boolean {
  const others = password.toLowerCase().replaceAll(username.toLowerCase(), '');
  return username.length >= 3 && others.length < 4;
}
