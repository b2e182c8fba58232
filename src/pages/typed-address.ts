/** Such an address stands in the address that leads to a login, and goes along as Referer (Node reads 16 KiB). */
export const LONGEST_TYPED_ADDRESS = 2000;

/** Where a form stands as it was typed, for who comes back in another language; without it where it is too long. */
export function typedAddress(
  path: string,
  values: Readonly<Record<string, string>>,
  fields: readonly string[],
): string {
  const typed = Object.entries(values).filter(([name]) => fields.includes(name));
  const address = `${path}?${new URLSearchParams(typed)}`;
  return address.length <= LONGEST_TYPED_ADDRESS ? address : path;
}

/** The texts that an address has, or a form. */
export const typedIn = (query: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(Object(query)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
