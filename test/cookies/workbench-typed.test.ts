/** What stands half typed at the workbench outlives a change of language. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { shows } from '../support/shows.ts';
import { startSite } from '../support/site.ts';

const PATH = '/cookies/workbench';
const SHORT = { name: 'wb_mine', value: 'my own value', path: '/', same_site: 'Lax' };
for (const [what, fields] of [
  ['what was typed', SHORT],
  ['what was typed wrongly', { ...SHORT, name: 'mine' }],
] as const) {
  test(`${what} is still there in another language`, async (context) => {
    const { visitor } = await startSite(context);
    for (const way of ['show', 'send']) {
      const { text, status } = await visitor().post(`${PATH}/${way}`, fields);
      if (status === 303) continue; // where it was sent, it is kept anyway
      const { text: again } = await visitor().get(nextIn(text));
      shows(again, `value="${fields.name}"`);
      shows(again, 'value="my own value"');
    }
  });
}

test('what is too long for an address does not come along, and an example does', async (context) => {
  const { visitor } = await startSite(context);
  const long = await visitor().post(`${PATH}/show`, { ...SHORT, value: 'x'.repeat(2000) });
  assert.equal(nextIn(long.text), PATH);
  const example = await visitor().get(`${PATH}?example=tooLarge`);
  assert.equal(nextIn(example.text), `${PATH}?example=tooLarge`);
});

const nextIn = (html: string) =>
  /name="next" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
