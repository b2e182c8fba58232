import type { Request } from 'express';
import type { SessionKey } from '../../sessions/session-data.ts';
import { type Exchange, hasSavedRow } from '../../wire/exchange.ts';

/** More would make the picture long. */
const MOST = 4;

/**
 * When this browser's requests saved the row of this key, after one instant and before another: the last few
 * that are still among its exchanges. A login saves the row too, and so does what saved it last.
 * @returns instants to the second (Unix time in ms), the oldest first
 */
export function savesSeen(
  { exchange }: Request,
  key: SessionKey,
  after: number,
  before: number,
): readonly number[] {
  if (exchange === undefined) return [];
  const saves = exchange.log.of(exchange.id).filter((each) => hasSavedRow(each, key) && isOver(each, before));
  const seconds = new Set(saves.map(({ at }) => second(at)));
  return [...seconds]
    .filter((at) => at > second(after))
    .sort((one, other) => one - other)
    .slice(-MOST);
}

/** Else it may be the very one that saved at that instant: a request begins before it saves, often in another second. */
const isOver = ({ at, milliseconds }: Exchange, before: number) => second(at + milliseconds) < second(before);

/** A row's own timestamp is to the second. */
const second = (ms: number) => Math.floor(ms / 1000) * 1000;
