import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StagelightError } from "@stagelight/core/config";
import SQLite from "better-sqlite3";
import { holdMails } from "../../outbox/manage.ts";
import { pendingMigrations } from "../migrate.ts";
import { toDisk } from "./backup.ts";
import { corrupt, faultsOf } from "./check.ts";
import { connectSqlite } from "./connect.ts";

const ENDINGS = ["-wal", "-shm", ""];

/**
 * Puts a backup in the place of a database that nobody uses.
 *
 * @param aside what is added to the name of the old file, which is kept
 * @param now milliseconds since 1970
 * @returns the path of the old file, if there was one; and how many mails nobody knows of whether they
 * were sent since the backup: they were given up
 * @throws StagelightError `database-missing`, `database-corrupt`, `database-newer`, `database-in-use`
 */
export async function restore(
  from: string,
  file: string,
  aside: string,
  now: number,
): Promise<{ readonly old?: string; readonly held: number }> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  mkdirSync(dirname(file), { recursive: true });
  try {
    copyBackup(from, draft);
    await checkBackup(from, draft);
    const old = existsSync(file);
    if (old && isInUse(file)) throw inUse(file);
    const held = await settle(draft, old ? file : undefined, now);
    toDisk(draft);
    if (!old) {
      renameSync(draft, file);
      return { held };
    }
    // Its write-ahead log goes first: it must never be taken for one of the backup.
    for (const ending of ENDINGS) {
      if (existsSync(file + ending)) renameSync(file + ending, file + aside + ending);
    }
    renameSync(draft, file);
    return { old: file + aside, held };
  } finally {
    for (const ending of ENDINGS) rmSync(draft + ending, { force: true });
    toDisk(dirname(file));
  }
}

function copyBackup(from: string, draft: string): void {
  if (existsSync(from)) return copyFileSync(from, draft);
  throw new StagelightError("database-missing", "There is no such backup.", [
    {
      path: "<file>",
      expected: "a file that stagelight backup has written",
      found: JSON.stringify(from),
      help: "Correct the path.",
    },
  ]);
}

async function checkBackup(from: string, draft: string): Promise<void> {
  const faults = faultsOf(draft);
  if (faults.length > 0) throw corrupt(from, faults);
  const database = connectSqlite(draft);
  try {
    const tables = database.raw.prepare("select 1 from sqlite_master where name = 'log'").all();
    if (tables.length === 0) throw corrupt(from, ["a database of something else"]);
    // Refuses one that a newer version has written.
    await pendingMigrations(database);
    database.raw.pragma("journal_mode = delete");
  } finally {
    await database.close();
  }
}

/**
 * Mends in a backup what must not happen a second time: mails are not sent again, and who has
 * unsubscribed since is not written to.
 *
 * @returns how many mails were given up
 */
async function settle(draft: string, before: string | undefined, now: number): Promise<number> {
  const database = connectSqlite(draft);
  try {
    // One of an older version has no jobs yet.
    if ((await pendingMigrations(database)).length > 0) return 0;
    if (before !== undefined) keepSuppressions(database.raw, before);
    return await holdMails(database.db, now);
  } finally {
    database.raw.pragma("journal_mode = delete");
    await database.close();
  }
}

/** The old file may be damaged, or of an older version: that is why a backup is put back. */
function keepSuppressions(raw: SQLite.Database, before: string): void {
  try {
    raw.prepare("attach database ? as before").run(before);
    raw.exec(`insert or ignore into main.suppression (hash, scope, reason, created_at)
      select hash, scope, reason, created_at from before.suppression`);
    raw.exec("detach database before");
  } catch {
    // What can be read of it was read.
  }
}

/** Whether another process has a database open. */
function isInUse(file: string): boolean {
  let raw: SQLite.Database | undefined;
  try {
    raw = new SQLite(file, { fileMustExist: true, timeout: 100 });
    // SQLite leaves its write-ahead log only when nobody else is connected.
    raw.pragma("journal_mode = delete");
    return false;
  } catch (error) {
    // A damaged file is in nobody's use.
    return /^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? "");
  } finally {
    raw?.close();
  }
}

function inUse(file: string): StagelightError {
  return new StagelightError("database-in-use", "A server or another command uses the database.", [
    {
      path: file,
      expected: "a database that nobody has open",
      found: "one that is open",
      help: "Stop the server, then run this again.",
    },
  ]);
}
