import { existsSync, statSync } from "node:fs";
import SQLite from "better-sqlite3";
import { StagelightError } from "@stagelight/core/config";

/** The most bytes of a file that is read through at each start; `doctor` reads larger ones too. */
const AT_START = 512 * 1024 * 1024;

/**
 * Refuses a file that SQLite cannot read, or that is not whole any more. A file that is not there is
 * all right: it will be made.
 *
 * @throws StagelightError `database-corrupt`
 */
export function checkAtStart(file: string): void {
  if (!existsSync(file)) return;
  const faults = faultsOf(file, statSync(file).size <= AT_START);
  if (faults.length > 0) throw corrupt(file, faults);
}

/**
 * What is wrong with a database file; nothing when all is well.
 *
 * @param wholly whether all of it is read
 */
export function faultsOf(file: string, wholly = true): string[] {
  let raw: SQLite.Database | undefined;
  try {
    raw = new SQLite(file, { fileMustExist: true, timeout: 5_000 });
    raw.pragma("schema_version");
    const rows = wholly ? (raw.pragma("quick_check(5)") as { quick_check: string }[]) : [];
    return rows.map(({ quick_check: told }) => told).filter((told) => told !== "ok");
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    // Only busy, full or out of reach: that passes, and is told elsewhere.
    if (!/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) throw error;
    return [message];
  } finally {
    raw?.close();
  }
}

/** The error about a file that is damaged. */
export function corrupt(file: string, faults: readonly string[]): StagelightError {
  return new StagelightError("database-corrupt", "The database file is damaged.", [
    {
      path: file,
      expected: "a whole SQLite database",
      found: faults.join("; "),
      help: "Stop the server and run: stagelight restore <backup>. The damaged file is kept beside it.",
    },
  ]);
}
