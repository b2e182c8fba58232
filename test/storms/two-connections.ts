import type { TestContext } from 'node:test';
import Database from 'better-sqlite3';
import type { Visitor } from '../support/visitor.ts';

/** Another program that has the same file open, as Django or a second server would. Closed with the test. */
export function otherProgram(t: TestContext, { name: file }: { readonly name: string }): Database.Database {
  const database = new Database(file);
  t.after(() => database.close());
  return database;
}

/** The same browser at the address of another server. */
export function alsoAt(site: { visitor(): Visitor }, visitor: Visitor): Visitor {
  const there = site.visitor();
  for (const [name, cookie] of visitor.cookies) there.cookies.set(name, cookie);
  return there;
}

/** How many of each cookie this browser finds in its cart. */
export async function cartOf(visitor: Visitor): Promise<Record<number, number>> {
  const { items } = await visitor.json<{ items: { product: number; quantity: number }[] }>('/cart');
  return Object.fromEntries(items.map(({ product, quantity }) => [product, quantity]));
}

/** `work` that many times, all at once. */
export const atOnce = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
