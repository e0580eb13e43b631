import type { Database, DatabaseKind } from "./database.ts";
import { connectPostgres } from "./postgres/connect.ts";
import { connectSqlite, sqlitePath } from "./sqlite/connect.ts";

/** Which database an address speaks of. */
export function kindOf(address: string): DatabaseKind {
  return /^postgres(ql)?:/.test(address) ? "postgres" : "sqlite";
}

/** Opens a database for writing. */
export function openDatabase(address: string): Database {
  return kindOf(address) === "postgres"
    ? connectPostgres(address)
    : connectSqlite(sqlitePath(address));
}
