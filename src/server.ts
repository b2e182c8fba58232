import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { createAccounts } from './auth/accounts.ts';
import { openDatabase } from './database/open-database.ts';
import { endingClearly } from './ending.ts';
import { createLog } from './log.ts';
import { regularly } from './regularly.ts';
import { clearExpired } from './sessions/database/clear-expired.ts';
import { readSettings, type Settings } from './settings.ts';
import { siteServer } from './site-server.ts';
import { clearTrails } from './tracking/clear-trails.ts';
import { WireLog } from './wire/wire-log.ts';

/** How long (ms) requests in flight may take to be answered after a signal to stop. */
const DRAIN = 10_000;

/** Starts the site: settings, database, app, listen. */
async function start(settings: Settings): Promise<void> {
  const log = createLog(settings);
  const database = openDatabase(settings.databaseFile);
  const accounts = createAccounts(database, settings, log);
  await accounts.demo?.makeIfFirst(accounts.users, accounts.passwords);

  const wire = settings.WIRE === 'on' ? new WireLog() : null;
  const server = siteServer(createApp({ settings, database, log, accounts, wire }));
  const unanswered = unansweredOf(server);
  server.listen(settings.PORT, settings.HOST);
  await once(server, 'listening');
  process.stdout.write(`Remember Me is at ${addressOf(server, settings)}\n`);

  const housekeeping = [
    regularly('Expired sessions cleared', (signal) => clearExpired(database, { signal }), log),
    regularly(
      'Devices of ended sessions cleared',
      (signal) => accounts.userSessions.clearEnded({ signal }),
      log,
    ),
    regularly('Old trails cleared', (signal) => clearTrails(database, settings, { signal }), log),
    regularly('Expired login failures cleared', () => accounts.throttle.clearExpired(), log),
  ];
  await stopSignal();
  log.info('Stopping');
  const housekeepingEnds = Promise.all(housekeeping.map((stop) => stop()));
  wire?.close();
  await drain(server, unanswered);
  await housekeepingEnds;
  await accounts.passwords.close();
  database.close();
}

function addressOf(server: Server, { HOST }: Settings): string {
  const { port } = server.address() as AddressInfo;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}

async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

/** Requests in flight are answered, new ones refused; connections that wait for nothing are closed. */
async function drain(server: Server, unanswered: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const response of unanswered) if (!response.headersSent) response.setHeader('Connection', 'close');
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN);
  await closed;
  clearTimeout(cut);
}

/** The responses that are not finished yet. */
function unansweredOf(server: Server): ReadonlySet<ServerResponse> {
  const unanswered = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
  });
  return unanswered;
}

await endingClearly(() => start(readSettings(process.env)));
