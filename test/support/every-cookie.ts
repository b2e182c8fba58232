import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import { openFirstPage } from './known-browser.ts';
import type { Reply, Visitor } from './visitor.ts';

/**
 * Does all that this site has a cookie for, but for what an experiment sends a browser.
 * @param visitor one that the wire knows
 * @returns every Set-Cookie line that came, the last of a cookie last
 */
export async function everyCookie(visitor: Visitor): Promise<readonly string[]> {
  const lines = [...(await openFirstPage(visitor.url))];
  const note = ({ setCookies }: Reply) => lines.push(...setCookies);
  const demo = { username: 'demo', password: 'chocolate-chip', remember_username: 'on' };
  note(await visitor.post('/wire/panel', { open: '1' }));
  note(await visitor.post('/cookies/workbench/send', { name: 'wb_own' }));
  note(await visitor.post('/i18n/setlang', { language: 'en' }));
  note(await visitor.post('/accounts/login', demo));
  note(await visitor.post('/preferences', { theme: 'dark', prices: 'without_vat' }));
  note(await visitor.post('/announcements/bake/hide'));
  note(await visitor.get('/session', { Accept: 'text/html' }));
  note(await visitor.post('/session/cycle_key'));
  note(await visitor.post('/tracking/consent', { answer: 'yes' }));
  note(await visitor.post('/lessons/lifetimes/cookies'));
  note(await visitor.post('/cookies/samples', { value: '1' }));
  note(await visitor.post('/lessons/experiments/tamper', { prediction: EXPERIMENTS[0]?.answers[0] ?? '' }));
  note(await visitor.post('/lessons/experiments/delete-cookie', { prediction: 'rowStays' }));
  note(await visitor.post('/signed-cookie/cart/items', { product: '1' }));
  return lines;
}
