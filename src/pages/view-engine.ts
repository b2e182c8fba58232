import ejs from 'ejs';
import { VIEWS } from './static-files.ts';

/**
 * Fills in a view of views/; each is read once. A view names what it includes from there (`/layout/top`):
 * for a name that begins elsewhere, EJS asks the file system on every page.
 */
export function renderView(file: string, locals: object, done: (error: Error | null, page?: string) => void) {
  ejs.renderFile(file, { ...locals }, { root: VIEWS, cache: true }, done);
}
