import type { Request } from 'express';
import { HttpError } from '../../pages/http-error.ts';
import type { Settings } from '../../settings.ts';
import { NoAnswer, type Server } from './own-client.ts';

/**
 * This site itself, at the address by which the visitor's connection reached it: no other can be named.
 * @throws NoAnswer when the visitor has gone
 */
export function thisSite(request: Request): Server {
  const { localAddress, localPort } = request.socket;
  if (localAddress === undefined || localPort === undefined) throw new NoAnswer('The visitor has gone.');
  const headers = {
    Host: request.get('Host') ?? '',
    // Heard only where TRUST_PROXY trusts this machine: cookies with Secure, and whom a login counts for.
    'X-Forwarded-Proto': request.protocol,
    'X-Forwarded-For': request.ip ?? localAddress,
  };
  return { host: localAddress.replace(/^::ffff:/, ''), port: localPort, headers };
}

/**
 * The same, for a client that is to have a session there.
 * @throws HttpError 503 where it would not be sent the session's cookie, and each session would be left behind
 */
export function thisShop(request: Request, settings: Pick<Settings, 'SESSION_COOKIE_SECURE'>): Server {
  if (settings.SESSION_COOKIE_SECURE === true && !isHeardAsSecure(request)) {
    throw new HttpError(503, 'secureOnly');
  }
  return thisSite(request);
}

/** Only a trusted proxy can say that a request came by HTTPS, and our own client asks from this machine. */
function isHeardAsSecure({ app, secure, socket }: Request): boolean {
  const isTrusted: (address: string | undefined, hop: number) => boolean = app.get('trust proxy fn');
  return secure && isTrusted(socket.localAddress, 0);
}

/** Address and port, as an address bar writes them. */
export const addressOf = ({ host, port }: Server) => `${host.includes(':') ? `[${host}]` : host}:${port}`;
