/** The value below which this share of the values lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** "0.97 (0.95–1.02)": the median, and the least and the greatest. */
export function spread(values: readonly number[], digits = 0): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** Lines with columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (wide, row) => row.map((cell, column) => Math.max(cell.length, wide[column] ?? 0)),
    [],
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd();
  return rows.map(line).join('\n');
}

/** Writes to standard output. */
export const say = (text = '') => process.stdout.write(`${text}\n`);

/** A figure and what it may be at most: says both. A broken bound is exit code 1. */
export function bound(what: string, figure: number, most: number, unit = ''): void {
  const isKept = figure <= most;
  say(`${isKept ? 'kept  ' : 'BROKEN'}  ${what}: ${figure.toFixed(2)}${unit}, at most ${most}${unit}`);
  if (!isKept) process.exitCode = 1;
}
