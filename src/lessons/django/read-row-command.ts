import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SessionKey } from '../../sessions/session-data.ts';
import type { Settings } from '../../settings.ts';

const SCRIPT = 'test/django/read-row.py';

/** How the command comes by the secret: from the file that keeps it, or from whoever started the site with it. */
export type SecretFrom = 'file' | 'environment';

/** Where the secret is, looked up once: a site's secret does not change while it runs. */
export function secretFrom({ SECRET_KEY, databaseFile }: Settings): SecretFrom {
  const file = secretFile(databaseFile);
  const isKept = existsSync(file) && readFileSync(file, 'utf8').trim() === SECRET_KEY;
  return isKept ? 'file' : 'environment';
}

/**
 * The one command that lets a real Django read a row, for a shell in the project's folder. It names the
 * secret's place, never the secret; in production not even the database's.
 */
export function readRowCommand(settings: Settings, secret: SecretFrom, key: SessionKey): string {
  const database = settings.production
    ? path.basename(settings.databaseFile)
    : fromHere(settings.databaseFile);
  const value = secret === 'file' ? `"$(cat ${quoted(secretFile(database))})"` : '"$SECRET_KEY"';
  return `SECRET_KEY=${value} python3 ${SCRIPT} ${quoted(database)} ${key}`;
}

const secretFile = (database: string) => `${database}.secret-key`;

/** Seen from the folder that the site was started in: where that folder is, nobody needs to know. */
const fromHere = (file: string) => path.relative(process.cwd(), file);

/** For a POSIX shell. */
const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
