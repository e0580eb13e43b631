import { Kysely, PostgresDialect, sql } from "kysely";
import type pg from "pg";
import type { Database } from "../database.ts";
import type { Tables } from "../tables.ts";
import { postgresBulk } from "./bulk.ts";
import { driver } from "./driver.ts";
import { postgresLog } from "./log.ts";

/** Numbers of 8 bytes as numbers: times and ids stay far below 2^53. */
const typesOf = ({ builtins, getTypeParser }: typeof pg.types): pg.CustomTypesConfig => ({
  getTypeParser: (id: number, format?: string) =>
    id === Number(builtins.INT8)
      ? Number
      : (getTypeParser as (id: number, format?: string) => unknown)(id, format),
});

/** Milliseconds until a connection must stand, and of silence until it is asked whether it does. */
const CONNECT = 10_000;
const SILENCE = 10_000;

/** Opens connections to a PostgreSQL database. */
export function connectPostgres(
  address: string,
  { connections = 5 }: { connections?: number } = {},
): Database & { readonly pool: pg.Pool } {
  const { Pool, types } = driver();
  const pool = new Pool({
    connectionString: address,
    max: connections,
    types: typesOf(types),
    application_name: "stagelight",
    // A server that is gone without a word is noticed; systems alone wait for hours.
    connectionTimeoutMillis: CONNECT,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE,
    // Whatever the server's default is, an answer means that the event is on disk.
    options: "-c synchronous_commit=on",
  });
  // A connection that breaks while it is idle is replaced with the next query.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: "postgres",
    pool,
    db,
    log: postgresLog(db),
    bulk: postgresBulk,
    derived: (work) =>
      db.transaction().execute(async (step) => {
        await sql`set local synchronous_commit = off`.execute(step);
        return work(step);
      }),
    close: () => db.destroy(),
  };
}
