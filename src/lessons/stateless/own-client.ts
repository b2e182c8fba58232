import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Request } from 'express';

/** How long (ms) one request may take. */
const PATIENCE = 15_000;

/** What is sent; a form if there are fields. */
export interface Sent {
  readonly path: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The value of the Cookie line. */
  readonly cookie?: string | null;
  /** Without one, a connection of its own that is closed after the answer. */
  readonly agent?: Agent;
}

/** One request and its response, as they went. */
export interface Exchange {
  readonly status: number;
  readonly setCookies: readonly string[];
  readonly body: string;
  /** Bytes of the heads, counted at the socket; of a connection of its own only. */
  readonly requestHead: number;
  readonly responseHead: number;
}

/** Sends requests as a browser would, to this very site, at the address that the visitor reached it by: no other can be named. */
export class OwnClient {
  readonly #address: { readonly host: string; readonly port: number };
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ socket, protocol, ip }: Request) {
    const { localAddress, localPort } = socket;
    if (localAddress === undefined || localPort === undefined) throw new Error('The visitor has gone.');
    this.#address = { host: localAddress, port: localPort };
    this.#headers = {
      Accept: 'application/json',
      // Heard only where TRUST_PROXY trusts this machine: cookies with Secure, and whom a login counts for.
      'X-Forwarded-Proto': protocol,
      'X-Forwarded-For': ip ?? localAddress,
    };
  }

  /** @throws when the site does not answer in time */
  async send({ path, fields, cookie, agent = new Agent({ keepAlive: false }) }: Sent): Promise<Exchange> {
    const form = fields && new URLSearchParams(fields).toString();
    const request = httpRequest({
      ...this.#address,
      path,
      agent,
      method: form === undefined ? 'GET' : 'POST',
      headers: { ...this.#headers, ...cookieLine(cookie), ...formLines(form) },
      signal: AbortSignal.timeout(PATIENCE),
    });
    request.end(form);
    return exchange(await responseTo(request), form ?? '');
  }
}

/** The site's address and port, as the connection of this request has them. */
export function addressOf({ socket: { localAddress = '', localPort } }: Request): string {
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}

const cookieLine = (cookie: string | null = null) => (cookie === null ? {} : { Cookie: cookie });

const formLines = (form?: string) =>
  form === undefined
    ? {}
    : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(form.length) };

const responseTo = (request: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });

async function exchange(response: IncomingMessage, form: string): Promise<Exchange> {
  const { socket, statusCode = 0, headers } = response;
  const body = await text(response);
  return {
    status: statusCode,
    setCookies: headers['set-cookie'] ?? [],
    body,
    requestHead: socket.bytesWritten - form.length,
    responseHead: socket.bytesRead - Buffer.byteLength(body),
  };
}
