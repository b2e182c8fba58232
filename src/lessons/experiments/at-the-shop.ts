/** What a second client does in this shop, by the routes that every visitor uses. */
import { z } from 'zod';
import { sessionCookieNames } from '../../sessions/session-cookie.ts';
import { isSessionKey, type SessionKey } from '../../sessions/session-data.ts';
import { Products } from '../../shop/products.ts';
import { thisShop } from '../own-client/this-site.ts';
import type { Who } from './evidence.ts';
import type { Turn } from './experiment.ts';
import { SecondClient } from './second-client.ts';

const Key = z.custom<SessionKey>((text) => typeof text === 'string' && isSessionKey(text));
const KnownAs = z.object({
  session_key: Key.nullable(),
  user: z.object({ username: z.string() }).nullable(),
});

/** Whom the shop takes a client for. */
export type KnownAs = z.infer<typeof KnownAs>;

const Cart = z.object({ count: z.number() });

/** A client that asks this very site. @throws NoAnswer; HttpError 503 where it could have no session */
export const clientOf = ({ request, parts, evidence, end }: Turn, who: Who) =>
  new SecondClient(thisShop(request, parts.settings), who, evidence, sessionCookieNames(parts.settings), end);

/**
 * Does something with such a client, and ends what it has begun, however that went.
 * @throws NoAnswer; HttpError 503 where it could have no session; whatever `work` throws
 */
export async function withClient<T>(
  turn: Turn,
  who: Who,
  work: (client: SecondClient) => Promise<T>,
  mount = '',
): Promise<T> {
  const client = clientOf(turn, who);
  try {
    return await work(client);
  } finally {
    await client.leave(mount);
  }
}

/** @returns null where the shop did not say; @throws NoAnswer */
export const whoAmI = (client: SecondClient, mount = ''): Promise<KnownAs | null> =>
  client.ask(`${mount}/session`, (json) => KnownAs.parse(json));

/** How many cookies are in the client's cart; null where the shop did not say. @throws NoAnswer */
export async function countInCart(client: SecondClient, path = '/cart'): Promise<number | null> {
  const cart = await client.ask(path, (json) => Cart.parse(json));
  return cart?.count ?? null;
}

/** What a form puts into the cart: one of the first cookie on the shelf. */
export async function oneCookie({ parts }: Turn): Promise<Record<string, string>> {
  const [first] = await new Products(parts.database).all('en');
  return { product: String(first?.id ?? ''), quantity: '1' };
}

/** Logs in by the demo account. @throws NoAnswer */
export async function logIn(client: SecondClient, { parts }: Turn, mount = ''): Promise<void> {
  const { username = '', password = '' } = (await parts.accounts.demo?.find()) ?? {};
  await client.post(`${mount}/accounts/login`, { username, password });
}

/** Looks a row up, and shows it. */
export function lookUp({ rows, evidence }: Turn, when: 'before' | 'after', key: SessionKey | null) {
  if (key === null) return null;
  const row = rows.find(key);
  evidence.rows.push({ when, key, row });
  return row;
}
