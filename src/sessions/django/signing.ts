import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { fromPythonJson, toPythonJson } from './python-json.ts';

/** The text was not signed by us, or was changed since. Django: `django.core.signing.BadSignature`. */
export class BadSignature extends Error {}

/** What was signed, and when (Unix time in seconds). */
export interface Signed {
  /** JSON that JSON.parse accepts; see python-json.ts. */
  readonly json: string;
  readonly signedAt: number;
}

/** The setting with the secret that made a signature; null where none of ours did. */
export type SignedBy = 'SECRET_KEY' | 'SECRET_KEY_FALLBACKS' | null;

/** @param at among SECRET_KEY and then SECRET_KEY_FALLBACKS; -1 for none of them */
export const signedBy = (at: number): SignedBy =>
  at < 0 ? null : at === 0 ? 'SECRET_KEY' : 'SECRET_KEY_FALLBACKS';

/** A signed text in its three parts, as they are spelled. */
export interface SignedParts {
  readonly payload: string;
  readonly timestamp: string;
  readonly mac: string;
}

/**
 * Django tries zlib on every session and reads both forms. Under this many bytes it would save a hundred
 * of them, and cost more time than all the rest of a write.
 */
const WORTH_COMPRESSING = 1024;

/** No session comes near this many bytes; a compressed row must not be able to fill the memory. */
const LARGEST_PAYLOAD = 8 * 1024 * 1024;

/**
 * Django's `signing.dumps` and `signing.loads` (django/core/signing.py, the same since 3.1):
 * `[.]base64url(json) ":" base62(seconds) ":" base64url(HMAC-SHA256)`, where the leading dot marks zlib
 * and the MAC covers all that stands before the last colon.
 */
export class Signer {
  readonly #keys: readonly [Buffer, ...Buffer[]];

  /**
   * @param salt the purpose, so that what is signed for one is worth nothing for another
   * @param secret signs and verifies (SECRET_KEY)
   * @param fallbacks verify only (SECRET_KEY_FALLBACKS)
   */
  constructor(salt: string, secret: string, fallbacks: readonly string[] = []) {
    const derived = (key: string) => createHash('sha256').update(`${salt}signer${key}`).digest();
    this.#keys = [derived(secret), ...fallbacks.map(derived)];
  }

  /**
   * @param json as JSON.stringify writes it
   * @param now Unix time in ms
   */
  dumps(json: string, now = Date.now()): string {
    const signed = `${encodePayload(toPythonJson(json))}:${base62(Math.floor(now / 1000))}`;
    return `${signed}:${mac(this.#keys[0], signed)}`;
  }

  /** @throws BadSignature unless one of the keys signed exactly this text */
  loads(text: string): Signed {
    const parts = partsOf(text);
    if (parts === null) throw new BadSignature('not of the form payload:timestamp:signature');
    if (this.signerOf(parts) === null) throw new BadSignature('the signature does not match');
    return { json: fromPythonJson(decodePayload(parts.payload)), signedAt: fromBase62(parts.timestamp) };
  }

  /** Compares the spelling, so that what Node would pass over in base64url is no part of a signature. */
  signerOf({ payload, timestamp, mac: signature }: SignedParts): SignedBy {
    const given = Buffer.from(signature);
    const fits = (key: Buffer) => same(Buffer.from(mac(key, `${payload}:${timestamp}`)), given);
    return signedBy(this.#keys.findIndex(fits));
  }
}

/** Null for a text that is not of the form `payload:timestamp:signature`. */
export function partsOf(text: string): SignedParts | null {
  const [payload, timestamp, mac, ...more] = text.split(':');
  if (payload === undefined || timestamp === undefined || mac === undefined || more.length > 0) return null;
  return { payload, timestamp, mac };
}

const mac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64url');
const same = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

function encodePayload(json: string): string {
  const plain = Buffer.from(json, 'latin1');
  if (plain.length < WORTH_COMPRESSING) return plain.toString('base64url');
  const compressed = deflateSync(plain);
  return compressed.length < plain.length - 1
    ? `.${compressed.toString('base64url')}`
    : plain.toString('base64url');
}

function decodePayload(payload: string): string {
  if (!payload.startsWith('.')) return Buffer.from(payload, 'base64url').toString('latin1');
  const compressed = Buffer.from(payload.slice(1), 'base64url');
  return inflateSync(compressed, { maxOutputLength: LARGEST_PAYLOAD }).toString('latin1');
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(number: number): string {
  const rest = Math.floor(number / 62);
  return (rest > 0 ? base62(rest) : '') + BASE62.charAt(number % 62);
}

const fromBase62 = (digits: string) =>
  [...digits].reduce((sum, digit) => sum * 62 + BASE62.indexOf(digit), 0);
