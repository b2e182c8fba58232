import type { Database } from 'better-sqlite3';
import cookieParser from 'cookie-parser';
import express, { type Express, Router } from 'express';
import type { Accounts } from './auth/accounts.ts';
import { currentUser } from './auth/current-user.ts';
import { loginRouter } from './auth/login-router.ts';
import { profileRouter } from './auth/profile-router.ts';
import { signupRouter } from './auth/signup-router.ts';
import { chooseLanguage, languageRouter } from './i18n/language.ts';
import type { Log } from './log.ts';
import { rememberMount } from './pages/addresses.ts';
import { errorPages, notFound } from './pages/error-pages.ts';
import { staticFiles, VIEWS } from './pages/static-files.ts';
import { limitCookies, onlyTextCookies, readBody } from './protection/limits.ts';
import { refuseCrossSite } from './protection/refuse-cross-site.ts';
import { privatePages, securityHeaders } from './protection/security-headers.ts';
import { DatabaseSessions } from './sessions/database/database-sessions.ts';
import { remembering } from './sessions/session.ts';
import type { SessionEngine } from './sessions/session-engine.ts';
import { sessionRouter } from './sessions/session-router.ts';
import { SignedCookieSessions } from './sessions/signed-cookie-sessions.ts';
import { StatelessSessions } from './sessions/stateless-sessions.ts';
import type { Settings } from './settings.ts';
import { cartCount, cartRouter } from './shop/cart-router.ts';
import { Products } from './shop/products.ts';
import { shopRouter } from './shop/shop-router.ts';

/** What the site is made of; whoever makes these also closes them. */
export interface Parts {
  readonly settings: Settings;
  readonly database: Database;
  readonly log: Log;
  readonly accounts: Accounts;
  /** Another memory below `/`, for comparing; without it, Django's table. */
  readonly sessions?: SessionEngine;
}

/** The whole site: every request goes through this from top to bottom, until something answers it. */
export function createApp(parts: Parts): Express {
  const { settings, database, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('env', 'production'); // Express's own last word to a visitor shows no stack
  app.enable('case sensitive routing');
  app.enable('view cache');
  app.disable('etag'); // no page may be kept, so there is nothing to compare
  app.locals['cartCount'] = 0; // on a page that says the cart could not be read
  app.set('view engine', 'ejs');
  app.set('views', VIEWS);
  app.set('trust proxy', trusted(settings.TRUST_PROXY));

  app.use(securityHeaders());
  app.use(cookieParser([settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS]), onlyTextCookies);
  app.use(chooseLanguage(settings));
  app.use(rememberMount, remembering(new StatelessSessions())); // until an address chooses another memory
  app.use(staticFiles());
  app.use(privatePages);

  // One shop, three memories: the same routes over each.
  const site = siteRouter(parts);
  const signedCookies = new SignedCookieSessions('/signed-cookie', settings, log);
  const rows = parts.sessions ?? new DatabaseSessions(database, settings, log);
  app.use('/signed-cookie', rememberMount, remembering(signedCookies), site);
  app.use('/stateless', rememberMount, remembering(new StatelessSessions()), site);
  app.use('/', rememberMount, remembering(rows), site);

  app.use(errorPages(log));
  return app;
}

/** What stands behind each of the three memories. */
function siteRouter({ settings, database, log, accounts }: Parts): Router {
  const products = new Products(database);
  return Router()
    .use(currentUser(accounts.users, settings), cartCount)
    .use(refuseCrossSite(log))
    .use(limitCookies, readBody())
    .use(shopRouter(products))
    .use(cartRouter(products))
    .use(loginRouter(accounts))
    .use(signupRouter(accounts))
    .use(profileRouter(accounts))
    .use(sessionRouter())
    .use(languageRouter())
    .use(notFound);
}

/** TRUST_PROXY in Express's terms: none, the number of proxies in front, or their addresses. */
function trusted(proxies: string): boolean | number | string {
  if (proxies === 'false') return false;
  return /^\d+$/.test(proxies) ? Number(proxies) : proxies;
}
