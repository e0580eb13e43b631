/** Awaited between the small steps of long work: the place to let others work. */
export type Between = () => unknown;

/** Values of one statement: SQLite takes 32,766 at most. */
const AT_ONCE = 500;

/** A list in parts that fit into one statement. */
export function chunks<Value>(values: readonly Value[]): Value[][] {
  const parts = Math.ceil(values.length / AT_ONCE);
  return Array.from({ length: parts }, (_, part) =>
    values.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}
