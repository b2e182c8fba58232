/** Deletes the rows of expired sessions. Django: `manage.py clearsessions`. */
import { openDatabase } from '../database/open-database.ts';
import { endingClearly } from '../ending.ts';
import { clearExpired } from '../sessions/database/clear-expired.ts';
import { readSettings } from '../settings.ts';

await endingClearly(async () => {
  const database = openDatabase(readSettings(process.env).databaseFile);
  try {
    process.stdout.write(`${await clearExpired(database)} expired sessions cleared.\n`);
  } finally {
    database.close();
  }
});
