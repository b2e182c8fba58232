import assert from 'node:assert/strict';
import autocannon from 'autocannon';
import { say, spread, table } from './figures.ts';
import { cpuTime, customers, databaseIn, type Memory, newFolder, type Site, startSite } from './sites.ts';

export const CONNECTIONS = 16;
export const ROUNDS = 10;

/** One kind of request. */
export interface Kind {
  readonly name: string;
  readonly path: string;
  readonly accept: string;
  /** A form to send; without it the page is only read. */
  readonly form?: string;
}

const KINDS: readonly Kind[] = [
  { name: 'cart as JSON', path: '/cart', accept: 'application/json' },
  { name: 'cart as a page', path: '/cart', accept: 'text/html' },
  { name: 'cart write', path: '/cart/items/2', accept: 'application/json', form: 'quantity=1' },
];

const MEMORIES: readonly Memory[] = ['rows', 'memory', 'nothing'];

/** A site, and sixteen customers of its own. */
export interface Shop {
  readonly memory: Memory;
  readonly site: Site;
  /** Their Cookie lines, a connection for each. */
  readonly cookies: readonly string[];
}

/** A figure each round. */
interface Target {
  readonly kind: Kind;
  readonly shop: Shop;
  /** Requests a second. */
  readonly rate: number[];
  /** Requests in a second of processor time, which other programs on the machine disturb less. */
  readonly cpuRate: number[];
}

/** How many requests the site serves from each kind of memory, with sixteen customers at once. */
export async function compareMemories(seconds: number): Promise<void> {
  const shops = await Promise.all(MEMORIES.map(openShop));
  const targets = KINDS.flatMap((kind) => shops.filter(serves(kind)).map((shop) => newTarget(kind, shop)));
  await measureInTurn(targets, seconds);
  say(
    `${CONNECTIONS} connections, ${ROUNDS} interleaved rounds of ${seconds} s: median (least–most); a ratio is`,
  );
  say("the median of the rounds' ratios.\n");
  say(report('Requests a second', targets, 'rate'));
  say();
  say(report('A second of CPU time', targets, 'cpuRate'));
}

/** Measures each of them once a round. */
export async function measureInTurn(
  targets: readonly Target[],
  seconds: number,
  rounds = ROUNDS,
): Promise<void> {
  for (const target of targets) await measure(target, Math.min(1, seconds)); // warms up
  for (let round = 0; round < rounds; round++) {
    // There and back, so that whatever else the machine does hits all of them alike.
    const inTurn = round % 2 === 0 ? targets : targets.toReversed();
    for (const target of inTurn) {
      const { rate, cpuRate } = await measure(target, seconds);
      target.rate.push(rate);
      target.cpuRate.push(cpuRate);
    }
  }
}

async function openShop(memory: Memory): Promise<Shop> {
  const site = await startSite(memory, databaseIn(newFolder()));
  const browsers = memory === 'nothing' ? [] : await customers(site, CONNECTIONS);
  return { memory, site, cookies: browsers.map((browser) => browser.cookieHeader('/cart')) };
}

/** Without a memory there is nothing to write to. */
const serves =
  ({ form }: Kind) =>
  ({ memory }: Shop) =>
    memory !== 'nothing' || form === undefined;

export const newTarget = (kind: Kind, shop: Shop): Target => ({ kind, shop, rate: [], cpuRate: [] });

async function measure({ kind, shop }: Target, seconds: number) {
  let connection = 0;
  const cpuBefore = await cpuTime(shop.site);
  const { requests, duration, errors, non2xx } = await autocannon({
    url: shop.site.url + kind.path,
    connections: CONNECTIONS,
    duration: seconds,
    ...(kind.form === undefined ? {} : { method: 'POST', body: kind.form }),
    setupClient: (client) => {
      client.setHeaders({
        Accept: kind.accept,
        'Content-Type': 'application/x-www-form-urlencoded',
        Cookie: shop.cookies[connection++] ?? 'none=',
      });
    },
  });
  assert.deepEqual({ errors, non2xx }, { errors: 0, non2xx: 0 });
  return {
    rate: requests.total / duration,
    cpuRate: requests.total / ((await cpuTime(shop.site)) - cpuBefore),
  };
}

function report(title: string, targets: readonly Target[], figure: 'rate' | 'cpuRate'): string {
  const rows = KINDS.map((kind) => {
    const of = (memory: Memory) =>
      targets.find((target) => target.kind === kind && target.shop.memory === memory)?.[figure] ?? [];
    const [ours, memory, nothing] = [of('rows'), of('memory'), of('nothing')];
    return [kind.name, shown(ours), shown(memory), shown(nothing), ratio(ours, memory), ratio(ours, nothing)];
  });
  return table([[title, '(a) our table', '(b) MemoryStore', '(c) no session', 'a / b', 'a / c'], ...rows]);
}

export const shown = (figures: readonly number[]) => (figures.length === 0 ? '–' : spread(figures));

export function ratio(ours: readonly number[], theirs: readonly number[]): string {
  if (theirs.length === 0) return '–';
  return spread(
    ours.map((figure, round) => figure / (theirs[round] ?? Number.NaN)),
    2,
  );
}
