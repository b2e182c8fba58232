import { spawn, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { type Block, TOP } from './document.ts';

/** The programs of a visit that Node does not bring along. */
const NEEDED = ['bash', 'curl'];

/** Which of them this machine lacks. */
export const missingPrograms = (): string[] =>
  NEEDED.filter((program) => spawnSync(program, ['--version']).error !== undefined);

const hasDjango = (folder: string) =>
  spawnSync(path.join(folder, 'python3'), ['-c', 'import django']).status === 0;

/** The folder of a `python3` that has Django; undefined where there is none. */
export const folderOfDjangosPython = (): string | undefined =>
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin'].find(hasDjango);

/** Whether a block asks for the real Django. */
export const needsDjango = ({ commands }: Block) => commands.includes('python3 ');

/** Makes a folder look like the project's own to the commands of a visit. */
export function furnish(folder: string): void {
  for (const name of ['node_modules', 'src', 'test'])
    symlinkSync(path.join(TOP, name), path.join(folder, name));
}

/** ms, after which bash is ended and the test says what is missing. */
const LONGEST_VISIT = 60_000;
const END_OF_BLOCK = '---- end of block ----';

/** Where a visit takes place. */
export interface Place {
  /** Temporary files land there too. */
  readonly folder: string;
  /** The running site, instead of the address that the README names. */
  readonly url: string;
  /** The folder of a `python3` with Django. */
  readonly python: string | undefined;
}

/**
 * Runs the blocks in order in one bash, as a reader would type them.
 * @returns what each printed, errors included
 */
export async function runInOrder(
  blocks: readonly Block[],
  { folder, url, python }: Place,
): Promise<string[]> {
  const commands = blocks.map((block) => `${block.commands}printf '%s\\n' '${END_OF_BLOCK}'\n`);
  const script = ['exec 2>&1\n', ...commands].join('').replaceAll('http://127.0.0.1:3000', url);
  const folders = [path.dirname(process.execPath), python, process.env['PATH']];
  const variables = { PATH: folders.filter(Boolean).join(path.delimiter), TMPDIR: folder, HOME: folder };
  const options = { cwd: folder, env: variables, timeout: LONGEST_VISIT };
  const bash = spawn('bash', ['--noprofile', '--norc', '-c', script], options);
  let printed = '';
  for await (const text of bash.stdout.setEncoding('utf8')) printed += text;
  return printed.replaceAll('\r', '').split(`${END_OF_BLOCK}\n`).slice(0, -1);
}
