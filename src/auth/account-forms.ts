import { z } from 'zod';
import { saying } from '../pages/form.ts';
import { PASSWORD_LENGTH, passwordProblem } from './password-rules.ts';
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
  saying('passwordTooLong', { max: PASSWORD_LENGTH.max }),
);

const loginName = filled
  .transform((typed) => normalised(typed.trim()))
  .refine((name) => name.length <= LONGEST_USERNAME, saying('usernameTooLong', { max: LONGEST_USERNAME }));

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

/** POST /accounts/signup */
export const SignupForm = z
  .object({ username: newName, password1: password, password2: password, next })
  .superRefine(({ username, password1, password2 }, context) => {
    checkNewPassword(context, ['password1', password1], ['password2', password2], username);
  });

/** POST /accounts/password_change, by the user of that name */
export const passwordChangeForm = (username: string) =>
  z
    .object({ old_password: password, new_password1: password, new_password2: password })
    .superRefine(({ new_password1, new_password2 }, context) => {
      checkNewPassword(context, ['new_password1', new_password1], ['new_password2', new_password2], username);
    });

type Field = readonly [name: string, value: string];

function checkNewPassword(
  context: z.RefinementCtx,
  [first, value]: Field,
  [again, repeated]: Field,
  username: string,
) {
  const problem = passwordProblem(value, username);
  if (problem !== null)
    context.addIssue({ code: 'custom', path: [first], ...saying(problem, PASSWORD_LENGTH) });
  if (value !== repeated) context.addIssue({ code: 'custom', path: [again], ...saying('passwordMismatch') });
}
