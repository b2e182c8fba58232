import { z } from 'zod';
import type { DemoAccountLogin } from '../../auth/demo-account.ts';
import { HttpError } from '../../pages/http-error.ts';
import { MOUNTS } from '../../pages/render-page.ts';
import type { EngineName } from '../../sessions/session-engine.ts';
import { cookiesWithoutSeals } from '../../wire/without-secrets.ts';
import { CookieJar, isNamed } from '../own-client/cookie-jar.ts';
import type { Exchange, OwnClient } from '../own-client/own-client.ts';

/** What is done on each of the three. */
export interface Actions {
  /** The products that go into the cart, one of each. */
  readonly products: readonly number[];
  /** Whom to log in; null for nobody. */
  readonly account: DemoAccountLogin | null;
  /** The names of the cookies that carry a session. */
  readonly sessionCookies: readonly string[];
}

/** What came of it on one of them. Sizes in bytes, of the whole; lines with their seals cut. */
export interface Remembrance {
  readonly engine: EngineName;
  readonly mount: string;
  /** The size of the Set-Cookie line that keeps the session, after each product; 0 where there is none. */
  readonly growth: readonly number[];
  readonly afterAdding: string | null;
  /** The status that the login was answered with; null where there was none. */
  readonly loginStatus: number | null;
  readonly afterLogin: string | null;
  /** What the shop knew at the look. */
  readonly count: number;
  readonly user: string | null;
  readonly cookie: string | null;
  readonly requestHead: number;
  readonly cookieLine: number;
  readonly responseHead: number;
  readonly stored: number;
  readonly key: string | null;
}

const Cart = z.object({ count: z.number(), user: z.string().nullable() });
const Kept = z.object({
  session_key: z.string().nullable(),
  expire_date: z.string().nullable(),
  session_data: z.string().nullable(),
});

/**
 * Does the same on all three memories, over HTTP; and ends each session again.
 * @param end when it is given up
 * @throws NoAnswer; HttpError when the shop could not save
 */
export async function compareMemories(
  client: OwnClient,
  actions: Actions,
  end: AbortSignal,
): Promise<readonly Remembrance[]> {
  const compared: Remembrance[] = [];
  for (const { engine, mount } of MOUNTS) {
    const visit = new ShopVisit(client, mount, actions.sessionCookies, end);
    try {
      compared.push({ engine, mount, ...(await visit.act(actions)) });
    } finally {
      await visit.leave();
    }
  }
  return compared;
}

/**
 * A visit to the shop on one memory. It keeps session cookies and no others: what a login sets beside them
 * would stand in the way of comparing.
 */
class ShopVisit {
  readonly #client: OwnClient;
  readonly #mount: string;
  readonly #sessionCookies: readonly string[];
  readonly #end: AbortSignal;
  readonly #jar: CookieJar;
  /** The last line that set the session cookie, as it came. */
  #setCookie: string | null = null;

  constructor(client: OwnClient, mount: string, sessionCookies: readonly string[], end: AbortSignal) {
    this.#client = client;
    this.#mount = mount;
    this.#sessionCookies = sessionCookies;
    this.#end = end;
    this.#jar = new CookieJar(sessionCookies);
  }

  async act({ products, account }: Actions) {
    const growth: number[] = [];
    for (const product of products) growth.push(await this.#add(product));
    const afterAdding = this.#setCookie;
    return {
      growth,
      afterAdding: withoutSeals(afterAdding),
      ...(await this.#logIn(account)),
      ...(await this.#look()),
      ...(await this.#stored()),
    };
  }

  /** Ends the session, so that no row is left: also when the turn has ended. */
  async leave(): Promise<void> {
    await this.#send('/accounts/logout', {}, null);
  }

  /** A row's cookie is set but once: its line goes on being the one that keeps the session. */
  async #add(product: number): Promise<number> {
    const { setCookies } = accepted(await this.#send('/cart/items', { product: String(product) }));
    this.#setCookie = this.#sessionLine(setCookies) ?? this.#setCookie;
    return size(this.#setCookie ?? '');
  }

  async #logIn(account: DemoAccountLogin | null) {
    if (account === null) return { loginStatus: null, afterLogin: null };
    const { status, setCookies } = await this.#send('/accounts/login', { ...account });
    return { loginStatus: status, afterLogin: withoutSeals(this.#sessionLine(setCookies)) };
  }

  async #look() {
    const cookie = this.#jar.header(`${this.#mount}/cart`);
    const { body, requestHead, responseHead } = accepted(await this.#send('/cart'));
    const cookieLine = cookie === null ? 0 : size(`Cookie: ${cookie}\r\n`);
    const known = Cart.parse(JSON.parse(body));
    return { ...known, cookie: withoutSeals(cookie), requestHead, cookieLine, responseHead };
  }

  /** A session without a key has no row: whatever is kept of it, is not kept here. */
  async #stored() {
    const kept = Kept.parse(JSON.parse(accepted(await this.#send('/session')).body));
    const { session_key: key } = kept;
    const stored = key === null ? 0 : size(Object.values(kept).join(''));
    return { key, stored };
  }

  async #send(
    address: string,
    fields?: Readonly<Record<string, string>>,
    end: AbortSignal | null = this.#end,
  ): Promise<Exchange> {
    const path = this.#mount + address;
    const exchange = await this.#client.send({ path, fields, cookie: this.#jar.header(path), end });
    this.#jar.receive(exchange.setCookies);
    return exchange;
  }

  #sessionLine(setCookies: readonly string[]): string | null {
    return setCookies.find((line) => isNamed(line, this.#sessionCookies)) ?? null;
  }
}

const size = (text: string) => Buffer.byteLength(text);

const withoutSeals = (line: string | null) => line && cookiesWithoutSeals(line);

/** @throws HttpError when the shop could not save, Error when it refused */
function accepted(exchange: Exchange): Exchange {
  if (exchange.status === 503) throw new HttpError(503, 'notSaved', { retryAfter: 5 });
  if (exchange.status >= 400) throw new Error(`The shop refused its own client: ${exchange.status}.`);
  return exchange;
}
