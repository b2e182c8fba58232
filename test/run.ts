/**
 * Runs every *.test.ts below test/, or those whose path contains one of the words given. Node 20's own
 * search finds no TypeScript and then reports success, so the files are named, and having none is a failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const words = process.argv.slice(2);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .map((file) => path.join(here, file))
  .sort();

if (files.length === 0) {
  process.stderr.write('No test file was found.\n');
  process.exit(1);
}
const options = [
  '--import',
  'tsx',
  '--test',
  '--test-concurrency=2',
  '--test-reporter=spec',
  '--test-timeout=120000',
];
const runner = spawn(process.execPath, [...options, ...files], { stdio: 'inherit' });
const [code] = await once(runner, 'exit');
process.exit(code ?? 1);
