/** Every text of a catalogue by its whole key, as `t` takes it. */
export function textsOf(catalogue: object, before = ''): Map<string, string> {
  const entries = Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : [...textsOf(value, `${before}${key}.`)],
  );
  return new Map(entries);
}
