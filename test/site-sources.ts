/** The site's own program and views, as text. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const VIEWS = sourcesIn('../views', '.ejs');
export const SOURCES = sourcesIn('../src', '.ts').filter(
  ([file]) => !/i18n\/(en|ko|translations)/.test(file),
);

/** Words between quotes in the program: the texts of fields and errors are named by such, and typed. */
export const NAMED = SOURCES.flatMap(([, code]) => found(/(?<=')[a-z]\w+(?=')/gi, code));

/** All that a pattern finds, sorted. */
export function found(pattern: RegExp, text = ''): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match).sort();
}

function sourcesIn(folder: string, ending: string): [file: string, code: string][] {
  const top = path.join(import.meta.dirname, folder);
  const files = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(ending),
  );
  return files.map((file) => [file, readFileSync(path.join(top, file), 'utf8')]);
}
