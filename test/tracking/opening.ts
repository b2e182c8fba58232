/** A browser that opens pages, which Node's fetch cannot say of itself; and what is recorded of it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const OPENING = {
  Accept: 'text/html,*/*;q=0.8',
  'Sec-Fetch-Mode': 'navigate',
  'User-Agent': 'Mozilla/5.0 (Windows NT 10.0)',
};

export interface Opened {
  readonly status: number;
  readonly text: string;
  readonly setCookies: readonly string[];
}

/** Opens a page as a browser does, and keeps the cookies that it is given. */
export async function open(
  visitor: Visitor,
  path: string,
  headers: Record<string, string> = {},
): Promise<Opened> {
  const cookie = visitor.cookieHeader(path);
  const request = get(visitor.url + path, {
    headers: { ...OPENING, ...(cookie === '' ? {} : { Cookie: cookie }), ...headers },
  });
  const [response]: IncomingMessage[] = await once(request, 'response');
  assert.ok(response, 'no response');
  const setCookies = response.headers['set-cookie'] ?? [];
  for (const line of setCookies) keep(visitor, line);
  const page = { status: response.statusCode ?? 0, text: await text(response), setCookies };
  await turn(); // what is recorded, is so when the answer is out
  return page;
}

function keep(visitor: Visitor, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/Expires=Thu, 01 Jan 1970/.test(line)) visitor.cookies.delete(name);
  else visitor.cookies.set(name, { value, path: /; Path=([^;]+)/.exec(line)?.[1] ?? '/' });
}

/** A browser whose visitor has said yes. */
export async function willing(site: Site): Promise<Visitor> {
  const visitor = site.visitor();
  const { status } = await visitor.post('/tracking/consent', { answer: 'yes' });
  assert.equal(status, 303);
  return visitor;
}

export const idOf = (visitor: Visitor) => visitor.cookies.get('tracking_id')?.value ?? assert.fail('no id');

/** The pages that are kept of everybody, or of the visitor with this id; the oldest first. */
export const pagesOf = ({ database }: Site, id?: string) =>
  database
    .prepare<{ id: string | null }, string>(
      `SELECT page FROM tracking_visit JOIN tracking_visitor ON number = visitor
       WHERE @id IS NULL OR tracking_visitor.id = @id ORDER BY tracking_visit.id`,
    )
    .pluck()
    .all({ id: id ?? null });

const TABLES = ['tracking_visitor', 'tracking_visit', 'tracking_tally', 'tracking_total'];

/** How many rows each table of tracking has. */
export const rowCounts = ({ database }: Site) =>
  TABLES.map((table) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));

/** The tables, columns and rows, whatever they are called, that hold one of these values. */
export function placesOf({ database }: Site, values: readonly unknown[]): string[] {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all();
  return tables.flatMap((table) =>
    database
      .prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`)
      .all()
      .flatMap((row) => Object.entries(row))
      .filter(([, value]) => values.includes(value))
      .map(([column]) => `${table}.${column}`),
  );
}

/** What the visitor can take along. */
export interface Exported {
  readonly consent: string;
  readonly signed_in_as: string | null;
  readonly browsers: readonly {
    readonly tracking_id: string;
    readonly is_this_browser: boolean;
    readonly consented_at: string;
    readonly joined_with_account_at: string | null;
    readonly visits: readonly { readonly page: string; readonly signed_in: boolean }[];
  }[];
}

export const exportOf = async (visitor: Visitor) => (await visitor.get('/tracking/export')).json<Exported>();

/** The pages of each browser, the newest first. */
export const pagesIn = ({ browsers }: Exported) =>
  browsers.map(({ visits }) => visits.map(({ page }) => page));
