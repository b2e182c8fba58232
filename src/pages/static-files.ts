import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const fromTop = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

export const VIEWS = fromTop('views');
const PUBLIC = fromTop('public');
const { resolve } = createRequire(import.meta.url);

/** What packages bring for the browser: only these files of theirs. */
const VENDOR: ReadonlyMap<string, string> = new Map([
  ['/vendor/modern-normalize.css', resolve('modern-normalize/modern-normalize.css')],
  ['/vendor/chart.js', path.join(path.dirname(resolve('chart.js')), 'chart.umd.min.js')],
]);

/**
 * ms for which a browser need not ask again: the next page opens without a question for each of its files,
 * and who changes a style sees it within the minute.
 */
const maxAge = 60_000;

/** Files that are the same for everybody; they cost no session. Dot-files do not exist. */
export const staticFiles = (): RequestHandler[] => [
  (request, response, next) => {
    const file = VENDOR.get(request.path);
    if (file === undefined) next();
    else response.sendFile(file, { maxAge });
  },
  express.static(PUBLIC, { dotfiles: 'ignore', index: false, redirect: false, maxAge }),
];
