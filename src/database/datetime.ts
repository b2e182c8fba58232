/**
 * A datetime as Django writes it into SQLite: UTC, to the microsecond, compared as text.
 * @param instant Unix time in ms
 */
export const datetimeText = (instant: number) =>
  new Date(instant).toISOString().replace('T', ' ').replace('Z', '000');
