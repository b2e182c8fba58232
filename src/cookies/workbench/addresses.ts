import type { Request } from 'express';

/** Where the workbench stands. */
export const PATH = '/cookies/workbench';
/** Where it sends a cookie from: one without a Path gets the folder of that (RFC 6265bis, 5.1.4). */
export const SEND = `${PATH}/send`;
/** Where the page shows the line without sending it, and where a script asks for it while one types. */
export const SHOW = `${PATH}/show`;
export const PREVIEW = `${PATH}/preview`;

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
