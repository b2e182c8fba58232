/** What a browser makes of a cookie's attributes, whoever sets it (RFC 6265bis, section 5). */

/** 400 days (RFC 6265bis, 5.5). */
export const LONGEST_LIFE_IN_MS = 400 * 24 * 60 * 60 * 1000;
/** An attribute with a longer value is ignored (RFC 6265bis, 5.6). */
export const LONGEST_ATTRIBUTE = 1024;

/** Without spaces and tabs, and no others. A run of them within is looked through once, not from each of its places. */
export const trimmed = (text: string) => text.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, '');

/** What counts of an attribute; '' for one that is too long. */
export function withinLimit(attribute: string): string {
  const value = trimmed(attribute);
  return value.length > LONGEST_ATTRIBUTE ? '' : value;
}

/** The Path that a browser keeps. @param path of the request that was answered with the line */
export function pathOf(attribute: string, path: string): string {
  const named = withinLimit(attribute);
  return named.startsWith('/') ? named : defaultPath(path);
}

/** The folder, where the attribute is missing, too long, or no path (RFC 6265bis, 5.1.4). */
const defaultPath = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';

/** Whether a cookie of this Path comes with a request for that path (RFC 6265bis, 5.1.4). */
export const pathFits = (cookiePath: string, path: string) =>
  path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
