import { z } from 'zod';
import type { DemoAccountLogin } from '../../auth/demo-account.ts';
import { HttpError } from '../../pages/http-error.ts';
import { MOUNTS } from '../../pages/render-page.ts';
import type { EngineName } from '../../sessions/session-engine.ts';
import type { Exchange, OwnClient } from './own-client.ts';
import { SessionJar } from './session-jar.ts';

/** What is done on each of the three. */
export interface Actions {
  /** The products that go into the cart, one of each. */
  readonly products: readonly number[];
  /** Whom to log in; null for nobody. */
  readonly account: DemoAccountLogin | null;
  /** SESSION_COOKIE_NAME */
  readonly cookieName: string;
}

/** What came of it on one of them. Sizes in bytes. */
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

/** Does the same on all three memories, over HTTP; and ends each session again. */
export async function compareMemories(client: OwnClient, actions: Actions): Promise<readonly Remembrance[]> {
  const compared: Remembrance[] = [];
  for (const { engine, mount } of MOUNTS) {
    const visit = new ShopVisit(client, mount, actions.cookieName);
    try {
      compared.push({ engine, mount, ...(await visit.act(actions)) });
    } finally {
      await visit.leave();
    }
  }
  return compared;
}

/** A visit to the shop on one memory. */
class ShopVisit {
  readonly #client: OwnClient;
  readonly #mount: string;
  readonly #jar: SessionJar;

  constructor(client: OwnClient, mount: string, cookieName: string) {
    this.#client = client;
    this.#mount = mount;
    this.#jar = new SessionJar(cookieName);
  }

  async act({ products, account }: Actions) {
    const growth: number[] = [];
    for (const product of products) growth.push(await this.#add(product));
    const afterAdding = this.#jar.setCookie;
    const login = account && (await this.#send('/accounts/login', { ...account }));
    const afterLogin = login && this.#jar.take(login.setCookies);
    const loginStatus = login?.status ?? null;
    return {
      growth,
      afterAdding,
      loginStatus,
      afterLogin,
      ...(await this.#look()),
      ...(await this.#stored()),
    };
  }

  /** Ends the session, so that no row is left. */
  async leave(): Promise<void> {
    await this.#send('/accounts/logout', {});
  }

  async #add(product: number): Promise<number> {
    const added = accepted(await this.#send('/cart/items', { product: String(product) }));
    this.#jar.take(added.setCookies);
    return size(this.#jar.setCookie ?? '');
  }

  async #look() {
    const { cookie } = this.#jar;
    const { body, requestHead, responseHead } = accepted(await this.#send('/cart'));
    const cookieLine = cookie === null ? 0 : size(`Cookie: ${cookie}\r\n`);
    return { ...Cart.parse(JSON.parse(body)), cookie, requestHead, cookieLine, responseHead };
  }

  /** A session without a key has no row: whatever is kept of it, is not kept here. */
  async #stored() {
    const kept = Kept.parse(JSON.parse(accepted(await this.#send('/session')).body));
    const { session_key: key } = kept;
    const stored = key === null ? 0 : size(Object.values(kept).join(''));
    return { key, stored };
  }

  #send(path: string, fields?: Readonly<Record<string, string>>): Promise<Exchange> {
    const { cookie } = this.#jar;
    return this.#client.send({ path: this.#mount + path, cookie, ...(fields && { fields }) });
  }
}

const size = (text: string) => Buffer.byteLength(text);

/** @throws HttpError when the shop could not save, Error when it refused */
function accepted(exchange: Exchange): Exchange {
  if (exchange.status === 503) throw new HttpError(503, 'notSaved', { retryAfter: 5 });
  if (exchange.status >= 400) throw new Error(`The shop refused its own client: ${exchange.status}.`);
  return exchange;
}
