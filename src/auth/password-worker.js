/**
 * Runs in a worker thread: one hash at cost 12 takes some 300 ms, in which nothing else can run. It is
 * plain JavaScript with its types in comments, since Node 20 loads no TypeScript into a worker.
 */
import bcrypt from 'bcryptjs';

/** @type {(task: { text: string, rounds: number }) => string} */
export const hash = ({ text, rounds }) => bcrypt.hashSync(text, rounds);

/**
 * A hash that bcrypt cannot read, as somebody may have left it in the column, matches nothing.
 * @type {(task: { text: string, hash: string }) => boolean}
 */
export function compare({ text, hash }) {
  try {
    return bcrypt.compareSync(text, hash);
  } catch {
    return false;
  }
}
