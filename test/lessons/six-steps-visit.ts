import assert from 'node:assert/strict';
import { LECTURE_STEPS } from '../../src/lessons/six-steps/lecture-steps.ts';
import { makeKnown } from '../support/known-browser.ts';
import type { Site } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

export const LESSON = '/lessons/six-steps';
export const NAMES = LECTURE_STEPS.map(({ name }) => name);
const DEMO = { username: 'demo', password: 'chocolate-chip' };

export const logIn = (visitor: Visitor, fields = {}) =>
  visitor.post('/accounts/login', { ...DEMO, ...fields });
export const browserOf = (site: Site) => makeKnown(site.visitor());
export const keyOf = (visitor: Visitor) => /s%3A(\w{32})\./.exec(visitor.cookieHeader('/'))?.[1] ?? '';

/** The steps that a page shows as lit. */
export function litIn({ text }: Reply): string[] {
  const items = [...text.matchAll(/<li class="six-step([^"]*)" id="six-(\w+)"/g)];
  assert.equal(items.length, 6);
  return items.filter(([, classes = '']) => classes.includes('is-lit')).map(([, , name = '']) => name);
}
