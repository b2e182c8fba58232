import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { isSessionKey, type SessionKey } from '../../sessions/session-data.ts';
import { countInCart } from './at-the-shop.ts';
import type { SeenRow } from './evidence.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import { SecondClient } from './second-client.ts';
import { openDatabaseShop, openMemoryShop, type SmallShop } from './small-shops.ts';

/** Two small shops are closed and opened again: one keeps its sessions in memory, one in a database. */
export const restart = experiment({
  slug: 'restart',
  name: 'restart',
  by: 'client',
  answers: ['bothLive', 'bothGone', 'memoryLives', 'rowLives'],
  expected: 'rowLives',
  why: ['server', 'client', 'server', 'database'],
  start: () => [restartBoth],
});

async function restartBoth(turn: Turn) {
  const { settings, log } = turn.parts;
  const inMemory = await survives(turn, '/in-memory/cart', () => openMemoryShop(settings));
  const inRow = await inFolderOfItsOwn((folder) => {
    const file = path.join(folder, 'db.sqlite3');
    return survives(turn, '/in-database/cart', () => openDatabaseShop(file, settings, log));
  });
  if (inMemory === null || inRow === null) return OTHERWISE;
  if (inRow) return inMemory ? 'bothLive' : 'rowLives';
  return inMemory ? 'memoryLives' : 'bothGone';
}

async function inFolderOfItsOwn<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'remember-me-restart-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the cart outlives a restart; null where it was not even kept before. */
async function survives(
  turn: Turn,
  cart: string,
  openShop: () => Promise<SmallShop>,
): Promise<boolean | null> {
  const visit = visitor(turn, openShop);
  const before = await visit('before', async (client) => {
    await client.post(cart);
    return countInCart(client, cart);
  });
  turn.evidence.timeline.push({ note: 'restarted' });
  const after = await visit('after', (client) => countInCart(client, cart));
  return before === 1 && after !== null ? after === 1 : null;
}

/** One client with one jar, before and after: each visit opens the shop and closes it again. */
function visitor({ evidence, parts, end }: Turn, openShop: () => Promise<SmallShop>) {
  const names = sessionCookieNames(parts.settings);
  let last: SecondClient | null = null;
  return async <T>(when: SeenRow['when'], act: (client: SecondClient) => Promise<T>): Promise<T> => {
    const shop = await openShop();
    const client = new SecondClient(shop.server, 'client', evidence, names, end);
    if (last !== null) client.jar.copyFrom(last.jar, names);
    last = client;
    try {
      const came = await act(client);
      const key = keyIn(client.jar.value(parts.settings.SESSION_COOKIE_NAME));
      if (key !== null && shop.rows !== null) evidence.rows.push({ when, key, row: shop.rows.find(key) });
      return came;
    } finally {
      await shop.close();
    }
  };
}

/** The key in a session cookie as express-session signs it. */
function keyIn(value = ''): SessionKey | null {
  const key = /^s%3A(\w+)\./.exec(value)?.[1] ?? '';
  return isSessionKey(key) ? key : null;
}
