import { randomBytes } from 'node:crypto';
import type { EngineName } from '../sessions/session-engine.ts';
import type { Exchange } from './exchange.ts';
import { charactersOf, exchangeOf, type KeptExchange } from './kept-exchange.ts';

/** What tells one browser's exchanges from another's: 128 random bits. */
export type WireId = string & { readonly brand: 'WireId' };

/** Exchanges that are kept of one browser. */
const MOST_OF_ONE = 30;
/** Characters of all exchanges together: with what V8 needs beside them, less than 32 MiB. */
const MOST_IN_ALL = 8 * 1024 * 1024;
/** A browser that has left nothing yet costs a little, too. */
const MOST_BROWSERS = 5_000;
/** Tabs that may listen at a time, of one browser and of all; the oldest is let go of. */
const MOST_LISTENERS = 12;
const MOST_LISTENERS_IN_ALL = 1_000;

/** Is told the number of an exchange when it has ended; null when it will hear no more. */
type Listener = (exchange: number | null) => void;

interface Browser {
  readonly exchanges: { readonly exchange: KeptExchange; readonly size: number }[];
  readonly listeners: Set<Listener>;
  next: number;
  /** Who was signed in last, on each memory. */
  readonly usernames: Map<EngineName, string>;
}

/**
 * The last exchanges of each browser, in memory alone: gone with the process, and with their browser when
 * others need the room. Browsers that came once and never again go first, so that a crowd of strangers
 * does not take the room of those who look.
 */
export class WireLog {
  /** Each in the order of its last visit. */
  readonly #newcomers = new Map<WireId, Browser>();
  readonly #regulars = new Map<WireId, Browser>();
  #listeners = 0;
  #size = 0;

  /** Makes room for a browser that has none yet. */
  begin(): WireId {
    const id = randomBytes(16).toString('base64url') as WireId;
    this.#newcomers.set(id, { exchanges: [], listeners: new Set(), next: 1, usernames: new Map() });
    this.#makeRoom();
    return id;
  }

  knows(id: string): id is WireId {
    return this.#browser(id) !== undefined;
  }

  /** A browser's exchanges, the newest first. */
  of(id: WireId): readonly Exchange[] {
    return this.latest(id, MOST_OF_ONE).map(exchangeOf);
  }

  /** The same as they came, so many at most: for the site itself, not for showing. */
  latest(id: WireId, most: number): readonly KeptExchange[] {
    const kept = this.#browser(id)?.exchanges.slice(-most) ?? [];
    return kept.map(({ exchange }) => exchange).reverse();
  }

  /** @param make is told the exchange's number */
  add(id: WireId, make: (number: number) => KeptExchange): void {
    const browser = this.#browser(id);
    if (browser === undefined) return; // let go of meanwhile
    const made = make(browser.next++);
    const exchange = isOfAnother(browser, made) ? withoutBefore(made) : made;
    if (exchange !== made) this.clear(id);
    noteUser(browser, exchange);
    this.#keep(browser, exchange);
    this.#visited(id, browser);
    for (const listener of browser.listeners) listener(exchange.id);
    this.#makeRoom();
  }

  /** Forgets what was seen of a browser so far. */
  clear(id: WireId): void {
    const browser = this.#browser(id);
    while (browser !== undefined && browser.exchanges.length > 0) this.#dropOldest(browser);
  }

  /** @returns stops it */
  listen(id: WireId, listener: Listener): () => void {
    const browser = this.#browser(id);
    if (browser === undefined || this.#listeners >= MOST_LISTENERS_IN_ALL) {
      listener(null);
      return () => {};
    }
    browser.listeners.add(listener);
    this.#listeners++;
    this.#visited(id, browser);
    const [oldest] = browser.listeners;
    if (browser.listeners.size > MOST_LISTENERS && oldest !== undefined) this.#dismiss(browser, oldest);
    return () => this.#forget(browser, listener);
  }

  /** Lets go of every listener, so that the server can stop. */
  close(): void {
    for (const browser of [...this.#newcomers.values(), ...this.#regulars.values()])
      this.#dismissAll(browser);
  }

  /** How much is kept. */
  get kept(): { readonly browsers: number; readonly characters: number } {
    return { browsers: this.#newcomers.size + this.#regulars.size, characters: this.#size };
  }

  #browser(id: string): Browser | undefined {
    return this.#regulars.get(id as WireId) ?? this.#newcomers.get(id as WireId);
  }

  /** The last to go; a regular who comes back or listens. */
  #visited(id: WireId, browser: Browser): void {
    this.#newcomers.delete(id);
    this.#regulars.delete(id);
    const isRegular = browser.next > 2 || browser.listeners.size > 0;
    (isRegular ? this.#regulars : this.#newcomers).set(id, browser);
  }

  #keep(browser: Browser, exchange: KeptExchange): void {
    const size = charactersOf(exchange);
    browser.exchanges.push({ exchange, size });
    this.#size += size;
    if (browser.exchanges.length > MOST_OF_ONE) this.#dropOldest(browser);
  }

  #dropOldest(browser: Browser): void {
    this.#size -= browser.exchanges.shift()?.size ?? 0;
  }

  #makeRoom(): void {
    while (this.#size > MOST_IN_ALL || this.kept.browsers > MOST_BROWSERS) {
      const crowd = this.#newcomers.size > 0 ? this.#newcomers : this.#regulars;
      const [first] = crowd;
      if (first === undefined) return;
      const [id, browser] = first;
      this.clear(id);
      this.#dismissAll(browser);
      crowd.delete(id);
    }
  }

  #dismissAll(browser: Browser): void {
    for (const listener of browser.listeners) this.#dismiss(browser, listener);
  }

  #dismiss(browser: Browser, listener: Listener): void {
    this.#forget(browser, listener);
    listener(null);
  }

  #forget({ listeners }: Browser, listener: Listener): void {
    if (listeners.delete(listener)) this.#listeners--;
  }
}

/** Of what one user left in a browser, nothing is shown to the next one. */
function isOfAnother({ usernames }: Browser, { session: { memory, username } }: KeptExchange): boolean {
  const last = usernames.get(memory);
  return last !== undefined && username !== null && username !== last;
}

function noteUser({ usernames }: Browser, { session: { memory, username } }: KeptExchange): void {
  if (username !== null) usernames.set(memory, username);
}

/** The exchange in which one user followed another: what it changed was the other one's. */
function withoutBefore(exchange: KeptExchange): KeptExchange {
  const changes = exchange.session.changes
    .filter(({ after }) => after !== null)
    .map((change) => ({ ...change, kind: 'added' as const, before: null }));
  return { ...exchange, session: { ...exchange.session, changes } };
}
