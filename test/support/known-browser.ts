import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Visitor } from './visitor.ts';

/** What a browser asks for when it opens a page. Node's fetch cannot say so: its Sec-Fetch-Mode is always `cors`. */
const OPENING = { Accept: 'text/html,*/*;q=0.8', 'Sec-Fetch-Mode': 'navigate' };

/** Opens a page as a browser does that the shop has greeted before. @returns the Set-Cookie lines of the answer */
export const openPage = (url: string, cookie = '') =>
  openFirstPage(url, cookie === '' ? 'welcomed=yes' : `${cookie}; welcomed=yes`);

/** Opens a page as a browser does that has never been greeted. @returns as `openPage` */
export async function openFirstPage(url: string, cookie = ''): Promise<string[]> {
  const request = get(url, { headers: { ...OPENING, ...(cookie === '' ? {} : { Cookie: cookie }) } });
  const [response]: IncomingMessage[] = await once(request, 'response');
  response?.resume();
  return response?.headers['set-cookie'] ?? [];
}

/** Opens one page with this browser, so that the wire knows it. */
export async function makeKnown(visitor: Visitor): Promise<Visitor> {
  for (const line of await openPage(`${visitor.url}/`, visitor.cookieHeader('/'))) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    visitor.cookies.set(name, { value, path: '/' });
  }
  return visitor;
}
