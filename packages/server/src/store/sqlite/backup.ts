import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import SQLite from "better-sqlite3";
import { corrupt, faultsOf } from "./check.ts";

/**
 * Writes a copy of a database while others write to it: all that was committed when it began, and
 * nothing of what came later. What is erased is not in it. The copy is there whole or not at all.
 *
 * @param to a file that is not there yet
 * @throws StagelightError `database-corrupt` when what was copied is not whole
 */
export function backUp(file: string, to: string): void {
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}.part`);
  rmSync(draft, { force: true });
  try {
    // Its owner's only, from the first byte on.
    writeFileSync(draft, "", { mode: 0o600, flag: "wx" });
    const raw = new SQLite(file, { fileMustExist: true, timeout: 5_000 });
    try {
      // Not the backup interface: it begins anew whenever another process has written.
      raw.prepare("vacuum into ?").run(draft);
    } finally {
      raw.close();
    }
    const faults = faultsOf(draft);
    if (faults.length > 0) throw corrupt(file, faults);
    toDisk(draft);
    renameSync(draft, to);
    toDisk(dirname(to));
  } finally {
    for (const ending of ["", "-wal", "-shm"]) rmSync(draft + ending, { force: true });
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function toDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    // Windows syncs no folders.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  } finally {
    closeSync(handle);
  }
}
