/** What a visitor to the lesson on HTTP sends, and what its page says. */
import assert from 'node:assert/strict';
import { translator } from '../../src/i18n/translations.ts';
import type { Site } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

export const LESSON = '/lessons/stateless';
export const { en: t } = translator;

export async function whenTurnedAway(coming: Promise<Reply>): Promise<Reply> {
  const reply = await coming;
  if (reply.status !== 429) throw new Error('It was served.');
  return reply;
}

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Sends the form and follows to the page that tells of it. */
export async function done(
  someone: Visitor,
  what: string,
  fields: Record<string, string> = {},
): Promise<Reply> {
  const reply = await someone.post(`${LESSON}/${what}`, fields);
  assert.equal(reply.status, 303);
  return someone.get(locationOf(reply));
}

export const locationOf = (reply: Reply) => (reply.headers.get('location') ?? '').split('#')[0] ?? '';
export const foundBy = (reply: Reply) => /found=([\w-]+)/.exec(locationOf(reply))?.[1] ?? '';
export const keyOf = async (someone: Visitor) => (await someone.json('/session'))['session_key'];

export const rowsOf = ({ database }: Site) =>
  database.prepare('SELECT session_key FROM django_session').pluck().all();

export type Cells = readonly string[];

/** The cells of the first two requests that went this way. */
export function connectionsIn(html: string, way: string): readonly [Cells, Cells] {
  const [, body = ''] = new RegExp(`data-way="${way}"[^>]*>(.*?)</tbody>`, 's').exec(html) ?? [];
  const cells = (row: string) => [...row.matchAll(/<td[^>]*>(?:<code>)?(\d+)/g)].map(([, cell = '']) => cell);
  const [first = '', second = ''] = body.split('</tr>');
  return [cells(first), cells(second)];
}

export function cardOf(html: string, engine: string): string {
  return new RegExp(`data-engine="${engine}">(.*?)</article>`, 's').exec(html)?.[1] ?? assert.fail(engine);
}

/** The Cookie line of the look, without the colours of the page. */
export function cookieIn(card: string): string {
  const lines = [...card.matchAll(/<code class="wire">(.*?)<\/code><\/dd>/g)].map(([, line = '']) => line);
  return (lines.at(-1) ?? assert.fail('no line')).replace(/<.*?>/g, '');
}

/** What is shown of a seal; and how long one is: 43 characters of base64, of which those of a row's may be escaped. */
export const SHOWN_OF_SEAL = /(?:%..|[^%]){4}…$/;
export const SEAL_BYTES = { db: [43, 3 * 43], signed_cookies: [43, 43] } as const;

/** How many bytes a card says that the Cookie line has. */
export const bytesOfIt = (card: string) => {
  const [before = '', after = ''] = shownWith(t('stateless.memories.ofIt', { bytes: 0 })).split('0');
  const [, bytes] = card.split(before).map((each) => each.split(after)[0]);
  return Number(bytes?.replace(',', ''));
};

export function storedIn(card = ''): number {
  return Number(/<strong>([\d,]+) bytes/.exec(card)?.[1]?.replace(',', ''));
}

/** A text as a page shows it, its code set as code. */
export const shownWith = (text: string) => text.replace(/`(.*?)`/g, '<code>$1</code>');
