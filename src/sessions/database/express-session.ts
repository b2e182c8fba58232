import type { RequestHandler } from 'express';
import session from 'express-session';
import { tracing } from '../../database/statement-trace.ts';
import type { Settings } from '../../settings.ts';
import { newSessionKey } from '../session-data.ts';
import type { DjangoSessionStore } from './django-session-store.ts';

/** express-session finds the key in the cookie and checks its signature; the store finds the row. */
export function expressSession(store: DjangoSessionStore, settings: Settings): RequestHandler[] {
  const load = session({
    store,
    name: settings.SESSION_COOKIE_NAME,
    secret: [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS],
    cookie: { path: '/' }, // looks for the cookie everywhere; the one that is sent is the store's
    genid: newSessionKey,
    saveUninitialized: false, // a stranger costs no row
    resave: false,
    rolling: settings.SESSION_SAVE_EVERY_REQUEST,
  });
  // What it asks of the store, it asks before it returns.
  const loadTraced: RequestHandler = (request, response, next) =>
    tracing(request.statements, () => load(request, response, next));
  return [loadTraced, freeze];
}

/** Session data is changed by `update` alone. */
const freeze: RequestHandler = (request, _response, next) => {
  if (request.session) Object.freeze(request.session);
  next();
};
