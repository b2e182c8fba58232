import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Signer } from '../sessions/django/signing.ts';
import { cookieFor } from '../sessions/session-cookie.ts';
import type { Settings } from '../settings.ts';

const NAME = 'known_device';
const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;
const Device = z.object({ username: z.string(), nonce: z.string() });

/**
 * Marks a browser that has logged in as somebody, so that strangers who guess at that account's
 * password cannot lock its owner out. It opens nothing: it only counts apart (throttle.ts).
 */
export class DeviceCookie {
  readonly #settings: Settings;
  readonly #signer: Signer;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#signer = new Signer('remember-me.known-device', settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS);
  }

  /** What tells this browser from others that know the user; null if it never logged in as that user. */
  read(request: Request, username: string): string | null {
    const value: unknown = request.cookies[NAME];
    if (typeof value !== 'string') return null;
    try {
      const device = Device.parse(JSON.parse(this.#signer.loads(value).json));
      return device.username === username ? device.nonce : null;
    } catch {
      return null; // not ours, or changed: as good as none
    }
  }

  /** Sent after a login that succeeded. */
  send(request: Request, response: Response, username: string): void {
    const nonce = this.read(request, username) ?? randomBytes(12).toString('base64url');
    const cookie = { ...cookieFor(request, this.#settings), httpOnly: true, maxAge: YEAR_IN_MS };
    response.cookie(NAME, this.#signer.dumps(JSON.stringify({ username, nonce })), cookie);
  }
}
