import type { Request } from 'express';
import { NO_CHAIN, type SessionChain } from './session-chain.ts';
import type { SessionData } from './session-data.ts';
import {
  type CameOfCookie,
  type Change,
  type KeptSession,
  NOTHING_KEPT,
  type SessionEngine,
} from './session-engine.ts';

/**
 * HTTP as it is without cookies: every request meets a stranger. A change is made, on an object that
 * this request alone can see, and is gone with it.
 */
export class StatelessSessions implements SessionEngine {
  readonly name = 'none';
  readonly load = [];
  readonly #duringRequest = new WeakMap<Request, SessionData>();

  read(request: Request): SessionData {
    return this.#duringRequest.get(request) ?? {};
  }

  keyOf(): null {
    return null;
  }

  cameOf(): CameOfCookie {
    return 'noCookie';
  }

  inspect(): KeptSession {
    return NOTHING_KEPT;
  }

  chain(): SessionChain {
    return NO_CHAIN;
  }

  async update(request: Request, change: Change): Promise<void> {
    const draft = structuredClone(this.read(request));
    change(draft);
    this.#duringRequest.set(request, draft);
  }

  /** There is no key. */
  async cycleKey(request: Request, change: Change = () => {}): Promise<void> {
    await this.update(request, change);
  }

  async flush(request: Request): Promise<void> {
    this.#duringRequest.delete(request);
  }

  /** There is no row. */
  async deleteRow(): Promise<void> {}

  /** There is no cookie. */
  deleteCookie(): void {}
}
