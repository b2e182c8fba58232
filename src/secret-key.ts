import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The secret of a site in development: made once and kept beside the database, so that sessions
 * outlive a restart without anybody having to invent a secret first. Production never comes here.
 * @param file where the key is kept, readable by its owner alone
 * @throws the file system's error when the key can be neither read nor written
 */
export function keptSecretKey(file: string): string {
  if (!existsSync(file)) keepNewKey(file);
  return readFileSync(file, 'utf8').trim();
}

/** A link appears whole or not at all: of several processes that start together one makes the key. */
function keepNewKey(file: string): void {
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
