import type { Request } from 'express';

/** What a browser goes by when it takes or refuses a cookie. */
export interface Address {
  readonly host: string;
  readonly isHttps: boolean;
}

export const addressOf = (request: Request): Address => ({
  host: (request.hostname ?? '').toLowerCase(),
  isHttps: request.secure,
});

/** This very machine, which browsers take for safe without HTTPS, but for Safari (Secure Contexts, 3.1). */
export const isThisMachine = ({ host }: Address) =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

export const isTrusted = (address: Address) => address.isHttps || isThisMachine(address);
