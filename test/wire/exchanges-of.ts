import assert from 'node:assert/strict';
import type { Exchange } from '../../src/wire/exchange.ts';
import type { Visitor } from '../support/visitor.ts';

/** What the wire shows this browser, the newest first. */
export const exchangesOf = async (visitor: Visitor) =>
  (await visitor.json<{ exchanges: Exchange[] }>('/wire')).exchanges;

/** The newest of them. */
export async function last(visitor: Visitor): Promise<Exchange> {
  const [exchange] = await exchangesOf(visitor);
  assert.ok(exchange, 'no exchange');
  return exchange;
}

/** Every value of a header, in the order in which they went. */
export const header = ({ headers }: Exchange['request'] | Exchange['response'], name: string) =>
  headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);
