import { readFileSync } from "node:fs";
import type SQLite from "better-sqlite3";
import { type Kysely, sql } from "kysely";
import type { TestLog } from "../project/test-log.ts";
import { COLUMNS } from "../store/columns.ts";
import type { Tables } from "../store/tables.ts";

/** For tests: all rows of a table. */
export async function rowsOf(
  db: Kysely<Tables>,
  table: keyof Tables,
): Promise<Record<string, unknown>[]> {
  return db.selectFrom(table).selectAll().execute();
}

/** For tests: everything that stands in any table, as one text. */
export async function everythingIn(db: Kysely<Tables>): Promise<string> {
  const tables = Object.keys(COLUMNS) as (keyof Tables)[];
  const rows = tables.map(async (each) => [each, await rowsOf(db, each)]);
  return JSON.stringify(await Promise.all(rows));
}

/** For tests: what was projected of people. */
export async function peopleIn(db: Kysely<Tables>) {
  return {
    visitors: await rowsOf(db, "visitor"),
    profiles: await rowsOf(db, "profile"),
    identities: await rowsOf(db, "identity"),
    transitions: (await rowsOf(db, "transition")).map(({ id: _id, ...row }) => row),
  };
}

/** For tests: the files of an SQLite database that hold a text, once nothing waits to be cleared. */
export async function filesWith({ database }: TestLog, text: string): Promise<string[]> {
  await sql`vacuum`.execute(database.db);
  await sql`pragma wal_checkpoint(truncate)`.execute(database.db);
  const { name } = (database as unknown as { raw: SQLite.Database }).raw;
  return ["", "-wal", "-shm"].filter((ending) => readFileSync(name + ending).includes(text));
}
