import { dictionary } from '@zxcvbn-ts/language-common';

/** OWASP ASVS 5, 6.2.1 and 6.2.9: at least 8 characters, and at least 64 allowed. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

const COMMON = new Set(dictionary['passwords-common'].filter((word) => word.length >= PASSWORD_LENGTH.min));

/** What is wrong with a new password, as a key of the catalogue's `fields`; null when nothing is. */
export function passwordProblem(password: string, username: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return 'passwordTooShort';
  if (length > PASSWORD_LENGTH.max) return 'passwordTooLong';
  if (COMMON.has(password.toLowerCase())) return 'passwordTooCommon';
  if (isLike(password.toLowerCase(), username.toLowerCase())) return 'passwordLikeUsername';
  return null;
}

export type PasswordProblem =
  | 'passwordTooShort'
  | 'passwordTooLong'
  | 'passwordTooCommon'
  | 'passwordLikeUsername';

/** A name with a digit or two behind it is the first thing to be tried. */
function isLike(password: string, username: string): boolean {
  return username.length >= 3 && password.replaceAll(username, '').length < 4;
}
