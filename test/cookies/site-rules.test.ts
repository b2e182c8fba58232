/** What the jar says of how this site sets its own cookies is what the site really sends. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type SiteRule, siteRule } from '../../src/cookies/site-rules.ts';
import { SITE_COOKIES } from '../../src/pages/site-cookie.ts';
import { setCookieParts } from '../../src/wire/set-cookie-parts.ts';
import { everyCookie } from '../support/every-cookie.ts';
import { makeKnown } from '../support/known-browser.ts';
import { startSite } from '../support/site.ts';

const JAR = '/cookies';

for (const settings of [
  {},
  { SESSION_COOKIE_HTTPONLY: 'false', SESSION_COOKIE_DOMAIN: 'shop.example.com' },
]) {
  test(`each cookie that comes to the jar has the rule that its line follows, with ${JSON.stringify(settings)}`, async (t) => {
    const site = await startSite(t, settings);
    const sent = new Map<string, SiteRule>();
    for (const line of await everyCookie(await makeKnown(site.visitor()))) {
      const { name, rule } = ruleIn(line);
      if (rule !== null) sent.set(name, rule);
    }
    const comes = ({ path }: SiteRule) => path === '/' || path === JAR;
    for (const name of SITE_COOKIES) {
      const rule = sent.get(name);
      const expected = rule !== undefined && comes(rule) ? rule : undefined;
      assert.deepEqual(siteRule(name, site.settings), expected, name);
    }
    const session = sent.get('sessionid') ?? assert.fail('no session was begun');
    assert.deepEqual(siteRule('sessionid', site.settings), { ...session, lasts: 'either' });
  });
}

test('a name of ours whose Path does not come to the jar is described by no rule', async (t) => {
  const { settings } = await startSite(t, { SESSION_COOKIE_PATH: '/shop' });
  for (const name of ['sessionid', 'known_device', 'jar_elsewhere', 'workbench'])
    assert.equal(siteRule(name, settings), undefined, name);
});

/** How a line sets its cookie; null for one that removes it. */
function ruleIn(line: string): { name: string; rule: SiteRule | null } {
  const { name, value, parts } = setCookieParts(line, Date.now());
  const attribute = (key: string) =>
    parts.find(({ text }) => text.toLowerCase().startsWith(`${key}=`))?.text.slice(key.length + 1);
  const maxAge = attribute('max-age');
  const rule = {
    path: attribute('path') ?? '',
    domain: attribute('domain') ?? null,
    httpOnly: parts.some(({ meaning }) => meaning === 'httpOnly'),
    lasts: maxAge === undefined ? null : Number(maxAge),
  };
  return { name, rule: value === '' ? null : rule };
}
