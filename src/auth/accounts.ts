import type { Database } from 'better-sqlite3';
import type { Log } from '../log.ts';
import { UserPreferences } from '../preferences/user-preferences.ts';
import type { Settings } from '../settings.ts';
import { Authenticator } from './authenticate.ts';
import { DemoAccount } from './demo-account.ts';
import { DeviceCookie } from './device-cookie.ts';
import { Passwords } from './passwords.ts';
import { Throttle } from './throttle.ts';
import { UserSessions } from './user-sessions.ts';
import { Users } from './users.ts';

/** What the routes of the accounts work with. */
export interface Accounts {
  readonly settings: Settings;
  readonly log: Log;
  readonly users: Users;
  readonly userSessions: UserSessions;
  readonly preferences: UserPreferences;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly authenticator: Authenticator;
  readonly devices: DeviceCookie;
  /** Null in production. */
  readonly demo: DemoAccount | null;
}

export function createAccounts(database: Database, settings: Settings, log: Log): Accounts {
  const users = new Users(database);
  const passwords = new Passwords(settings);
  const throttle = new Throttle(database);
  const authenticator = new Authenticator(users, passwords, throttle, log);
  const demo = settings.production ? null : new DemoAccount(database);
  return {
    settings,
    log,
    users,
    userSessions: new UserSessions(database, settings, log),
    preferences: new UserPreferences(database),
    passwords,
    throttle,
    authenticator,
    demo,
    devices: new DeviceCookie(settings),
  };
}
