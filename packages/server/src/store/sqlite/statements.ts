import type SQLite from "better-sqlite3";

/** More kinds of statements than these are not kept. */
const KEPT = 200;

/** Gives the statement of an SQL text. What comes again and again is prepared once. */
export type Prepare = (sql: string) => SQLite.Statement;

/** The statements of one connection. */
export function statementsOf(raw: SQLite.Database): Prepare {
  const prepared = new Map<string, SQLite.Statement>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (!statement) {
      if (prepared.size >= KEPT) prepared.clear();
      prepared.set(sql, (statement = raw.prepare(sql)));
    }
    return statement;
  };
}
