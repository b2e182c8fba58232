/** What the lessons say of a session cookie that leads to nothing: what it ends at, and never that there is none. */
import test from 'node:test';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { pageText, said } from '../sessions/page-text.ts';
import { rowWith, withCart } from '../sessions/session-page-text.ts';
import { insertRow, visitorWithKey } from '../support/fixtures.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const LONG_AGO = '2001-02-03 04:05:06.000007';

test('a session cookie that leads to no row that counts is not called missing, and the lessons say why', async (t) => {
  const site = await startSite(t);
  const { row } = await withCart(site);
  const over = rowWith(row.session_data);
  insertRow(site.database, over, LONG_AGO);
  const changed = rowWith(row.session_data.replace(/^./, 'X'));
  insertRow(site.database, changed);
  const cases: [breaksAt: string, visitor: Visitor][] = [
    ['signature', withGarbage(site)],
    ['noRow', visitorWithKey(site, newSessionKey())],
    ['expired', visitorWithKey(site, over.session_key)],
    ['unreadable', visitorWithKey(site, changed.session_key)],
  ];
  for (const [breaksAt, visitor] of cases) {
    for (const page of ['/lessons/lifetimes', '/lessons/django']) {
      const text = pageText(await visitor.get(page));
      shows(text, said(`session.breaks.${breaksAt}`, { date: LONG_AGO }));
      hides(text, said('session.breaks.noCookie'));
      hides(text, said('lifetimes.own.none'));
    }
  }
});

test('a broken row is not said to be missing or over, neither in the header nor by the six steps', async (t) => {
  const site = await startSite(t);
  const broken = rowWith('this is not a session');
  insertRow(site.database, broken);
  const reply = await visitorWithKey(site, broken.session_key).get('/lessons/six-steps');
  shows(reply.text, 'or its row is broken.');
  shows(pageText(reply), said('sixSteps.dark.nothingThere'));
  hides(reply.text, 'has expired or was ended.');
});

test('a good session cookie behind a bad one of a longer path is not what the lessons speak of', async (t) => {
  const { visitor } = await withCart(await startSite(t));
  const Cookie = `sessionid=garbage; ${visitor.cookieHeader('/lessons')}`;
  const text = pageText(await visitor.get('/lessons/lifetimes', { Cookie }));
  shows(text, said('session.breaks.signature'));
  shows(text, said('lifetimes.own.unknown'));
});

function withGarbage(site: Site): Visitor {
  const visitor = site.visitor();
  visitor.cookies.set('sessionid', { value: 'garbage', path: '/' });
  return visitor;
}
