/** What fills the form in, by the name in the catalogue's `workbench.examples`. */
type Fields = Readonly<Record<string, string>>;

/** What the form holds at first: as Express would send it with these options. */
export const AT_FIRST: Fields = {
  name: 'wb_flavour',
  value: 'oatmeal',
  encode: 'on',
  lifetime: 'session',
  path: '/',
  same_site: 'Lax',
};

export const EXAMPLES = {
  session: AT_FIRST,
  brief: { ...AT_FIRST, name: 'wb_brief', lifetime: 'maxAge', max_age: '30' },
  otherPath: { ...AT_FIRST, name: 'wb_stays_home', path: '/cookies/workbench/elsewhere' },
  signed: { ...AT_FIRST, name: 'wb_signed', sign: 'on', http_only: 'on' },
  noneWithoutSecure: { ...AT_FIRST, name: 'wb_everywhere', same_site: 'None' },
  hostWithoutSecure: { ...AT_FIRST, name: '__Host-wb_mine' },
  tooLarge: { ...AT_FIRST, name: 'wb_large', value: 'x'.repeat(4096) },
  semicolon: { ...AT_FIRST, name: 'wb_cut', value: 'chocolate; chip', encode: '' },
} as const satisfies Readonly<Record<string, Fields>>;

export type ExampleName = keyof typeof EXAMPLES;
export const EXAMPLE_NAMES = [
  'session',
  'brief',
  'otherPath',
  'signed',
  'noneWithoutSecure',
  'hostWithoutSecure',
  'tooLarge',
  'semicolon',
] as const satisfies readonly ExampleName[];

/** @param name whatever stood in an address */
export function exampleOf(name: unknown): Fields | undefined {
  const found = EXAMPLE_NAMES.find((each) => each === name);
  return found === undefined ? undefined : EXAMPLES[found];
}
