import { sessionKeyOf } from '../../sessions/session.ts';
import type { SessionKey } from '../../sessions/session-data.ts';
import { lookUp } from './at-the-shop.ts';
import { OTHERWISE, type Step, type Turn } from './experiment.ts';
import type { Row } from './rows.ts';

/**
 * The steps of an experiment with the visitor's row, of which the browser is told nothing.
 * @param act what is done to the row
 * @param outcome what came of it, by the browser's next request and the row as it is then
 */
export function behindTheBrowser<Answer extends string>(
  act: (turn: Turn, key: SessionKey) => Promise<void>,
  outcome: (turn: Turn, row: Row | null) => Answer | typeof OTHERWISE,
): Step<Answer>[] {
  let key: SessionKey | null = null;
  return [
    async (turn) => {
      key = sessionKeyOf(turn.request);
      lookUp(turn, 'before', key);
      if (key !== null) await act(turn, key);
      return null;
    },
    async (turn) => (key === null ? OTHERWISE : outcome(turn, lookUp(turn, 'after', key))),
  ];
}
