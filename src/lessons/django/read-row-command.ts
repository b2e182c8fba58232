import path from 'node:path';
import type { SessionKey } from '../../sessions/session-data.ts';
import type { Settings } from '../../settings.ts';

const SCRIPT = 'test/django/read-row.py';

/**
 * The one command that lets a real Django read a row, for a shell in the project's folder. It names the
 * secret's place, never the secret; in production not even the database's.
 */
export function readRowCommand(settings: Settings, key: SessionKey): string {
  const { databaseFile, secretKeyFile, production } = settings;
  const database = production ? path.basename(databaseFile) : fromHere(databaseFile);
  const secret = secretKeyFile === null ? '"$SECRET_KEY"' : `"$(cat ${quoted(fromHere(secretKeyFile))})"`;
  return `SECRET_KEY=${secret} python3 ${SCRIPT} ${quoted(database)} ${key}`;
}

/** Seen from the folder that the site was started in: where that folder is, nobody needs to know. */
const fromHere = (file: string) => path.relative(process.cwd(), file);

/** For a POSIX shell. */
const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
