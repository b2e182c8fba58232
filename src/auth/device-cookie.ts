import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { YEAR_IN_MS } from '../pages/site-cookie.ts';
import { cookieFor } from '../sessions/session-cookie.ts';
import type { Settings } from '../settings.ts';
import type { Attempt } from './throttle.ts';

const NAME = 'known_device';

/**
 * Marks a browser that has logged in as somebody, so that strangers who guess at that account's
 * password cannot lock its owner out. It opens nothing, it only counts apart (throttle.ts), and it does
 * not tell whose it is: `<random>.<HMAC of that and the name>`.
 */
export class DeviceCookie {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** What tells this browser from others that know the user; null if it never logged in as that user. */
  read(request: Request, username: string): string | null {
    const [nonce = '', seal = ''] = String(request.cookies[NAME] ?? '').split('.');
    const { SECRET_KEY, SECRET_KEY_FALLBACKS } = this.#settings;
    const isOurs = [SECRET_KEY, ...SECRET_KEY_FALLBACKS].some((secret) =>
      same(seal, sealOf(nonce, username, secret)),
    );
    return isOurs ? nonce : null;
  }

  /** A try to log in from this browser. */
  attempt(request: Request, username: string): Attempt {
    return { username, address: request.ip ?? '', device: this.read(request, username) };
  }

  /** Sent after a login that succeeded; not where nothing is to be remembered. */
  send(request: Request, response: Response, username: string): void {
    if (request.sessionEngine.name === 'none') return;
    const nonce = this.read(request, username) ?? randomBytes(12).toString('base64url');
    const cookie = { ...cookieFor(request, this.#settings), httpOnly: true, maxAge: YEAR_IN_MS };
    response.cookie(NAME, `${nonce}.${sealOf(nonce, username, this.#settings.SECRET_KEY)}`, cookie);
  }
}

const sealOf = (nonce: string, username: string, secret: string) =>
  createHmac('sha256', `remember-me.known-device${secret}`)
    .update(`${nonce}:${username}`)
    .digest('base64url');

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
