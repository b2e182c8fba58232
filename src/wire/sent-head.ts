import type { ServerResponse } from 'node:http';
import type { Exchange, Header } from './exchange.ts';

/**
 * The status line and the headers as Node wrote them to the socket, those that it added itself (Date,
 * Connection) included. Node keeps the text under `_header`, where morgan looks for it too.
 * @returns empty before the response began
 */
export function sentHead(response: ServerResponse): string {
  const text: unknown = Reflect.get(response, '_header');
  return typeof text === 'string' ? text : '';
}

/** The parts of that text. @param status where there is no text, the status that the response was to have */
export function responseOf(head: string, status: number): Exchange['response'] {
  const [statusLine = '', ...lines] = head.trimEnd().split('\r\n');
  const [, version = '1.1', sent = status, reason = ''] = /^HTTP\/(\S+) (\d+) ?(.*)$/.exec(statusLine) ?? [];
  return { version, status: Number(sent), reason, headers: lines.map(header) };
}

function header(line: string): Header {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2)];
}
