import { DatabaseRefused } from './database/open-database.ts';
import { ImproperlyConfigured } from './settings.ts';

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
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'PORT is in use by another program; it may be any free port.';
  return String(error.stack);
}
