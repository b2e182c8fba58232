import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ImproperlyConfigured, SECRET_LENGTH } from './setting-rules.ts';

/**
 * The secret of a site in development: made once and kept beside the database, so that sessions
 * outlive a restart without anybody having to invent a secret first. Production never comes here.
 * @param file where the key is kept, readable by its owner alone
 * @throws ImproperlyConfigured when the key can be neither read nor written, or is none
 */
export function keptSecretKey(file: string): string {
  const key = readOrMake(file);
  if (key.length >= SECRET_LENGTH) return key;
  throw new ImproperlyConfigured(
    `${file} holds no secret of at least ${SECRET_LENGTH} characters; set SECRET_KEY, or delete the file to have a new one made.`,
  );
}

function readOrMake(file: string): string {
  try {
    if (!existsSync(file)) keepNewKey(file);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImproperlyConfigured(`SECRET_KEY is not set, and ${file} cannot keep one: ${reason}.`, {
      cause: error,
    });
  }
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
