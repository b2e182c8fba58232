import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { spawnServer } from './site.ts';

/** Starts the program with settings that it must refuse: what it said, and its exit code. */
export const refusal = (t: TestContext, environment: Record<string, string>) =>
  ending(spawnServer(t, environment).child);

/** What the program said until it ended. One that starts after all is ended, and has no exit code. */
export async function ending(child: ChildProcess) {
  let output = '';
  const hear = (text: Buffer) => {
    output += text;
    if (output.includes('Remember Me is at')) child.kill('SIGKILL');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const [code]: (number | null)[] = await once(child, 'close');
  return { code, output };
}
