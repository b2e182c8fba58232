/** The lesson on HTTP, which has no memory: what it shows is what really went back and forth. */
import assert from 'node:assert/strict';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import test from 'node:test';
import type { Request } from 'express';
import { openDatabase } from '../../src/database/open-database.ts';
import { translator } from '../../src/i18n/translations.ts';
import { createLog } from '../../src/log.ts';
import { DatabaseSessions } from '../../src/sessions/database/database-sessions.ts';
import type { Change } from '../../src/sessions/session-engine.ts';
import { readSettings } from '../../src/settings.ts';
import { form, send } from '../safety/raw-client.ts';
import { sealCut } from '../support/seal-cut.ts';
import { hides, shows } from '../support/shows.ts';
import { databaseUrl, newFolder, SECRET_KEY, type Site, startSite } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

const LESSON = '/lessons/stateless';
const { en: t } = translator;

test('connections closed each time are two, and one kept alive is one that counts on', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'connections');
  const [[first, , one], [second, , another]] = connectionsIn(text, 'closed');
  assert.notEqual(first, second);
  assert.deepEqual([one, another], ['1', '1']);
  const [[third, , before], [fourth, , after]] = connectionsIn(text, 'keptAlive');
  assert.equal(third, fourth);
  assert.deepEqual([before, after], ['1', '2']);
  shows(text, t('stateless.connections.apart.closed'));
  shows(text, t('stateless.connections.together.keptAlive'));
});

test("the page counts what the visitor's own connection has carried, static files too", async (context) => {
  const { url } = await startSite(context);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = async (path: string) => {
    const response = await new Promise<IncomingMessage>((resolve) => {
      request(url + path, { agent })
        .on('response', resolve)
        .end();
    });
    return readText(response);
  };
  const counted = async () => connectionsIn(await get(LESSON), 'own')[0][2];
  assert.equal(await counted(), '1');
  await get('/styles/base.css');
  assert.equal(await counted(), '3');
  agent.destroy();
});

test('whatever host a request names, only this site is called', async (context) => {
  const { url } = await startSite(context);
  const headers = { Host: 'another-site.invalid:1', 'X-Forwarded-Host': 'another-site.invalid' };
  const { status } = await send(url, `${LESSON}/connections`, { method: 'POST', headers });
  assert.equal(status, 303);
});

test('the same actions: a row and a signed cookie keep them, and nothing keeps nothing', async (context) => {
  const site = await startSite(context);
  const { text } = await done(site.visitor(), 'memories', { kinds: '3' });
  const [row, cookie, none] = ['db', 'signed_cookies', 'none'].map((engine) => cardOf(text, engine));
  for (const card of [row, cookie]) {
    shows(card, t('stateless.memories.cart', { count: 3 }));
    shows(card, shownWith(t('stateless.memories.user', { name: 'demo' })));
  }
  shows(none, t('stateless.memories.emptyCart'));
  shows(none, t('stateless.memories.nobody'));
  shows(none, shownWith(t('stateless.memories.noCookieLine')));
  assert.deepEqual([storedIn(row) > 100, storedIn(cookie), storedIn(none)], [true, 0, 0]);
});

test('the bytes of the Cookie line are those of the line that is shown, and of its seal that is not', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'memories');
  for (const engine of ['db', 'signed_cookies'] as const) {
    const cookie = cookieIn(cardOf(text, engine));
    assert.match(
      cookie,
      engine === 'db' ? /^sessionid=s%3A\w{32}\.\S{4,12}…$/ : /^signed_sessionid=.{4,}%3A\S{4}…$/,
    );
    const [least, most] = SEAL_BYTES[engine];
    const cut = bytesOfIt(cardOf(text, engine)) - `Cookie: ${cookie.replace(SHOWN_OF_SEAL, '')}\r\n`.length;
    assert.ok(least <= cut && cut <= most, `${engine}: a seal of ${cut} bytes`);
  }
});

test('the heads of two looks differ by their Cookie lines and their paths, and by nothing else', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'memories');
  const headWithoutCookie = (engine: string, mount: string) => {
    const card = cardOf(text, engine);
    const bytes = Number(/>([\d,]+) bytes there</.exec(card)?.[1]?.replace(',', ''));
    return bytes - mount.length - (engine === 'none' ? 0 : bytesOfIt(card));
  };
  const bare = headWithoutCookie('none', '/stateless');
  assert.ok(bare > 100, `${bare} bytes`);
  assert.equal(headWithoutCookie('db', ''), bare);
  assert.equal(headWithoutCookie('signed_cookies', '/signed-cookie'), bare);
});

test('the signed cookie grows with each kind, and the cookie of a row does not', async (context) => {
  const { visitor } = await startSite(context);
  const { text } = await done(visitor(), 'memories', { kinds: '4' });
  const widths = (bar: string) =>
    [...text.matchAll(new RegExp(`class="growth-${bar}"[^>]* width="(\\d+)"`, 'g'))].map(([, n]) =>
      Number(n),
    );
  const signed = widths('signed');
  assert.equal(signed.length, 4);
  assert.deepEqual(
    signed,
    [...new Set(signed)].sort((a, b) => a - b),
  );
  assert.equal(new Set(widths('row')).size, 1);
});

test('comparing leaves no row, feeds no throttle, and does not touch the session of who asks', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  await someone.post('/cart/items', { product: '1' });
  const key = await keyOf(someone);
  await done(someone, 'memories');
  assert.equal(await keyOf(someone), key);
  assert.deepEqual(rowsOf(site), [key]);
  const failures = site.database.prepare('SELECT coalesce(sum(points), 0) FROM auth_login_failure').pluck();
  assert.equal(failures.get(), 0);
});

test('a login that is refused is shown as refused', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  for (let guess = 0; guess < 5; guess += 1) {
    await someone.post('/accounts/login', { username: 'demo', password: `guess ${guess}` });
  }
  const { text } = await done(someone, 'memories');
  const refused = shownWith(t('stateless.memories.refused', { name: 'demo', status: 429 }));
  shows(cardOf(text, 'db'), refused);
  shows(cardOf(text, 'db'), t('stateless.memories.nobody'));
  assert.deepEqual(rowsOf(site), []);
});

test('in production nobody is logged in, and the page says so', async (context) => {
  const site = await startSite(context, { NODE_ENV: 'production' });
  const { text } = await done(site.visitor(), 'memories');
  shows(text, t('stateless.memories.noLogin'));
  shows(cardOf(text, 'db'), t('stateless.memories.cart', { count: 2 }));
  assert.deepEqual(rowsOf(site), []);
});

test('thirty who compare at once are all served, and leave no row', async (context) => {
  const site = await startSite(context);
  const replies = await Promise.all(
    Array.from({ length: 30 }, () => site.visitor().post(`${LESSON}/memories`)),
  );
  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [303]);
  assert.deepEqual(rowsOf(site), []);
});

test('when too many compare at once, some are asked to come again, no row is left, and the two connections do not wait', async (context) => {
  const site = await startSite(context, { NODE_ENV: 'production' });
  const compared = Array.from({ length: 70 }, () =>
    site.visitor().post(`${LESSON}/memories`, { kinds: '1' }),
  );
  assert.equal((await Promise.any(compared.map(whenTurnedAway))).status, 429);
  assert.equal((await site.visitor().post(`${LESSON}/connections`)).status, 303);
  const replies = await Promise.all(compared);
  const busy = replies.filter(({ status }) => status === 429);
  assert.deepEqual([...new Set(replies.map(({ status }) => status))].sort(), [303, 429]);
  for (const { headers, text } of busy) {
    assert.equal(headers.get('retry-after'), '5');
    shows(text, t('stateless.busy'));
  }
  assert.deepEqual(rowsOf(site), []);
});

test('after an error of one comparison the next one works', async (context) => {
  const site = await startSite(context);
  site.database.exec('UPDATE shop_product SET id = -id');
  assert.equal((await site.visitor().post(`${LESSON}/memories`)).status, 500);
  site.database.exec('UPDATE shop_product SET id = -id');
  assert.equal((await site.visitor().post(`${LESSON}/memories`)).status, 303);
  assert.deepEqual(rowsOf(site), []);
});

/** Breaks a connection off instead of putting a second kind into the cart. */
class BreaksOff extends DatabaseSessions {
  override async update(request: Request, change: Change) {
    if (this.keyOf(request) === null) return super.update(request, change);
    request.socket.destroy();
  }
}

test('no answer to its own client is answered with 503, and leaves no row', async (context) => {
  const DATABASE_URL = databaseUrl(newFolder(context));
  const settings = readSettings({ DATABASE_URL, SECRET_KEY });
  const database = openDatabase(settings.databaseFile);
  context.after(() => database.close());
  const sessions = new BreaksOff(database, settings, createLog({ LOG_LEVEL: 'silent' }));
  const site = await startSite(context, { DATABASE_URL }, { sessions });
  const { status, headers, text } = await site.visitor().post(`${LESSON}/memories`);
  assert.equal(status, 503);
  assert.equal(headers.get('retry-after'), '5');
  shows(text, t('errors.noAnswer.heading'));
  assert.deepEqual(rowsOf(site), []);
});

test('where secure cookies do not reach our own client, nothing is begun, and the page says why', async (context) => {
  const proxy = '127.0.0.2';
  const site = await startSite(context, { SESSION_COOKIE_SECURE: 'true', TRUST_PROXY: proxy });
  const byHttps = { 'X-Forwarded-Proto': 'https' };
  for (const [path, fields] of [
    [`${LESSON}/memories`, {}],
    ['/lessons/experiments/tamper', { prediction: 'stranger' }],
  ] as const) {
    const reply = await send(site.url, path, { ...form(fields, byHttps), from: proxy });
    assert.equal(reply.status, 503, path);
    shows(reply.text, t('errors.secureOnly.heading'));
  }
  assert.deepEqual(rowsOf(site), []);
  const connections = await send(site.url, `${LESSON}/connections`, { ...form({}, byHttps), from: proxy });
  assert.equal(connections.status, 303);
});

test('where the proxy is on this machine, secure cookies reach our own client', async (context) => {
  const site = await startSite(context, { SESSION_COOKIE_SECURE: 'true', TRUST_PROXY: '127.0.0.1' });
  const { status } = await site.visitor().post(`${LESSON}/memories`, {}, { 'X-Forwarded-Proto': 'https' });
  assert.equal(status, 303);
  assert.deepEqual(rowsOf(site), []);
});

test('"was that you?": yes with the cookie, a stranger without, and only both together count as seen', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  const begun = await someone.post(`${LESSON}/session`);
  assert.equal(begun.status, 303);
  const key = await keyOf(someone);
  const without = (await site.visitor().get(`${LESSON}/verdict`)).json<{ name: string }>();
  assert.deepEqual({ ...without, name: '' }, { cookie: null, came: 'noCookie', key: null, name: '' });
  const alone = await someone.get(`${LESSON}/verdict`);
  assert.deepEqual(alone.json(), {
    cookie: sealCut(someone.cookieHeader('/')),
    came: 'found',
    key,
    name: null,
  });
  assert.equal(someone.cookies.get('seen'), undefined);
  await someone.get(`${LESSON}/verdict?without=${without.name}`);
  assert.equal(someone.cookies.get('seen')?.value, 'stateless');
});

test('two requests of a stranger show nothing, and do not count as seen', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const { name } = await someone.json<{ name: string }>(`${LESSON}/verdict`);
  await someone.get(`${LESSON}/verdict?without=${name}`);
  await done(someone, 'verdict');
  assert.equal(someone.cookies.get('seen'), undefined);
});

test('a cookie whose row is gone is a stranger, and says why', async (context) => {
  const site = await startSite(context);
  const someone = site.visitor();
  await someone.post(`${LESSON}/session`);
  site.database.exec('DELETE FROM django_session');
  assert.equal((await someone.json(`${LESSON}/verdict`))['came'], 'nothingThere');
  shows((await someone.get(LESSON)).text, t('stateless.verdicts.begin'));
});

test('without JavaScript the server asks both for the visitor', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  someone.cookies.set('wire', { value: 'mine', path: '/' });
  await someone.post(`${LESSON}/session`);
  const { text } = await done(someone, 'verdict');
  const judged = [...(text.split('<template')[0]?.matchAll(/data-judged="(\w+)"/g) ?? [])].map(
    ([, came]) => came,
  );
  assert.deepEqual(judged, ['found', 'noCookie']);
  const [seen = ''] = /<code class="wire" data-cookie>.*?<\/code>/.exec(text) ?? [];
  assert.ok(seen.includes('sessionid=') && !seen.includes('wire='), seen);
  assert.equal(someone.cookies.get('seen')?.value, 'stateless');
});

test('findings gather on one page, and are shown to nobody who does not know their name', async (context) => {
  const { visitor } = await startSite(context);
  const someone = visitor();
  const first = await someone.post(`${LESSON}/connections`);
  const second = await someone.post(`${LESSON}/memories`, { found: foundBy(first) });
  const { text } = await someone.get(locationOf(second));
  shows(text, 'data-way="keptAlive"');
  shows(text, 'data-engine="db"');
  const other = await visitor().get(`${LESSON}?found=guessed`);
  assert.equal(other.status, 200);
  hides(other.text, 'data-way="keptAlive"');
});

test('fields of any kind do no harm', async (context) => {
  const { visitor } = await startSite(context);
  for (const body of ['kinds=-1', 'kinds=1e9', 'kinds=x&kinds=y', 'found=a&found=b', 'kinds[a]=1']) {
    const reply = await visitor().request('POST', `${LESSON}/memories`, FORM, body);
    assert.equal(reply.status, 303, body);
  }
});

async function whenTurnedAway(coming: Promise<Reply>): Promise<Reply> {
  const reply = await coming;
  if (reply.status !== 429) throw new Error('It was served.');
  return reply;
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Sends the form and follows to the page that tells of it. */
async function done(someone: Visitor, what: string, fields: Record<string, string> = {}): Promise<Reply> {
  const reply = await someone.post(`${LESSON}/${what}`, fields);
  assert.equal(reply.status, 303);
  return someone.get(locationOf(reply));
}

const locationOf = (reply: Reply) => (reply.headers.get('location') ?? '').split('#')[0] ?? '';
const foundBy = (reply: Reply) => /found=([\w-]+)/.exec(locationOf(reply))?.[1] ?? '';
const keyOf = async (someone: Visitor) => (await someone.json('/session'))['session_key'];

const rowsOf = ({ database }: Site) =>
  database.prepare('SELECT session_key FROM django_session').pluck().all();

type Cells = readonly string[];

/** The cells of the first two requests that went this way. */
function connectionsIn(html: string, way: string): readonly [Cells, Cells] {
  const [, body = ''] = new RegExp(`data-way="${way}"[^>]*>(.*?)</tbody>`, 's').exec(html) ?? [];
  const cells = (row: string) => [...row.matchAll(/<td[^>]*>(?:<code>)?(\d+)/g)].map(([, cell = '']) => cell);
  const [first = '', second = ''] = body.split('</tr>');
  return [cells(first), cells(second)];
}

function cardOf(html: string, engine: string): string {
  return new RegExp(`data-engine="${engine}">(.*?)</article>`, 's').exec(html)?.[1] ?? assert.fail(engine);
}

/** The Cookie line of the look, without the colours of the page. */
function cookieIn(card: string): string {
  const lines = [...card.matchAll(/<code class="wire">(.*?)<\/code><\/dd>/g)].map(([, line = '']) => line);
  return (lines.at(-1) ?? assert.fail('no line')).replace(/<.*?>/g, '');
}

/** What is shown of a seal; and how long one is: 43 characters of base64, of which those of a row's may be escaped. */
const SHOWN_OF_SEAL = /(?:%..|[^%]){4}…$/;
const SEAL_BYTES = { db: [43, 3 * 43], signed_cookies: [43, 43] } as const;

/** How many bytes a card says that the Cookie line has. */
const bytesOfIt = (card: string) => {
  const [before = '', after = ''] = shownWith(t('stateless.memories.ofIt', { bytes: 0 })).split('0');
  const [, bytes] = card.split(before).map((each) => each.split(after)[0]);
  return Number(bytes?.replace(',', ''));
};

function storedIn(card = ''): number {
  return Number(/<strong>([\d,]+) bytes/.exec(card)?.[1]?.replace(',', ''));
}

/** A text as a page shows it, its code set as code. */
const shownWith = (text: string) => text.replace(/`(.*?)`/g, '<code>$1</code>');
