import type { TestContext } from 'node:test';

/** The steps of one story, each a test: when one fails, those after it could only wait in vain, and are skipped. */
export function stepsOf(t: TestContext) {
  let broken = false;
  return (name: string, body: () => Promise<void>): Promise<void> =>
    t.test(name, { skip: broken && 'an earlier step failed' }, async () => {
      broken = true;
      await body();
      broken = false;
    });
}
