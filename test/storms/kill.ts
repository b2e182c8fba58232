/** kill.test.ts a hundred times. Takes some minutes, so it is no part of `npm test`. */
import test from 'node:test';
import { killRounds } from './kill-rounds.ts';

test('kill -9 a hundred times under load loses nothing that was acknowledged', (t) => killRounds(t, 100));
