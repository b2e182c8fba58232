/**
 * What stands in a text, and what does not. Said with a message of its own: for a bare `assert.ok`, Node 20
 * looks the source up to write one, and does not come back for minutes where tsx has compiled it.
 */
import assert from 'node:assert/strict';

export const shows = (text: string | null | undefined, part: string) =>
  assert.ok(text?.includes(part), `"${part}" is not in: ${text}`);

export const hides = (text: string, part: string) =>
  assert.ok(!text.includes(part), `"${part}" is in: ${text}`);
