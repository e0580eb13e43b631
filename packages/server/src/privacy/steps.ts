import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/** Awaited between the small steps of long work: the place to let others work. */
export type Between = () => unknown;

/** A {@link Between}: whatever waits has its turn. */
export const letOthersWork = (): Promise<void> =>
  new Promise((resolve) => void setImmediate(resolve));

/** Values of one statement: SQLite takes 32,766 at most. */
const AT_ONCE = 500;

/** A list in parts that fit into one statement. */
export function chunks<Value>(values: readonly Value[]): Value[][] {
  const parts = Math.ceil(values.length / AT_ONCE);
  return Array.from({ length: parts }, (_, part) =>
    values.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}

/** Rows that are read in one step. */
const ROWS = 1_000;

/** Which rows are read, and what of them. */
interface Reading<Row> {
  readonly table: keyof Tables;
  /** A column by which the rows are in order; no two of them share a value. */
  readonly key: keyof Row & string;
  readonly columns: readonly (keyof Row & string)[];
  /** Of identities: only those of this kind. */
  readonly kind?: "user";
}

/** All rows of a table, read in small steps. */
export async function* allRows<Row extends object>(
  db: Kysely<Tables>,
  { table, key, columns, kind }: Reading<Row>,
  between: Between,
): AsyncGenerator<Row> {
  const all = db
    .selectFrom(table as "identity")
    .select([key, ...columns] as "value"[])
    .$if(kind !== undefined, (rows) => rows.where("kind", "=", kind!))
    .orderBy(key as "value")
    .limit(ROWS);
  for (let step = all; ;) {
    const rows = (await step.execute()) as unknown[] as Row[];
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    step = all.where(key as "value", ">", last[key] as string);
    await between();
  }
}
