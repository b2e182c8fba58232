import { DatabaseRefused } from './database/open-database.ts';
import { ImproperlyConfigured } from './setting-rules.ts';

/** Runs a program; when it fails, says why on standard error and ends with exit code 1. */
export async function endingClearly(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    process.stderr.write(`${explained(error)}\n`);
    process.exitCode = 1;
  }
}

/** What the person who started it can do something about is a line; anything else shows where it broke. */
function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ImproperlyConfigured || error instanceof DatabaseRefused) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  return CANNOT_LISTEN[code] ?? String(error.stack);
}

const NOT_HERE =
  'HOST is not an address of this machine; it may be 127.0.0.1, or 0.0.0.0 for all that it has.';

const CANNOT_LISTEN: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT is in use by another program; it may be any free port.',
  EACCES: 'PORT is not open to this user; it may be any free port above 1023.',
  EADDRNOTAVAIL: NOT_HERE,
  ENOTFOUND: NOT_HERE,
};
