import type { Failure } from "./thread/protocol.ts";

/**
 * Why something could not be stored: `overloaded` too much is waiting, `storage-full` no space on the
 * disk, `storage-busy` another process holds the database, `storage-unavailable` it cannot be reached.
 * All pass; asking again later is right.
 */
export type StoreErrorCode = "overloaded" | "storage-full" | "storage-busy" | "storage-unavailable";

/** Something could not be stored, and nothing of it was. */
export class StoreError extends Error {
  override name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the store thread's failure means. */
export function storeError({ code, message }: Failure): Error {
  const meant = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
  return meant ? new StoreError(meant, message) : Object.assign(new Error(message), { code });
}

/** An error as it can be sent to another thread. */
export function failureOf(error: unknown): Failure {
  const { code: given, message = error } = error as { code?: unknown; message?: unknown };
  const text = String(message);
  const code = typeof given === "string" ? given : BROKEN.test(text) ? "ECONNLOST" : "";
  return { code, message: text };
}

/** What `pg` says, without a code, of connections that broke or never stood. */
const BROKEN =
  /^(Connection terminated|timeout (exceeded|expired)|Client (was closed|has encountered a connection error))/;

/** SQLite's result codes, PostgreSQL's SQLSTATE classes, Node's network errors. */
const MEANINGS: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_FSYNC|53100|ENOSPC|EFBIG)/, "storage-full"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|40001|40P01)/, "storage-busy"],
  [
    /^(SQLITE_CANTOPEN|SQLITE_IOERR|SQLITE_READONLY|08|53|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|THREAD)/,
    "storage-unavailable",
  ],
];
