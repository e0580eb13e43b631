/**
 * For tests: migrates a database by migrations that take their time, until it is killed. Prints a
 * line when the last one has begun.
 */
import { sql } from "kysely";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migration.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openDatabase } from "./open.ts";

/** How many columns the last migration adds, one after another. */
export const COLUMNS = 40;

/** A step that is only half done for a while. */
export const slowMigration: Migration = {
  name: "9999-test",
  async up(db) {
    process.stdout.write("begun\n");
    for (let each = 0; each < COLUMNS; each++) {
      await sql`alter table profile add column ${sql.raw(`extra${each}`)} text default 'new'`.execute(
        db,
      );
      // Its table lies on the disk half changed: a cache that is full writes it out.
      await sql`update profile set traits = traits || 'x'`.execute(db);
    }
  },
};

if (process.argv[1]?.endsWith("test-migrate.ts") && process.argv[2]) {
  const database = openDatabase(process.argv[2]);
  await migrate(database, [...MIGRATIONS, slowMigration]);
  await database.close();
}
