import type { Request } from 'express';
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

/** Address and port, as an address bar writes them. */
export const addressOf = ({ host, port }: Server) => `${host.includes(':') ? `[${host}]` : host}:${port}`;
