/** The README says nothing that is not so. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { SAME_LINES } from '../../src/lessons/django/same-lines.ts';
import { readSettings } from '../../src/settings.ts';
import { databaseUrl, newFolder, spawnSite } from '../support/site.ts';
import { blocks, codeIn, fences, isForNpm, links, npmScripts, README, TOP, tableRows } from './document.ts';
import { masking } from './masks.ts';
import { folderOfDjangosPython, furnish, missingPrograms, needsDjango, runInOrder } from './visit.ts';

const read = (file: string) => readFileSync(path.join(TOP, file), 'utf8');
const manifest: Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  read('package.json'),
);

const missing = missingPrograms();
const skip = missing.length > 0 && process.env['CI'] !== 'true' && `no ${missing.join(', ')} here`;

test('every command of the README, run in order on a new site, prints what stands below it', {
  skip,
}, async (t) => {
  const folder = newFolder(t);
  furnish(folder);
  const python = folderOfDjangosPython();
  if (python === undefined) t.diagnostic('No python3 here has Django: what it prints is not compared.');
  const visit = blocks(README)
    .filter((block) => !isForNpm(block))
    .filter((block) => python !== undefined || !needsDjango(block));
  assert.ok(visit.length >= 10, 'the visit has its nine steps, and more');

  const site = await spawnSite(t, { DATABASE_URL: databaseUrl(folder), SECRET_KEY: '' });
  const printed = await runInOrder(visit, { folder, url: site.url, python });

  const [maskStated, maskPrinted] = [masking(), masking()];
  for (const [index, { line, heading, output }] of visit.entries()) {
    await t.test(`line ${line}: ${heading}`, () => {
      const truth = printed[index] ?? '(bash ended before this)';
      assert.equal(maskPrinted(truth).trimEnd(), maskStated(output).trimEnd(), `It prints:\n${truth}`);
    });
  }
});

test('every fenced block of the README holds commands, or what the commands above it print', () => {
  const all = blocks(README);
  assert.equal(fences(README), all.length + all.filter(({ output }) => output !== '').length);
});

test('what the README has npm do, package.json knows, and its scripts are all explained', () => {
  const asked = blocks(README)
    .filter(isForNpm)
    .flatMap((block) => npmScripts(block.commands));
  assert.deepEqual(asked, ['install', 'start', 'install', 'test']);
  const explained = tableRows(README, 'Commands').map(([command = '']) => npmScripts(command)[0]);
  assert.deepEqual(explained.sort(), Object.keys(manifest.scripts).sort());
});

test('every link within the README leads to a file', () => {
  const here = links(README).filter(({ target }) => !target.startsWith('https://'));
  assert.ok(here.length > 30);
  for (const { target, line } of here) {
    assert.ok(existsSync(path.join(TOP, target)), `README.md, line ${line}: ${target}`);
  }
});

test('no part of the README has the name of another', () => {
  const headings = README.match(/^##+ .*$/gm) ?? [];
  assert.ok(headings.length > 20);
  assert.deepEqual([...new Set(headings)], headings);
});

test('code that links to a file stands in that file', () => {
  const quotations = links(README).filter(
    ({ text, target }) => text.startsWith('`') && !target.startsWith('https://'),
  );
  assert.ok(quotations.length > 15);
  for (const { text, target, line } of quotations) {
    for (const code of codeIn(text)) {
      assert.ok(read(target).includes(code), `README.md, line ${line}: ${code} is not in ${target}`);
    }
  }
});

test('Express beside Django: the lines are those of the lesson, in another order', () => {
  const lines = Object.values(SAME_LINES).flat();
  const taught = lines.map(({ django, ours, file }) => [`\`${django}\``, `[\`${ours}\`](${file})`]);
  const told = tableRows(README, 'Express beside Django').map(([, django, ours]) => [django, ours]);
  assert.deepEqual(told.sort(), taught.sort());
});

test('the table of settings has every setting, and each default', () => {
  const secret = 'a secret of the test, long enough to be one';
  const defaults = new Map(Object.entries(readSettings({ SECRET_KEY: secret })));
  const [, declared = ''] =
    /^const Environment = z.object\(\{$([\s\S]*?)^\}\);$/m.exec(read('src/settings.ts')) ?? [];
  const names = [...declared.matchAll(/^ {2}([A-Z_]+):/gm)].map(({ 1: name = '' }) => name);
  const rows = tableRows(README, 'Settings').map(([name = '', value = '']) => [codeIn(name)[0], value]);

  const shown = (value: unknown) =>
    String(value ?? '') === '' || value === secret ? 'none' : `\`${value}\``;
  assert.ok(names.length >= 20);
  assert.deepEqual(
    rows,
    names.map((name) => [name, shown(defaults.get(name))]),
  );
});

test('the tables of packages have every dependency, once, and no other', () => {
  const { dependencies, devDependencies } = manifest;
  const named = tableRows(README, 'Packages').flatMap(([packages = '']) => codeIn(packages));
  assert.deepEqual(named.sort(), [...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
});
