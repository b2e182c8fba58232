/** What every name begins with that the workbench makes; no cookie of the site does. */
export const NAMESPACE = 'wb_';

/** Prefixes that bind a cookie to rules (RFC 6265bis, 4.1.3), in lower case: browsers ignore the case. */
const PREFIXES = ['__host-http-', '__host-', '__secure-', '__http-'] as const;
export type Prefix = (typeof PREFIXES)[number];

/** The prefix of a name, which a browser knows in any case; null where it has none. */
export const prefixOf = (name: string): Prefix | null =>
  PREFIXES.find((prefix) => name.toLowerCase().startsWith(prefix)) ?? null;

/** Whether the workbench may make a cookie of this name. @param name as a browser reads it */
export function isInNamespace(name: string): boolean {
  const rest = name.slice(prefixOf(name)?.length ?? 0);
  return rest.startsWith(NAMESPACE) && rest.length > NAMESPACE.length;
}
