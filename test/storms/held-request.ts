import { once } from 'node:events';
import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Visitor } from '../support/visitor.ts';

/** The reply to a request that was held. */
export interface HeldReply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** A POST that the server has begun with: its cookies are read, its session is loaded, its body is awaited. */
export interface HeldRequest {
  /** Sends the body, and reads the reply to its end. */
  finish(): Promise<HeldReply>;
}

/**
 * Sends a form's head and holds its body back. The server answers `100 Continue` in the same turn in which
 * it goes through the middleware, so what happens after this promise happens while the request runs.
 */
export async function holdPost(
  visitor: Visitor,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  agent: Agent | false = false,
): Promise<HeldRequest> {
  const body = new URLSearchParams(fields).toString();
  const held = request(visitor.url + path, {
    method: 'POST',
    agent,
    headers: {
      Expect: '100-continue',
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body),
      Cookie: visitor.cookieHeader(path),
      ...headers,
    },
  });
  held.on('error', () => {}); // `finish` throws it; a test that ends before needs none
  held.flushHeaders();
  await once(held, 'continue');
  return { finish: () => finish(held, body) };
}

async function finish(held: ClientRequest, body: string): Promise<HeldReply> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    held.once('response', resolve);
    held.once('error', reject);
  });
  held.end(body);
  const response = await answered;
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
}
