/** Two shops of one page each, to be closed and started again: nobody but an experiment comes there. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import session from 'express-session';
import { openDatabase } from '../../database/open-database.ts';
import type { Log } from '../../log.ts';
import { DatabaseSessions } from '../../sessions/database/database-sessions.ts';
import { remembering, sessionOf, update } from '../../sessions/session.ts';
import { newSessionKey } from '../../sessions/session-data.ts';
import type { Settings } from '../../settings.ts';
import { cookiesIn, setInCart } from '../../shop/cart.ts';
import type { Server } from '../own-client/own-client.ts';
import { Rows } from './rows.ts';

const LOCALHOST = '127.0.0.1';
/** The only cookie that they sell. */
const PRODUCT = 1;

/** A shop that is open. */
export interface SmallShop {
  readonly server: Server;
  /** Null where there is no table. */
  readonly rows: Rows | null;
  /** As when a program ends: what it held in memory is gone. */
  close(): Promise<void>;
}

/** Keeps sessions in the memory of the process: express-session's own `MemoryStore`. */
export function openMemoryShop({ SECRET_KEY, SESSION_COOKIE_NAME }: Settings): Promise<SmallShop> {
  const app = express();
  const sessions = session({
    store: new session.MemoryStore(),
    name: SESSION_COOKIE_NAME,
    secret: SECRET_KEY,
    genid: newSessionKey,
    saveUninitialized: false,
    resave: false,
  });
  app.use('/in-memory', sessions);
  app.post('/in-memory/cart', (request, response) => {
    Object.assign(request.session, { cart: { [PRODUCT]: cookiesIn(request.session.cart) + 1 } });
    response.json({ count: cookiesIn(request.session.cart) });
  });
  app.get('/in-memory/cart', (request, response) => {
    response.json({ count: cookiesIn(request.session.cart) });
  });
  return open(app, null);
}

/**
 * Keeps sessions as this site does, in a database of its own.
 * @param file made if it is not there
 */
export async function openDatabaseShop(file: string, settings: Settings, log: Log): Promise<SmallShop> {
  const database = openDatabase(file);
  const app = express();
  app.use(cookieParser(settings.SECRET_KEY));
  app.use('/in-database', remembering(new DatabaseSessions(database, plain(settings), log)));
  app.post('/in-database/cart', async (request, response) => {
    await update(request, (draft) => setInCart(draft, PRODUCT, cookiesIn(draft.cart) + 1));
    response.json({ count: cookiesIn(sessionOf(request).cart) });
  });
  app.get('/in-database/cart', (request, response) => {
    response.json({ count: cookiesIn(sessionOf(request).cart) });
  });
  const shop = await open(app, new Rows(database, settings));
  return { ...shop, close: () => shop.close().finally(() => database.close()) };
}

/** The settings of a cookie for a shop that speaks plain HTTP at another address. */
function plain({ SESSION_COOKIE_DOMAIN: _, ...settings }: Settings): Settings {
  return { ...settings, SESSION_COOKIE_SECURE: false, SESSION_COOKIE_PATH: '/' };
}

async function open(app: Express, rows: Rows | null): Promise<SmallShop> {
  const listening = createServer(app).listen(0, LOCALHOST);
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const close = async () => {
    listening.closeAllConnections();
    listening.close();
    await once(listening, 'close');
  };
  const server = { host: LOCALHOST, port, headers: { Host: `${LOCALHOST}:${port}` } };
  return { server, rows, close };
}
