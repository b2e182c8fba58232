/**
 * The site over one kind of memory, in a process of its own, on a free port. Told by its parent:
 * argument `rows`, `memory` or `nothing`; message `clear` to clear expired sessions at once, `cpu` to say how
 * much processor time it has taken.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from '../../src/app.ts';
import { type Accounts, createAccounts } from '../../src/auth/accounts.ts';
import { authHash } from '../../src/auth/auth-hash.ts';
import { BACKEND } from '../../src/auth/login.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { createLog } from '../../src/log.ts';
import { clearExpired } from '../../src/sessions/database/clear-expired.ts';
import type { SessionData } from '../../src/sessions/session-data.ts';
import type { SessionEngine } from '../../src/sessions/session-engine.ts';
import { StatelessSessions } from '../../src/sessions/stateless-sessions.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { siteServer } from '../../src/site-server.ts';
import { WireLog } from '../../src/wire/wire-log.ts';
import { CART } from './cart.ts';
import { MemorySessions } from './memory-sessions.ts';

/** No memory, and no work for it: every visitor is demo with the same cart, so that the page is the same. */
class NoSessions extends StatelessSessions {
  readonly #everybodys: SessionData;

  constructor(everybodys: SessionData) {
    super();
    this.#everybodys = everybodys;
  }

  override read(): SessionData {
    return this.#everybodys;
  }
}

async function sessionOfDemo({ users }: Accounts, { SECRET_KEY }: Settings): Promise<SessionData> {
  const demo = await users.withUsername('demo');
  assert.ok(demo);
  return {
    cart: CART,
    _auth_user_id: String(demo.id),
    _auth_user_backend: BACKEND,
    _auth_user_hash: authHash(demo.password, SECRET_KEY),
  };
}

async function memory(kind: string | undefined): Promise<{ sessions?: SessionEngine }> {
  if (kind === 'memory') return { sessions: new MemorySessions(settings) };
  if (kind === 'nothing') return { sessions: new NoSessions(await sessionOfDemo(accounts, settings)) };
  return {};
}

const settings = readSettings(process.env);
const log = createLog(settings);
const database = openDatabase(settings.databaseFile);
const accounts = createAccounts(database, settings, log);
await accounts.demo?.makeIfFirst(accounts.users, accounts.passwords);
const wire = settings.WIRE === 'on' ? new WireLog() : null;
const sessions = await memory(process.argv[2]);
const server = siteServer(createApp({ settings, database, log, accounts, wire, ...sessions }));
server.listen(0, '127.0.0.1');
await once(server, 'listening');

/** Seconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

process.on('message', async (message) => {
  process.send?.(message === 'clear' ? await clearExpired(database) : cpuTime());
});
process.on('disconnect', () => process.exit()); // its parent has ended, or wants no more of it
process.send?.({ address: server.address() });
