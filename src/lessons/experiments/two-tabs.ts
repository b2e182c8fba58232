import { countInCart, lookUp, oneCookie, whoAmI, withClient } from './at-the-shop.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { SecondClient } from './second-client.ts';

/** Forms sent at once, as by two tabs that are clicked as fast as can be. */
const AT_ONCE = 20;

/** Many requests change the same session at the same time. */
export const twoTabs = experiment({
  slug: 'two-tabs',
  name: 'twoTabs',
  by: 'client',
  answers: ['lastOnly', 'some', 'all'],
  expected: 'all',
  why: ['client', 'server', 'database', 'server'],
  start: () => [(turn) => withClient(turn, 'tabs', (tabs) => addAtOnce(tabs, turn))],
});

async function addAtOnce(tabs: SecondClient, turn: Turn) {
  const one = await oneCookie(turn);
  await tabs.post('/cart/items', one);
  const key = (await whoAmI(tabs))?.session_key ?? null;
  lookUp(turn, 'before', key);
  await tabs.postAtOnce(AT_ONCE, '/cart/items', one);
  const count = await countInCart(tabs);
  lookUp(turn, 'after', key);
  return key === null || count === null ? OTHERWISE : outcome(count - 1);
}

function outcome(kept: number) {
  if (kept === AT_ONCE) return 'all';
  if (kept === 1) return 'lastOnly';
  return kept > 1 && kept < AT_ONCE ? 'some' : OTHERWISE;
}
