import type SQLite from "better-sqlite3";

/** From so many pages on (16 MB) the write-ahead log is moved into the database. */
export const PAGES = 4_000;

/** How far the write-ahead log is. */
export interface Checkpointed {
  /** Pages in the log. */
  readonly pages: number;
  /** So many of them stand in the database already. Once all do, the next commit begins a new log. */
  readonly moved: number;
}

/**
 * Moves what it can of the write-ahead log into the database; waits for nobody. `NOOP` only looks.
 *
 * @see https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
 */
export function checkpoint(raw: SQLite.Database, mode: "NOOP" | "PASSIVE"): Checkpointed {
  const [row] = raw.pragma(`wal_checkpoint(${mode})`) as { log: number; checkpointed: number }[];
  return { pages: row!.log, moved: row!.checkpointed };
}
