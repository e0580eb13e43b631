import { StagelightError } from "@stagelight/core/config";
import { type Kysely, sql } from "kysely";
import type { Database } from "./database.ts";
import type { Migration } from "./migration.ts";
import { MIGRATIONS } from "./migrations.ts";

/** The lock that keeps two processes from migrating one PostgreSQL database at once. */
const LOCK = 5_741_001;

/**
 * Brings the schema up to date. Each migration and its record are one transaction: killed anywhere,
 * the database is as before the migration or as after it.
 *
 * @returns the names of those that were run
 * @throws StagelightError `database-newer` when a newer Stagelight has migrated the database
 */
export async function migrate(
  { db, kind }: Pick<Database, "db" | "kind">,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  const done: string[] = [];
  const pending = await pendingMigrations({ db }, migrations);
  for (const migration of migrations.filter(({ name }) => pending.includes(name))) {
    await (db as unknown as Kysely<Recorded>).transaction().execute(async (step) => {
      if (kind === "postgres") await sql`select pg_advisory_xact_lock(${LOCK})`.execute(step);
      await step.schema
        .createTable("migration")
        .ifNotExists()
        .addColumn("name", "text", (name) => name.primaryKey())
        .addColumn("applied_at", kind === "postgres" ? "bigint" : "integer", (at) => at.notNull())
        .execute();
      // Recorded first: whoever comes second waits here, and then knows that it is done.
      const { numInsertedOrUpdatedRows = 0n } = await step
        .insertInto("migration")
        .values({ name: migration.name, applied_at: Date.now() })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (Number(numInsertedOrUpdatedRows) === 0) return;
      await migration.up(step as unknown as Kysely<unknown>, kind);
      done.push(migration.name);
    });
  }
  return done;
}

/**
 * The migrations that a database still needs.
 *
 * @throws StagelightError `database-newer`
 */
export async function pendingMigrations(
  { db }: Pick<Database, "db">,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  await refuseNewer(db as unknown as Kysely<Recorded>, migrations);
  const known = await recorded(db as unknown as Kysely<Recorded>);
  return migrations.map(({ name }) => name).filter((name) => !known.includes(name));
}

interface Recorded {
  migration: { name: string; applied_at: number };
}

async function recorded(db: Kysely<Recorded>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "migration")) return [];
  const rows = await db.selectFrom("migration").select("name").execute();
  return rows.map(({ name }) => name);
}

async function refuseNewer(db: Kysely<Recorded>, migrations: readonly Migration[]): Promise<void> {
  const known = await recorded(db);
  const strange = known.filter((name) => !migrations.some((each) => each.name === name));
  if (strange.length === 0) return;
  throw new StagelightError("database-newer", "A newer Stagelight has used this database.", [
    {
      path: "database",
      expected: `migrations up to ${migrations.at(-1)?.name ?? "none"}`,
      found: strange.join(", "),
      help: "Install the newer @stagelight/server again, or restore a backup from before it.",
    },
  ]);
}
