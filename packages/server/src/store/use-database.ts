import { existsSync } from "node:fs";
import { StagelightError } from "@stagelight/core/config";
import type { Database } from "./database.ts";
import { pendingMigrations } from "./migrate.ts";
import { kindOf, openDatabase } from "./open.ts";
import { sqlitePath } from "./sqlite/connect.ts";
import { checkAtStart } from "./sqlite/check.ts";
import { failureOf, StoreError, storeError } from "./store-error.ts";

/**
 * Opens a database that is there and up to date, works with it, and closes it.
 *
 * @throws StagelightError `database-missing`, `database-corrupt`, `database-newer`,
 *   `database-unreachable`
 */
export async function useDatabase<Result>(
  address: string,
  work: (database: Database) => Promise<Result>,
  { mayBeOlder = false }: { readonly mayBeOlder?: boolean } = {},
): Promise<Result> {
  if (kindOf(address) === "sqlite") {
    const file = sqlitePath(address);
    if (!existsSync(file)) throw missing(file);
    checkAtStart(file);
  }
  const database = openDatabase(address);
  try {
    const pending = await pendingMigrations(database);
    if (pending.length > 0 && !mayBeOlder) throw older(pending);
    return await work(database);
  } catch (error) {
    if (error instanceof StagelightError) throw error;
    const known = storeError(failureOf(error));
    throw known instanceof StoreError ? unreachable(known) : error;
  } finally {
    await database.close();
  }
}

function missing(file: string): StagelightError {
  return new StagelightError("database-missing", "There is no database yet.", [
    {
      path: "database",
      expected: "an SQLite file",
      found: `no file ${file}`,
      help: "Run this in the folder of the config, or start the server once: stagelight serve.",
    },
  ]);
}

function older(pending: readonly string[]): StagelightError {
  return new StagelightError("database-older", "The database is of an older Stagelight.", [
    {
      path: "database",
      expected: "all migrations",
      found: `without ${pending.join(", ")}`,
      help: "Run: stagelight migrate.",
    },
  ]);
}

function unreachable({ message, code }: StoreError): StagelightError {
  return new StagelightError("database-unreachable", "The database cannot be used just now.", [
    {
      path: "database",
      expected: "a database that answers",
      found: `${message} (${code})`,
      help: "Run: stagelight doctor.",
    },
  ]);
}
