import type { Database } from 'better-sqlite3';
import cookieParser from 'cookie-parser';
import express, { type Express, Router } from 'express';
import { announcementsRouter } from './announcements/announcements-router.ts';
import type { Accounts } from './auth/accounts.ts';
import { currentUser } from './auth/current-user.ts';
import { loginRouter } from './auth/login-router.ts';
import { noteUserSession } from './auth/note-user-session.ts';
import { profileRouter } from './auth/profile-router.ts';
import { signupRouter } from './auth/signup-router.ts';
import { userSessionsRouter } from './auth/user-sessions-router.ts';
import { jarRouter } from './cookies/jar-router.ts';
import { workbenchRouter } from './cookies/workbench/workbench-router.ts';
import { chooseLanguage, languageRouter } from './i18n/language.ts';
import { lessonsRouter } from './lessons/lessons-router.ts';
import { lessonsAtOneAddress } from './lessons/one-address.ts';
import type { Log } from './log.ts';
import { rememberMount } from './pages/addresses.ts';
import { errorPages, notFound } from './pages/error-pages.ts';
import { staticFiles, VIEWS } from './pages/static-files.ts';
import { renderView } from './pages/view-engine.ts';
import { followWith } from './preferences/following.ts';
import { preferencesRouter } from './preferences/preferences-router.ts';
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
import { trackVisits } from './tracking/track-visits.ts';
import { trackingRouter } from './tracking/tracking-router.ts';
import { Trails } from './tracking/trails.ts';
import { noteSession, recordExchanges } from './wire/record-exchanges.ts';
import type { WireLog } from './wire/wire-log.ts';
import { wireRouter } from './wire/wire-router.ts';

/** What the site is made of; whoever makes these also closes them. */
export interface Parts {
  readonly settings: Settings;
  readonly database: Database;
  readonly log: Log;
  readonly accounts: Accounts;
  /** What went over the wire; null with WIRE=off. */
  readonly wire: WireLog | null;
  /** Another memory below `/`, for comparing; without it, Django's table. */
  readonly sessions?: SessionEngine;
}

/** The whole site: every request goes through this from top to bottom, until something answers it. */
export function createApp(parts: Parts): Express {
  const { settings, database, log, accounts } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('env', 'production'); // Express's own last word to a visitor shows no stack
  app.enable('case sensitive routing');
  app.enable('view cache');
  app.disable('etag'); // no page may be kept, so there is nothing to compare
  app.locals['cartCount'] = 0; // on a page that says the cart could not be read
  app.locals['sessionCookieName'] = settings.SESSION_COOKIE_NAME;
  app.engine('ejs', renderView);
  app.set('view engine', 'ejs');
  app.set('views', VIEWS);
  app.set('trust proxy', trusted(settings.TRUST_PROXY));

  app.use(securityHeaders());
  app.use(cookieParser([settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS]), onlyTextCookies);
  app.use(chooseLanguage(settings));
  app.use(remembered(new StatelessSessions())); // until an address chooses another memory
  app.use(staticFiles());
  app.use(privatePages);
  if (parts.wire !== null) app.use(recordExchanges(parts.wire, log));

  // One shop, three memories: the same routes over each. The lessons look at all three, from one address.
  const shop = shopRoutes(parts);
  const signedCookies = new SignedCookieSessions('/signed-cookie', settings, log);
  const trails = new Trails(database, settings, log);
  const before = [...beforeRoutes(parts), trackVisits(trails, accounts)];
  const rows =
    parts.sessions ?? new DatabaseSessions(database, settings, log, accounts.userSessions.keyGiven);
  app.use(['/signed-cookie', '/stateless'], lessonsAtOneAddress());
  app.use('/signed-cookie', remembered(signedCookies), before, shop);
  app.use('/stateless', remembered(new StatelessSessions()), before, shop);
  const ofAllMemories = [
    lessonsRouter(parts),
    jarRouter(parts),
    workbenchRouter(parts),
    preferencesRouter(accounts),
    announcementsRouter(),
    trackingRouter(parts, trails),
    wirePages(parts),
  ];
  app.use('/', remembered(rows), before, ofAllMemories, shop);

  app.use(errorPages(log));
  return app;
}

/** Where the visitor is, and what is remembered of them there. */
const remembered = (engine: SessionEngine) => [rememberMount, ...remembering(engine), noteSession];

/** What goes before every route: who is it, and may this be read at all? */
const beforeRoutes = ({ settings, log, accounts }: Parts) => [
  currentUser(accounts.users, settings),
  cartCount,
  refuseCrossSite(log),
  noteUserSession(accounts.userSessions),
  limitCookies,
  readBody(),
];

/** The routes that stand behind each of the three memories. */
function shopRoutes({ settings, database, accounts }: Parts): Router {
  const products = new Products(database);
  return Router()
    .use(shopRouter(products))
    .use(cartRouter(products))
    .use(loginRouter(accounts))
    .use(signupRouter(accounts))
    .use(profileRouter(accounts))
    .use(userSessionsRouter(accounts))
    .use(sessionRouter(settings))
    .use(languageRouter((request, language) => followWith(request, { language }, accounts.preferences)))
    .use(notFound);
}

const wirePages = ({ wire, settings }: Parts) => (wire === null ? Router() : wireRouter(settings));

/** TRUST_PROXY in Express's terms: none, the number of proxies in front, or their addresses. */
function trusted(proxies: string): boolean | number | string {
  if (proxies === 'false') return false;
  return /^\d+$/.test(proxies) ? Number(proxies) : proxies;
}
