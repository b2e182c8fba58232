import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { databaseUrl, newFolder, type SiteProcess, spawnSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { alsoAt, atOnce, cartOf, otherProgram } from './two-connections.ts';

/** A browser, and what the site has promised it. */
interface Customer {
  readonly browser: Visitor;
  acknowledged: number;
  /** Sent, but the server died before it answered: may or may not be in the cart. */
  unanswered: number;
}

const CUSTOMERS = 3;
const TABS = 4;

/**
 * Kills the server in the middle of a storm, again and again on one file, and looks each time whether
 * what was acknowledged is still there (Jepsen's method).
 */
export async function killRounds(t: TestContext, rounds: number): Promise<void> {
  const folder = newFolder(t);
  const start = () => spawnSite(t, { DATABASE_URL: databaseUrl(folder) });
  let site = await start();
  const everybody: Customer[] = [];
  for (let round = 1; round <= rounds; round++) {
    await t.test(`round ${round}: what was acknowledged before the kill is there after it`, async (t) => {
      const customers = await storm(site);
      everybody.push(...customers);
      site = await start();
      await check(t, site, folder, customers);
      t.diagnostic(told(customers));
    });
  }
  await t.test('in the end every cart of every round is whole', async (t) => {
    await check(t, site, folder, everybody);
    t.diagnostic(`${rounds} kills; ${told(everybody)}`);
  });
}

/** Each customer adds from several tabs at once, until the server is killed at some acknowledgement. */
async function storm(site: SiteProcess): Promise<Customer[]> {
  const enough = 10 + Math.floor(Math.random() * 120);
  let acknowledged = 0;
  const ended = once(site.child, 'exit');

  const customers = await atOnce(CUSTOMERS, async () => {
    const customer: Customer = { browser: site.visitor(), acknowledged: 0, unanswered: 0 };
    await add(customer);
    return customer;
  });
  await atOnce(CUSTOMERS * TABS, async (tab) => {
    const customer = customers[tab % CUSTOMERS];
    while (customer && (await add(customer))) {
      acknowledged += 1;
      if (acknowledged === enough) site.child.kill('SIGKILL');
    }
  });
  assert.deepEqual(await ended, [null, 'SIGKILL'], site.output());
  return customers;
}

/** @returns false when no answer came */
async function add(customer: Customer): Promise<boolean> {
  try {
    const { status } = await customer.browser.post('/cart/items', { product: '1' });
    assert.equal(status, 303);
    customer.acknowledged += 1;
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    customer.unanswered += 1;
    return false;
  }
}

async function check(t: TestContext, site: SiteProcess, folder: string, customers: Customer[]) {
  const file = otherProgram(t, { name: `${folder}/db.sqlite3` });
  assert.equal(file.pragma('integrity_check', { simple: true }), 'ok');
  for (const { browser, acknowledged, unanswered } of customers) {
    const { 1: kept = 0 } = await cartOf(alsoAt(site, browser));
    assert.ok(acknowledged <= kept, `${kept} kept of ${acknowledged} acknowledged`);
    assert.ok(kept <= acknowledged + unanswered, `${kept} kept, though only ${acknowledged} were sent`);
  }
}

function told(customers: Customer[]): string {
  const sum = (of: 'acknowledged' | 'unanswered') =>
    customers.reduce((total, customer) => total + customer[of], 0);
  return `${sum('acknowledged')} acknowledged and all kept, ${sum('unanswered')} unanswered at the kill`;
}
