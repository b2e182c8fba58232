/** The session page as its reader has it before them. */
import assert from 'node:assert/strict';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { type Row, rowOf } from '../support/fixtures.ts';
import { hides, shows } from '../support/shows.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { pageText } from './page-text.ts';

/** A row with this text, not in the table yet. */
export const rowWith = (session_data: string): Row => ({
  session_key: newSessionKey(),
  session_data,
  expire_date: '',
});

/** A visitor who has put two of a cookie in the cart, and their row. */
export async function withCart(site: Site): Promise<{ visitor: Visitor; row: Row }> {
  const visitor = site.visitor();
  await visitor.post('/cart/items', { product: '1', quantity: '2' });
  const { session_key } = await visitor.json<{ session_key: string }>('/session');
  const row = rowOf(site.database, session_key);
  assert.ok(row, 'no row');
  return { visitor, row };
}

/** What the page says to this visitor. */
export const pageOf = async (visitor: Visitor, path = '/session') => pageText(await visitor.get(path));

export function assertSays(page: string, ...texts: string[]): void {
  for (const text of texts) shows(page, text);
}

export function assertSaysNothingOf(page: string, ...texts: string[]): void {
  for (const text of texts) hides(page, text);
}
