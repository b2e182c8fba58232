/** The copied cookie, tried as the page tells to try it: to whom it leads, and for how long. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { instantText } from '../../src/i18n/instant.ts';
import { pageText, said } from '../sessions/page-text.ts';
import { hides, shows } from '../support/shows.ts';
import { type Site, startSite } from '../support/site.ts';
import { LIST, named, tryOut } from './try-out.ts';

test('whoever goes on shopping with the copied cookie does not put its end off', async (t) => {
  const site = await startSite(t);
  const { reply } = await tryOut(site.visitor(), named('copy-into-curl'));
  const [, value = ''] = /Cookie: sessionid=(s%3A[a-z0-9]{32}\.[^&\s]+)&#39;/.exec(reply.text) ?? [];
  const terminal = site.visitor();
  terminal.cookies.set('sessionid', { value, path: '/' });
  const end = endOf(site);
  assert.ok(Date.parse(`${end}Z`) - Date.now() <= 10 * 60 * 1000, `it ends at ${end}`);
  await terminal.post('/cart/items', { product: '1', quantity: '2' });
  assert.equal((await terminal.json('/cart'))['count'], 2);
  assert.equal(endOf(site), end);
});

test('behind a proxy, the command names the host that the visitor knows', async (t) => {
  const visitor = (await startSite(t, { TRUST_PROXY: '1' })).visitor();
  const forwarded = { 'X-Forwarded-Host': 'cookies.example', 'X-Forwarded-Proto': 'https' };
  const prediction = { prediction: 'both' };
  const begun = await visitor.post(`${LIST}/copy-into-curl`, prediction, forwarded);
  const { text } = await visitor.get(begun.headers.get('Location') ?? '', forwarded);
  shows(text, 'https://cookies.example/session');
});

test('the page says until when the command works, and once its row is gone or over, that it works no more', async (t) => {
  for (const end of [
    'DELETE FROM django_session',
    "UPDATE django_session SET expire_date = '2001-01-01 00:00:00'",
  ]) {
    const site = await startSite(t);
    const visitor = site.visitor();
    const { reply, address } = await tryOut(visitor, named('copy-into-curl'));
    const date = instantText(Date.parse(`${endOf(site)}Z`), 'en');
    shows(pageText(reply), said('experiments.command.text', { date }));
    shows(pageText(reply), said('experiments.command.whole'));
    site.database.exec(end);
    const later = pageText(await visitor.get(address));
    shows(later, said('experiments.command.over'));
    hides(later, said('experiments.command.whole'));
  }
});

const endOf = ({ database }: Site) =>
  database.prepare<[], string>('SELECT expire_date FROM django_session').pluck().get();
