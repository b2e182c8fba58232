import {
  createServer,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import { translator } from './i18n/translations.ts';

/** What Node answers by itself (node:http, 'clientError'); anything else is 400. */
const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The last response of each connection. */
const responses = new WeakMap<Socket, ServerResponse>();

/** The HTTP server of the site, not listening yet. */
export function siteServer(app: RequestListener): Server {
  const timeouts = { headersTimeout: 15_000, requestTimeout: 30_000 };
  const server = createServer(timeouts, (request, response) => {
    responses.set(request.socket, response);
    app(request, response);
  });
  return server.on('clientError', refuse);
}

/** What could not be read as a request never comes to the app: Node's answer, but for a word on cookies. */
function refuse({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && !isAnswering(responses.get(socket))) socket.write(answer(STATUS[code] ?? 400));
  socket.destroySoon();
}

/** Another answer would stand in the midst of this one. */
const isAnswering = (response: ServerResponse | undefined) =>
  response?.headersSent && !response.writableFinished;

/** The language is not known, as the cookies are not. A body has the headers that every answer of the site has. */
function answer(status: number): string {
  const text = status === 431 ? Object.values(translator).map((t) => t('errors.headersTooLarge')) : [];
  const body = text.map((line) => `${line}\n`).join('\n');
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    `\r\n${body}`,
  ].join('\r\n');
}
