import test from 'node:test';
import { killRounds } from './kill-rounds.ts';

test('kill -9 in the middle of a storm loses nothing that was acknowledged', (t) => killRounds(t, 3));
