/** The picture of a session's life. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { timelineOf } from '../../src/lessons/lifetimes/timeline.ts';
import type { SessionKey } from '../../src/sessions/session-data.ts';

test('the picture: a row saved before now and ended after it, and a cookie that ends before its row', () => {
  const life = {
    key: 'k'.repeat(32) as SessionKey,
    loggedIn: 1_000,
    savedBefore: [2_000, 4_000],
    saved: 5_000,
    now: 9_000,
    rowEnds: 20_000,
    cookieEnds: 12_000,
    chosenBy: 'expiry' as const,
    expiry: 7,
  };
  const { stations, row, cookie, now } = timelineOf(life);
  assert.deepEqual(
    stations.map(({ name }) => name),
    ['loggedIn', 'savedBefore', 'savedBefore', 'saved', 'now', 'cookieEnds', 'rowEnds'],
  );
  const inOrder = row.from < now && now < cookie.to && cookie.to < row.to;
  assert.ok(inOrder, JSON.stringify({ row, now, cookie }));
  const together = timelineOf({ ...life, cookieEnds: life.rowEnds });
  assert.equal(together.row.to, together.cookie.to);
  assert.equal(together.row.to, together.stations.at(-1)?.y);
  assert.deepEqual([cookie.open, timelineOf({ ...life, cookieEnds: null }).cookie.open], [false, true]);
});
