import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { HttpError } from '../../pages/http-error.ts';

/** How long (ms) one request may take. */
const PATIENCE = 10_000;
/** Seconds after which it may be tried again. */
const RETRY_AFTER = 5;
/** Who asks: no browser, and whoever reads of its requests is to see that. */
const USER_AGENT = 'Remember Me (its own client)';

/** The site did not answer its own client in time, or not at all. */
export class NoAnswer extends HttpError {
  /** @param request what was asked */
  constructor(request: string, { cause }: ErrorOptions = {}) {
    super(503, 'noAnswer', { retryAfter: RETRY_AFTER });
    this.message = request;
    this.cause = cause;
  }
}

/** Where requests go. */
export interface Server {
  readonly host: string;
  readonly port: number;
  /** By which name it is asked, and for whom. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What is sent. */
export interface Message {
  readonly path: string;
  /** Sent as a form, by POST; without them, JSON is asked for by GET. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** The value of the Cookie line; null for none. */
  readonly cookie: string | null;
  /** Without one, a connection of its own that is closed after the answer. */
  readonly agent?: Agent;
  /** When the request is given up, should its own time not be over before. */
  readonly end?: AbortSignal | null;
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

/** A client of the site's own. It sends real requests, as a browser would; its cookies are its owner's care. */
export class OwnClient {
  readonly #server: Server;

  /** @param server the only one that it asks */
  constructor(server: Server) {
    this.#server = server;
  }

  /** @throws NoAnswer */
  async send({ path, fields, cookie, agent, end }: Message): Promise<Exchange> {
    const { host, port, headers } = this.#server;
    const form = fields && new URLSearchParams(fields).toString();
    const request = httpRequest({
      ...{ host, port, path, agent: agent ?? false },
      method: form === undefined ? 'GET' : 'POST',
      headers: { 'User-Agent': USER_AGENT, ...headers, ...cookieLine(cookie), ...bodyLines(form) },
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(end ? [end] : [])]),
    });
    request.end(form);
    return exchange(request, form).catch((cause) => {
      throw new NoAnswer(`${request.method} ${path}`, { cause });
    });
  }
}

const cookieLine = (cookie: string | null) => (cookie === null ? {} : { Cookie: cookie });

const bodyLines = (form?: string) =>
  form === undefined
    ? { Accept: 'application/json' }
    : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(form.length) };

async function exchange(request: ClientRequest, form = ''): Promise<Exchange> {
  const response = await responseTo(request);
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

const responseTo = (request: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
