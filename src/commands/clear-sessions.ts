/** Deletes the rows of expired sessions, and what is kept of them. Django: `manage.py clearsessions`. */
import { UserSessions } from '../auth/user-sessions.ts';
import { openDatabase } from '../database/open-database.ts';
import { endingClearly } from '../ending.ts';
import { createLog } from '../log.ts';
import { clearExpired } from '../sessions/database/clear-expired.ts';
import { readSettings } from '../settings.ts';

await endingClearly(async () => {
  const settings = readSettings(process.env);
  const database = openDatabase(settings.databaseFile);
  try {
    const userSessions = new UserSessions(database, settings, createLog(settings));
    process.stdout.write(`${await clearExpired(database)} expired sessions cleared.\n`);
    process.stdout.write(`${await userSessions.clearEnded()} devices of ended sessions cleared.\n`);
  } finally {
    database.close();
  }
});
