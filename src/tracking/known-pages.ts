/**
 * The pages of the site, as a trail names them. A page that is not listed is recorded as OTHER_PAGE, so that
 * nothing which somebody has put into an address, a secret perhaps, is kept.
 */
export const KNOWN_PAGES: readonly string[] = [
  '/',
  '/shop',
  '/cart',
  '/session',
  '/wire',
  '/cookies',
  '/cookies/elsewhere',
  '/cookies/workbench',
  '/cookies/workbench/elsewhere',
  '/preferences',
  '/tracking',
  '/tracking/totals',
  '/lessons',
  '/lessons/django',
  '/lessons/experiments',
  '/lessons/lifetimes',
  '/lessons/six-steps',
  '/lessons/stateless',
  '/accounts/login',
  '/accounts/signup',
  '/accounts/profile',
  '/accounts/password_change',
  '/accounts/sessions',
];

export const OTHER_PAGE = 'other';

/** The page behind an address: its path without the query, if it is one of ours; below `/signed-cookie`, too. */
export function knownPage(address: string): string {
  const path = address.replace(/[?#].*/s, '').replace(/(?<=.)\/$/, '');
  const mount = /^\/signed-cookie(?=\/|$)/.exec(path)?.[0] ?? '';
  const page = path.slice(mount.length).replace(/^(\/lessons\/experiments)\/[^/]+$/, '$1') || '/';
  if (!KNOWN_PAGES.includes(page)) return OTHER_PAGE;
  return mount === '' ? page : mount + (page === '/' ? '' : page);
}
