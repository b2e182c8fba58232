import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The top folder, which the README's links start from. */
export const TOP = path.join(import.meta.dirname, '../..');
export const README = readFileSync(path.join(TOP, 'README.md'), 'utf8');

/** Commands of the README, and what it says they print. */
export interface Block {
  /** Where it stands in the README, counted from 1. */
  readonly line: number;
  /** The heading that it stands below. */
  readonly heading: string;
  readonly commands: string;
  /** The ```text block right behind it; empty where there is none: such commands print nothing. */
  readonly output: string;
}

/** Every ```sh block, in order. */
export function blocks(markdown: string): Block[] {
  const pattern = /^```sh\n([\s\S]*?)^```\n(?:\n*```text\n([\s\S]*?)^```\n)?/gm;
  return [...markdown.matchAll(pattern)].map(({ 1: commands = '', 2: output = '', index }) => ({
    line: lineAt(markdown, index),
    heading: [...markdown.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? '',
    commands,
    output,
  }));
}

/** How many fenced blocks of any kind there are. */
export const fences = (markdown: string): number => [...markdown.matchAll(/^ *(```|~~~)/gm)].length / 2;

/** Commands for npm install, start and test: they make the site, so nothing would be left to compare with. */
export const isForNpm = ({ commands }: Block) => commands.trim().split('\n').every(startsWithNpm);
const startsWithNpm = (line: string) => line.startsWith('npm ');

/** The script that each `npm start`, `npm run lint`, … in a text asks for. */
export const npmScripts = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run )?([a-z]+)/g)].map(({ 1: script = '' }) => script);

/** Every link and picture: what it shows, and where it leads. */
export function links(markdown: string): { text: string; target: string; line: number }[] {
  const pattern = /!?\[((?:`[^`]*`|[^\]`])*)\]\(([^)\s]+)\)/g;
  return [...withoutFences(markdown).matchAll(pattern)].map(({ 1: text = '', 2: target = '', index }) => ({
    text,
    target,
    line: lineAt(markdown, index),
  }));
}

/** The rows, cell by cell, of every table below a heading; headings of the tables left out. */
export function tableRows(markdown: string, heading: string): string[][] {
  const [, below = ''] = markdown.split(`\n## ${heading}\n`);
  const [section = ''] = below.split(/^## /m);
  return [...section.matchAll(/^\|[- |]+\|\n((?:\|.*\|\n)+)/gm)].flatMap(({ 1: rows = '' }) =>
    rows.trim().split('\n').map(cells),
  );
}

const cells = (row: string) =>
  row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** What a cell or a sentence sets as code. */
export const codeIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(({ 1: code = '' }) => code);

/** Blanks fenced blocks out, and keeps the lines where they are. */
const withoutFences = (markdown: string) =>
  markdown.replace(/^```[\s\S]*?^```$/gm, (fence) => fence.replace(/[^\n]/g, ' '));

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
