import { z } from 'zod';
import { saying } from '../pages/form.ts';
import { isLikeUsername, PASSWORD_LENGTH, passwordProblem } from './password-rules.ts';
import { normalised } from './users.ts';

/** The width of Django's column. */
const LONGEST_USERNAME = 150;

const filled = z.string().refine((text) => text !== '', saying('required'));
const checkbox = z
  .union([z.string(), z.boolean()])
  .default(false)
  .transform((value) => value === true || ['on', 'true', '1'].includes(String(value)));
const next = z.string().default('');
const password = filled.refine(
  (text) => text.length <= 1024,
  saying('tooLong', { max: PASSWORD_LENGTH.max }),
);

const loginName = filled
  .transform((typed) => normalised(typed.trim()))
  .refine((name) => name.length <= LONGEST_USERNAME, saying('tooLong', { max: LONGEST_USERNAME }));

/** Django's UnicodeUsernameValidator. */
const newName = loginName.refine((name) => /^[\p{L}\p{N}_.@+-]+$/u.test(name), saying('usernameCharacters'));

/** POST /accounts/login */
export const LoginForm = z.object({
  username: loginName,
  password,
  next,
  remember_me: checkbox,
  remember_username: checkbox,
});

const newPassword = password.superRefine((value, context) => {
  const problem = passwordProblem(value);
  if (problem !== null) context.addIssue({ code: 'custom', ...saying(problem, PASSWORD_LENGTH) });
});

/** Asked whatever else is wrong, so that all mistakes are shown at once. */
const isObject = ({ value }: z.core.ParsePayload) => typeof value === 'object' && value !== null;
const mismatch = (path: string) => ({ path: [path], when: isObject, ...saying('passwordMismatch') });
const likeUsername = (path: string) => ({ path: [path], ...saying('passwordLikeUsername') });

/** POST /accounts/signup */
export const SignupForm = z
  .object({ username: newName, password1: newPassword, password2: password, next })
  .refine(({ password1, password2 }) => password1 === password2, mismatch('password2'))
  .refine(({ password1, username }) => !isLikeUsername(password1, username), likeUsername('password1'));

/** POST /accounts/password_change, by the user of that name */
export const passwordChangeForm = (username: string) =>
  z
    .object({ old_password: password, new_password1: newPassword, new_password2: password })
    .refine((form) => form.new_password1 === form.new_password2, mismatch('new_password2'))
    .refine((form) => !isLikeUsername(form.new_password1, username), likeUsername('new_password1'));
