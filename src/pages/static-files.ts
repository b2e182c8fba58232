import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const VIEWS = fromTop('views');
const PUBLIC = fromTop('public');
const MODERN_NORMALIZE = createRequire(import.meta.url).resolve('modern-normalize/modern-normalize.css');

/** Files that are the same for everybody; they cost no session. Dot-files do not exist. */
export const staticFiles = (): RequestHandler[] => [
  (request, response, next) => {
    if (request.path === '/vendor/modern-normalize.css') response.sendFile(MODERN_NORMALIZE);
    else next();
  },
  express.static(PUBLIC, { dotfiles: 'ignore', index: false, redirect: false }),
];
