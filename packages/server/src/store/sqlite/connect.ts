import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import { type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver } from "kysely";
import type { Database } from "../database.ts";
import type { Tables } from "../tables.ts";
import { sqliteBulk } from "./bulk.ts";
import { PAGES } from "./checkpoint.ts";
import { sqliteLog } from "./log.ts";
import { type Prepare, statementsOf } from "./statements.ts";

/** Runs something when no transaction of the connection is open. */
export type Alone = <T>(work: () => T) => Promise<T>;

/** Milliseconds that a statement waits while another process holds the database. */
const BUSY = 5_000;

/** A database with what only SQLite's own parts use. */
export interface SqliteDatabase extends Database {
  readonly raw: SQLite.Database;
  readonly alone: Alone;
}

/**
 * Opens an SQLite file for writing, by the one thread that writes.
 *
 * @param file path of the file; its folder is made when it is not there
 */
export function connectSqlite(file: string): SqliteDatabase {
  // Who may not see the database sees none of the names in its folder either.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const raw = new SQLite(file, { timeout: BUSY });
  raw.pragma("journal_mode = WAL");
  // With NORMAL a power cut may take commits that were answered.
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  // What is erased does not stay behind in free pages.
  raw.pragma("secure_delete = ON");
  raw.pragma("cache_size = -65536");
  raw.pragma(`wal_autocheckpoint = ${PAGES}`);
  raw.pragma("journal_size_limit = 67108864");
  const prepare = statementsOf(raw);
  const db = new Kysely<Tables>({ dialect: dialectOf(raw, prepare) });
  // There is one connection: what does not belong to a transaction waits until it has ended.
  const alone: Alone = (work) => db.connection().execute(async () => work());
  return {
    kind: "sqlite",
    raw,
    alone,
    db,
    log: sqliteLog(raw, prepare, alone, inPlace(file)),
    bulk: sqliteBulk(prepare, alone),
    derived: (work) =>
      db.connection().execute(async (connection) => {
        // The next append syncs these pages of the write-ahead log too.
        raw.pragma("synchronous = NORMAL");
        try {
          return await connection.transaction().execute(work);
        } finally {
          raw.pragma("synchronous = FULL");
        }
      }),
    close: () => db.destroy(),
  };
}

function dialectOf(raw: SQLite.Database, prepare: Prepare): SqliteDialect {
  const config = { database: { prepare, close: () => raw.close() } };
  class Driver extends SqliteDriver {
    /** A full disk ends a transaction by itself: why it failed must not be lost over that. */
    override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
      if (raw.inTransaction) await super.rollbackTransaction(connection);
    }
  }
  return new (class extends SqliteDialect {
    override createDriver(): SqliteDriver {
      return new Driver(config);
    }
  })(config);
}

/**
 * What throws once the file is no longer the one that was opened. Writing to a file that was moved or
 * deleted succeeds, and what was acknowledged would be gone with the process.
 */
function inPlace(file: string): () => void {
  const { ino, dev } = statSync(file);
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    const error = new Error("The database file was moved or deleted while the server was running.");
    throw Object.assign(error, { code: "SQLITE_CANTOPEN" });
  };
}

/** The path in an address such as `file:.stagelight/stagelight.db`. */
export function sqlitePath(address: string): string {
  return address.replace(/^file:(\/\/(?=\/))?/, "");
}
