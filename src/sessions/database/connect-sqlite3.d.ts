/**
 * connect-sqlite3 takes an opened database, which @types/connect-sqlite3 does not know. This says
 * only what this project uses.
 */
declare module 'connect-sqlite3' {
  import type { SessionData, Store } from 'express-session';

  type Done<T = unknown> = (error?: Error | null, value?: T) => void;

  /** The four calls, of the `sqlite3` package's Database, that connect-sqlite3 makes. */
  export interface CallbackDatabase {
    exec(sql: string, done: Done): void;
    run(sql: string, parameters: unknown[], done?: Done): void;
    get(sql: string, parameters: unknown[], done: Done): void;
    all(sql: string, parameters: unknown[] | Done, done?: Done): void;
  }

  /** All that `set` asks of a session: `cookie.maxAge`, and to be turned into JSON. */
  interface Storable {
    readonly cookie: { readonly maxAge?: number | undefined };
    toJSON?(): unknown;
  }

  interface StoreClass {
    new (options: { db: CallbackDatabase; table: string }): SQLiteStore;
  }

  interface SQLiteStore extends Store {
    get(key: string, done: (error?: unknown, session?: SessionData | null) => void): void;
    set(key: string, session: Storable, done?: (error?: unknown) => void): void;
    destroy(key: string, done?: (error?: unknown) => void): void;
    all(done: (error: unknown, sessions?: SessionData[] | null) => void): void;
    length(done: (error: unknown, length?: number) => void): void;
    clear(done?: (error?: unknown) => void): void;
  }

  export default function connectSqlite3(session: { Store: unknown }): StoreClass;
}
