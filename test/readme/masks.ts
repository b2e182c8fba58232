/** What differs from run to run, and nothing else. `many`: one value may stand in several places. */
const VOLATILE: readonly { name: string; pattern: RegExp; many?: true }[] = [
  { name: 'auth hash', pattern: /\b[0-9a-f]{64}\b/g, many: true },
  { name: 'cookie signature', pattern: /(?<=s%3A[a-z0-9]{32}\.)[\w%-]+/g, many: true },
  { name: 'session key', pattern: /(?<![a-z0-9])[a-z0-9]{32}(?![a-z0-9])/g, many: true },
  { name: 'row signature', pattern: /(?<=:[0-9A-Za-z]{6}:)[\w-]{43}/g, many: true },
  { name: 'time of signing', pattern: /(?<=:)[0-9A-Za-z]{6}(?=:)/g },
  { name: 'date', pattern: /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} 2\d{3} \d\d:\d\d:\d\d GMT/g }, // not that of 1970
  { name: 'date', pattern: /2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}/g },
  { name: 'Django', pattern: /(?<="django": ")[\d.]+/g },
];

/**
 * Puts names in place of volatile values. Of a kind that may come back, the first value is number 1, the
 * next new one number 2: so a text that shows one key twice, or two keys, must do so where the truth does.
 * @returns a function for one text after the other, which remembers the values of all of them
 */
export function masking(): (text: string) => string {
  const numbers = new Map<string, Map<string, number>>();
  const numberOf = (name: string, value: string) => {
    const known = numbers.get(name) ?? new Map<string, number>();
    numbers.set(name, known);
    if (!known.has(value)) known.set(value, known.size + 1);
    return known.get(value);
  };
  return (text) =>
    VOLATILE.reduce(
      (masked, { name, pattern, many }) =>
        masked.replace(pattern, (value) => (many ? `<${name} ${numberOf(name, value)}>` : `<${name}>`)),
      text,
    );
}
