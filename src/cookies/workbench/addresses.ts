import type { Request } from 'express';

/** Where the workbench stands; a cookie without a Path gets this one, as it is sent from right below (RFC 6265bis, 5.1.4). */
export const PATH = '/cookies/workbench';

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

/** Whether a cookie of this Path comes along with a request there (RFC 6265bis, 5.1.4). */
export const pathMatches = (requested: string, path: string) =>
  requested === path || requested.startsWith(path.endsWith('/') ? path : `${path}/`);
