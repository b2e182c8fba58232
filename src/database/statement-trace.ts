/** One SQL statement as it ran for a request. */
export interface TracedStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Rows read or changed; null where a statement has none. */
  readonly rows: number | null;
  /** µs */
  readonly microseconds: number;
}

declare global {
  namespace Express {
    interface Request {
      /** What the session layer asked of the database for this request; only there while somebody listens. */
      statements?: TracedStatement[];
    }
  }
}

/** Where a statement that runs at this moment is noted. */
let listening: TracedStatement[] | undefined;

/**
 * Does `work`, and notes the statements that run meanwhile. The driver is synchronous: what runs before
 * `work` returns was asked by `work`, and nobody else's statement can come in between.
 * @param list without one, nothing is noted
 */
export function tracing<T>(list: TracedStatement[] | undefined, work: () => T): T {
  const outer = listening;
  listening = list;
  try {
    return work();
  } finally {
    listening = outer;
  }
}

/** Whether somebody wants to know what runs now. */
export const isTracing = () => listening !== undefined;

/**
 * Runs one statement, and notes it if somebody listens.
 * @param rowsOf how many rows its result stands for
 */
export function traced<T>(
  sql: string,
  parameters: readonly unknown[],
  run: () => T,
  rowsOf: (result: T) => number | null,
): T {
  if (listening === undefined) return run();
  const list = listening;
  const start = performance.now();
  const result = run();
  const microseconds = Math.round((performance.now() - start) * 1000);
  list.push({ sql, parameters, rows: rowsOf(result), microseconds });
  return result;
}

/**
 * Does `work` in a transaction, and notes its edges too.
 * @param transact begins one, does what it is given, and commits; undoes it when that throws
 */
export function tracedTransaction<T>(
  list: TracedStatement[] | undefined,
  transact: (work: () => T) => T,
  work: () => T,
): T {
  if (list === undefined) return transact(work);
  let edge = performance.now();
  const note = (sql: string) => {
    const microseconds = Math.round((performance.now() - edge) * 1000);
    list.push({ sql, parameters: [], rows: null, microseconds });
  };
  let began = false;
  try {
    const result = transact(() => {
      note('BEGIN IMMEDIATE');
      began = true;
      try {
        return tracing(list, work);
      } finally {
        edge = performance.now();
      }
    });
    note('COMMIT');
    return result;
  } catch (error) {
    if (began) note('ROLLBACK');
    throw error;
  }
}
