import { Agent, type IncomingMessage, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { Reply } from '../support/visitor.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 10 });

/** What is sent beside the path. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array;
  /** The address that it comes from, of 127.0.0.0/8. */
  readonly from?: string;
}

/**
 * Sends what no browser and no `fetch` would: the path stays as it is written, dots and all, and any
 * header may be set.
 */
export async function send(url: string, path: string, sent: Sent = {}): Promise<Reply> {
  const { method = 'GET', body = '', from } = sent;
  const headers = { ...sent.headers, ...(body.length > 0 && { 'Content-Length': Buffer.byteLength(body) }) };
  const { hostname, port } = new URL(url);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ agent, hostname, port, path, method, headers, ...(from && { localAddress: from }) })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
  const text = await readText(response);
  return {
    status: response.statusCode ?? 0,
    headers: headersOf(response),
    text,
    setCookies: response.headers['set-cookie'] ?? [],
    json: () => JSON.parse(text),
  };
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}

/** A POST of a form. */
export const form = (fields: Record<string, string>, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields).toString(),
});

/** A POST of JSON, or of what should have been JSON. */
export const json = (body: string, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});
