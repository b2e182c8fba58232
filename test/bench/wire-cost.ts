import { makeKnown } from '../support/known-browser.ts';
import { bound, median, say, table } from './figures.ts';
import { customers, databaseIn, newFolder, startSite } from './sites.ts';
import { CONNECTIONS, type Kind, measureInTurn, newTarget, ratio, type Shop, shown } from './throughput.ts';

const CART: Kind = { name: 'cart as a page', path: '/cart', accept: 'text/html' };

/** More rounds than elsewhere, since a difference of a few hundredths is to be told from the machine's own. */
const ROUNDS = 30;

/** The part of its requests that a site may lose by the panel. */
const MOST = 0.1;

/** What the wire panel costs: the cart page for browsers that the wire knows, and with WIRE=off. */
export async function compareWire(seconds: number): Promise<void> {
  const [on, off] = [newTarget(CART, await openShop('on')), newTarget(CART, await openShop('off'))];
  await measureInTurn([on, off], seconds, ROUNDS);
  say(`\nThe wire, on and off, ${ROUNDS} rounds: requests a second, and in a second of CPU time.\n`);
  say(
    table([
      [CART.name, 'WIRE=on', 'WIRE=off', 'on / off'],
      ['a second', shown(on.rate), shown(off.rate), ratio(on.rate, off.rate)],
      ['a second of CPU time', shown(on.cpuRate), shown(off.cpuRate), ratio(on.cpuRate, off.cpuRate)],
    ]),
  );
  const kept = median(on.rate.map((rate, round) => rate / (off.rate[round] ?? Number.NaN)));
  bound('the part of its requests a second that the wire costs', 1 - kept, MOST);
}

async function openShop(wire: 'on' | 'off'): Promise<Shop> {
  const site = await startSite('rows', databaseIn(newFolder()), { wire });
  const browsers = await customers(site, CONNECTIONS);
  for (const browser of browsers) await makeKnown(browser);
  return { memory: 'rows', site, cookies: browsers.map((browser) => browser.cookieHeader('/cart')) };
}
