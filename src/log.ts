import { createHash } from 'node:crypto';
import { pino } from 'pino';
import type { Settings } from './settings.ts';

/** Where the site writes what happened: one JSON line an event, on standard output. */
export type Log = ReturnType<typeof createLog>;

export const createLog = ({ LOG_LEVEL: level }: Pick<Settings, 'LOG_LEVEL'>) => pino({ level });

/** Tells one session's lines from another's. Whoever reads the log cannot become the visitor. */
export const hashedKey = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 12);
