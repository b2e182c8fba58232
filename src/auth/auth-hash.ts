import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../settings.ts';

type Secrets = Pick<Settings, 'SECRET_KEY' | 'SECRET_KEY_FALLBACKS'>;

/**
 * Django's `get_session_auth_hash` (django/contrib/auth/base_user.py): stands in the session from the
 * login on, and no longer fits once the password has changed.
 * @param password the encoded column
 */
export function authHash(password: string, secret: string): string {
  const key = createHash('sha256')
    .update(`django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash${secret}`)
    .digest();
  return createHmac('sha256', key).update(password).digest('hex');
}

/** Whether the hash was made from this password column, with the secret or one that it replaced. */
export function fitsAuthHash(given: unknown, password: string, settings: Secrets): boolean {
  const hash = Buffer.from(String(given));
  return [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS].some((secret) => {
    const expected = Buffer.from(authHash(password, secret));
    return expected.length === hash.length && timingSafeEqual(expected, hash);
  });
}
