import type { Database, Statement } from 'better-sqlite3';
import type { CallbackDatabase } from 'connect-sqlite3';
import { isTracing, traced } from '../../database/statement-trace.ts';

/** connect-sqlite3's clean-up reads the whole table, at the start and once a day. clear-expired.ts goes by the index. */
const FULL_SCAN = /^DELETE FROM \S+ WHERE \? > expired$/;

/**
 * Gives better-sqlite3 the four callback methods that connect-sqlite3 calls. Each answers before it
 * returns, so a call made inside a transaction is part of it.
 */
export function callbackDatabase(database: Database): CallbackDatabase {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck(); // a trigger's included
  const ask = (sql: string, parameters: unknown[], work: (statement: Statement) => unknown) => {
    const statement = prepared(sql);
    if (statement.reader) return traced(sql, parameters, () => work(statement), rowsRead);
    const before = isTracing() ? (changes.get() ?? 0) : 0;
    return traced(
      sql,
      parameters,
      () => work(statement),
      () => (changes.get() ?? 0) - before,
    );
  };
  return {
    exec: (sql, done) => answer(done, () => database.exec(sql)),
    get: (sql, parameters, done) =>
      answer(done, () => ask(sql, parameters, (statement) => statement.get(...parameters))),
    run: (sql, parameters, done = ignore) =>
      answer(done, () =>
        FULL_SCAN.test(sql) ? undefined : ask(sql, parameters, (statement) => statement.run(...parameters)),
      ),
    all(sql, parametersOrDone, done = ignore) {
      if (typeof parametersOrDone === 'function') return this.all(sql, [], parametersOrDone);
      answer(done, () => ask(sql, parametersOrDone, (statement) => readOrRun(statement, parametersOrDone)));
    },
  };
}

function rowsRead(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  return result === undefined ? 0 : 1;
}

/** connect-sqlite3 also writes by `all`. */
const readOrRun = (statement: Statement, parameters: unknown[]) =>
  statement.reader ? statement.all(...parameters) : statement.run(...parameters);

/** Calls back once; what the callback itself throws is its caller's. */
function answer(done: (error?: Error | null, value?: unknown) => void, work: () => unknown): void {
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done(null, value);
}

const ignore = () => {};
