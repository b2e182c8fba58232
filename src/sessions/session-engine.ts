import type { Request, RequestHandler } from 'express';
import { HttpError } from '../pages/http-error.ts';
import type { SessionChain } from './session-chain.ts';
import type { SessionData, SessionDraft, SessionKey } from './session-data.ts';

/** Django's names for where a session is kept; `none` is the web as it was before cookies. */
export type EngineName = 'db' | 'signed_cookies' | 'none';

/** Changes the draft in place. Throwing leaves the session as it was. Synchronous: it runs in a transaction. */
export type Change = (session: SessionDraft) => void;

/** Data that comes to stand under a key: that of a new session, or of one whose key is changed. */
export interface GivenKey {
  readonly key: SessionKey;
  /** The key that it takes the place of; null for a new session. */
  readonly from: SessionKey | null;
  readonly data: SessionData;
}

/** Is told of each inside the transaction that writes it; what it throws undoes that. */
export type KeyGiven = (request: Request, given: GivenKey) => void;

/** A session as it is kept, under the names of Django's columns; nulls where there is none. */
export interface KeptSession {
  readonly session_key: SessionKey | null;
  readonly expire_date: string | null;
  /** The signed text, in the row or in the cookie. */
  readonly session_data: string | null;
  readonly decoded: SessionData | null;
}

export const NOTHING_KEPT: KeptSession = {
  session_key: null,
  expire_date: null,
  session_data: null,
  decoded: null,
};

/** What came of the cookie that a request brought. */
export type CameOfCookie = 'found' | 'noCookie' | 'badSignature' | 'nothingThere';

/** One kind of memory. The features do not know which one they run on. */
export interface SessionEngine {
  readonly name: EngineName;
  /** Finds what the request's cookie stands for; goes before every route that reads a session. */
  readonly load: RequestHandler[];
  /** What is remembered; empty for a stranger. */
  read(request: Request): SessionData;
  /** The key of the row that was found or made; null where there is none. */
  keyOf(request: Request): SessionKey | null;
  /** Why a stranger is one. */
  cameOf(request: Request): CameOfCookie;
  /** What stands where it is kept, for showing. */
  inspect(request: Request): KeptSession;
  /** The way that led from the request's cookie to it, with a verdict at each step, for showing. */
  chain(request: Request): SessionChain;
  update(request: Request, change: Change): Promise<void>;
  cycleKey(request: Request, change?: Change): Promise<void>;
  flush(request: Request): Promise<void>;
  /** Half a flush, to see what it leaves: the row goes, and the browser is told nothing. */
  deleteRow(request: Request): Promise<void>;
  /** The other half: the browser is told to delete the cookie, and the row stays. */
  deleteCookie(request: Request): void;
}

/** The session ended while the request ran: nothing was changed. Django: `SessionInterrupted`. */
export class SessionInterrupted extends HttpError {
  constructor() {
    super(401, 'sessionEnded');
  }
}
