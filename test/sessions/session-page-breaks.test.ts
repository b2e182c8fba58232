/** `/session`: where the way from the cookie breaks, the page says why, and shows nothing that lies beyond. */
import test from 'node:test';
import { ROW_SALT } from '../../src/sessions/database/database-sessions.ts';
import { Signer } from '../../src/sessions/django/signing.ts';
import { newSessionKey } from '../../src/sessions/session-data.ts';
import { insertRow, visitorWithKey } from '../support/fixtures.ts';
import { SECRET_KEY, startSite } from '../support/site.ts';
import { said } from './page-text.ts';
import { assertSays, assertSaysNothingOf, pageOf, rowWith, withCart } from './session-page-text.ts';

const OLD = `an older ${SECRET_KEY}`;
const rows = new Signer(ROW_SALT, SECRET_KEY);

test('the way breaks', async (t) => {
  const site = await startSite(t);
  const { row } = await withCart(site);

  await t.test('at a signature that does not fit: nothing was looked up, and nothing is shown', async () => {
    const page = await pageOf(visitorWithKey(site, row.session_key, OLD));
    assertSays(page, said('session.signature.none'), row.session_key);
    assertSaysNothingOf(page, row.session_data, row.expire_date, said('session.deeds.heading'));
  });

  await t.test('at a cookie that is anything', async () => {
    for (const value of ['', row.session_key, 's%3A', `s%3A${row.session_key}`, '%zz', 's:<b>.x']) {
      const visitor = site.visitor();
      visitor.cookies.set('sessionid', { value, path: '/' });
      const page = await pageOf(visitor);
      assertSays(page, `sessionid=${value}`, said('session.signature.none'));
      assertSaysNothingOf(page, row.session_data);
    }
  });

  await t.test('at a key that leads to no row', async () => {
    const key = newSessionKey();
    const page = await pageOf(visitorWithKey(site, key));
    assertSays(page, said('session.signature.SECRET_KEY'), key, said('session.noRow'));
  });

  await t.test('at a row that is over: its data are not shown', async () => {
    const over = rowWith(rows.dumps('{"cart":{"1":2}}'));
    insertRow(site.database, over, '2001-02-03 04:05:06.000007');
    const page = await pageOf(visitorWithKey(site, over.session_key));
    assertSays(page, said('session.expiredRow', { date: '2001-02-03 04:05:06.000007' }));
    assertSaysNothingOf(page, over.session_data, 'cart"');
  });

  await t.test('at data that somebody has changed: they are not unpacked', async () => {
    const changed = rowWith(row.session_data.replace(/^./, 'X'));
    insertRow(site.database, changed);
    const page = await pageOf(visitorWithKey(site, changed.session_key));
    assertSays(page, said('session.parts.signedBy.none'), said('session.parts.notOpened'));
    assertSaysNothingOf(page, said('session.decodedMeaning'), said('session.deeds.heading'));
  });

  await t.test('at data that are none, whoever signed them', async () => {
    const broken = { '': 'noParts', [rows.dumps('[]')]: 'notReadable', [rows.dumps('{')]: 'notReadable' };
    for (const [data, verdict] of Object.entries(broken)) {
      const none = rowWith(data);
      insertRow(site.database, none);
      assertSays(await pageOf(visitorWithKey(site, none.session_key)), said(`session.parts.${verdict}`));
    }
  });
});
