import type { SessionKey } from '../../sessions/session-data.ts';
import { behindTheBrowser } from './behind-the-browser.ts';
import { experiment, OTHERWISE, type Turn } from './experiment.ts';
import type { Row } from './rows.ts';

/** The row goes, and the browser is not told. */
export const deleteRow = experiment({
  slug: 'delete-row',
  name: 'deleteRow',
  by: 'browser',
  needsSession: true,
  ends: 'session',
  answers: ['known', 'stranger', 'madeAnew'],
  expected: 'stranger',
  why: ['server', 'database', 'browser', 'database', 'server'],
  start: () => behindTheBrowser(deleteIt, outcome),
});

async function deleteIt({ rows, evidence }: Turn, key: SessionKey): Promise<void> {
  await rows.remove(key);
  evidence.timeline.push({ note: 'rowDeleted' });
}

function outcome({ request }: Turn, row: Row | null) {
  const came = request.sessionEngine.cameOf(request);
  if (came === 'found') return row === null ? 'known' : 'madeAnew';
  return came === 'nothingThere' && row === null ? 'stranger' : OTHERWISE;
}
