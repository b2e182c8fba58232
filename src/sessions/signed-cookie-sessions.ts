import type { Request, RequestHandler, Response } from 'express';
import { hashedKey, type Log } from '../log.ts';
import { HttpError } from '../pages/http-error.ts';
import type { Settings } from '../settings.ts';
import { takeApart } from './django/sealed-text.ts';
import { Signer } from './django/signing.ts';
import { cookieMaxAge, expiryDate, keepStart } from './expiry.ts';
import { NO_CHAIN, type SessionChain, sentCookie } from './session-chain.ts';
import { cookieFor, setCookieLines, signedCookieName, withdrawCookie } from './session-cookie.ts';
import { parseSession, type SessionData } from './session-data.ts';
import {
  type CameOfCookie,
  type Change,
  type KeptSession,
  NOTHING_KEPT,
  type SessionEngine,
} from './session-engine.ts';

/**
 * Bytes that a browser must be able to keep of one cookie: by RFC 6265, section 6.1, of its name, value and
 * attributes; by RFC 6265bis, section 5.6, as browsers do, of name and value alone. What fits by the former
 * fits by both, so the whole Set-Cookie line is held to it.
 */
export const COOKIE_LIMIT = 4096;

/** The session would need a cookie that browsers may drop; the old one is kept. */
export class CookieTooLarge extends HttpError {
  constructor(bytes: number) {
    super(413, 'cookieTooLarge', { bytes });
  }
}

/**
 * Django's `backends.signed_cookies`: the data itself in the cookie, readable by whoever has it, sealed by
 * a signature. Nothing stands on the server, so nothing there can end a copy of the cookie before its time.
 */
export class SignedCookieSessions implements SessionEngine {
  readonly name = 'signed_cookies';
  readonly load: RequestHandler[];
  readonly #settings: Settings;
  readonly #log: Log;
  readonly #signer: Signer;
  readonly #cookieName: string;
  readonly #path: string;
  readonly #sessions = new WeakMap<Request, SessionData>();

  /** @param path where this memory is mounted; the cookie travels there alone */
  constructor(path: string, settings: Settings, log: Log) {
    this.#settings = settings;
    this.#log = log;
    this.#path = path;
    this.#cookieName = signedCookieName(settings);
    this.#signer = new Signer(
      'django.contrib.sessions.backends.signed_cookies',
      settings.SECRET_KEY,
      settings.SECRET_KEY_FALLBACKS,
    );
    this.load = [
      (request, _response, next) => {
        this.#sessions.set(request, this.#unsealed(request.cookies[this.#cookieName]));
        next();
      },
    ];
  }

  read(request: Request): SessionData {
    return this.#sessions.get(request) ?? {};
  }

  keyOf(): null {
    return null;
  }

  /** A seal that is broken or too old is not looked behind. */
  cameOf(request: Request): CameOfCookie {
    if (Object.keys(this.read(request)).length > 0) return 'found';
    return this.#cookieName in request.cookies ? 'badSignature' : 'noCookie';
  }

  inspect(request: Request): KeptSession {
    const decoded = this.read(request);
    if (Object.keys(decoded).length === 0) return NOTHING_KEPT;
    return { ...NOTHING_KEPT, session_data: request.cookies[this.#cookieName], decoded };
  }

  /** The cookie itself is what the way leads to. */
  chain(request: Request): SessionChain {
    const cookie = sentCookie(request, this.#cookieName);
    const sealed = takeApart(this.#signer, String(request.cookies[this.#cookieName]));
    if (cookie === null) return NO_CHAIN;
    if (!sealed?.opened)
      return { ...NO_CHAIN, cookie, sealed, breaksAt: sealed?.signedBy ? 'unreadable' : 'signature' };
    const { data, signedAt } = sealed.opened;
    const chain = { ...NO_CHAIN, cookie, sealed, ends: expiryDate(data, this.#settings, signedAt) };
    if (this.#isOver(data, signedAt)) return { ...chain, breaksAt: 'expired' };
    const endsWithBrowser = cookieMaxAge(data, this.#settings, signedAt) === null;
    return { ...chain, decoded: data, endsWithBrowser, breaksAt: null };
  }

  /** @throws CookieTooLarge when the changed session would not fit */
  async update(request: Request, change: Change): Promise<void> {
    const draft = structuredClone(this.read(request));
    change(draft);
    if (Object.keys(draft).length === 0) return this.flush(request); // needs no cookie
    keepStart(draft, this.#settings);
    this.#send(request, draft);
  }

  /** Sealed anew. The old cookie stays good for whoever has a copy: there is no row to delete. */
  async cycleKey(request: Request, change: Change = () => {}): Promise<void> {
    await this.update(request, change);
  }

  async flush(request: Request): Promise<void> {
    this.deleteCookie(request);
  }

  /** There is no row. */
  async deleteRow(): Promise<void> {}

  deleteCookie(request: Request): void {
    this.#sessions.delete(request);
    if (this.#cookieName in request.cookies)
      request.res?.clearCookie(this.#cookieName, this.#cookie(request));
  }

  #send(request: Request, data: SessionData): void {
    const { res: response } = request;
    if (response === undefined) return;
    const value = this.#signer.dumps(JSON.stringify(data));
    const maxAge = cookieMaxAge(data, this.#settings, Date.now());
    const cookie = { ...this.#cookie(request), ...(maxAge === null ? {} : { maxAge }) };
    withdrawCookie(response, this.#cookieName);
    response.cookie(this.#cookieName, value, cookie);
    refuseTooLarge(response, this.#cookieName);
    this.#sessions.set(request, data);
  }

  #cookie(request: Request) {
    return { ...cookieFor(request, this.#settings), path: this.#path };
  }

  /** Django: a signature that does not match, or is too old, is an empty session. */
  #unsealed(value: unknown): SessionData {
    if (typeof value !== 'string') return {};
    try {
      const { json, signedAt } = this.#signer.loads(value);
      const data = parseSession(json);
      return this.#isOver(data, signedAt * 1000) ? {} : data;
    } catch (error) {
      this.#log.warn({ session: hashedKey(value), reason: String(error) }, 'Session cookie refused');
      return {};
    }
  }

  /** Without a row only the timestamp inside the seal can say that a session is over. */
  #isOver(data: SessionData, signedAt: number): boolean {
    return expiryDate(data, this.#settings, signedAt) < Date.now();
  }
}

function refuseTooLarge(response: Response, name: string): void {
  const bytes = setCookieLines(response, name).join('').length;
  if (bytes <= COOKIE_LIMIT) return;
  withdrawCookie(response, name);
  throw new CookieTooLarge(bytes);
}
