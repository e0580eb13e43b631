import pg from "pg";
import { testDatabase as emptyDatabase, type TestDatabase } from "../../../../test/kit/database.ts";
import {
  command,
  createDatabase,
  type FreshDatabase,
  postgresUrl,
} from "../../../../test/kit/postgres.ts";
import type { DatabaseKind } from "./database.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open.ts";

export type { TestDatabase };

/** Name of the database that the others of a test run are copies of. */
const TEMPLATE = "migrated";

const UNKNOWN_DATABASE = "3D000";
const DUPLICATE_DATABASE = "42P04";

/** For tests: a database of a test's own, empty, in PostgreSQL with its tables. */
export async function testDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  if (kind === "sqlite") return emptyDatabase(kind);
  const { url, drop } = await freshDatabase();
  return { address: url, remove: drop };
}

/**
 * For tests: a database of PostgreSQL that is migrated. It is a copy of one that was migrated once for the
 * whole run, where nothing waits for the disk: that takes a tenth of the time.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await postgresUrl({ synced: false });
  const copy = () => createDatabase(server, TEMPLATE);
  return copy().catch(async (error: unknown) => {
    if (codeOf(error) !== UNKNOWN_DATABASE) throw error;
    await makeTemplate(server);
    return copy();
  });
}

async function makeTemplate(server: string): Promise<void> {
  const { url, drop } = await createDatabase(server);
  const database = openDatabase(url);
  await migrate(database);
  await database.close();
  const name = new URL(url).pathname.slice(1);
  try {
    await command(server, `ALTER DATABASE ${name} RENAME TO ${TEMPLATE}`);
  } catch (error) {
    // Another process of the run was faster.
    if (codeOf(error) !== DUPLICATE_DATABASE) throw error;
    await drop();
  }
}

const codeOf = (error: unknown) => (error instanceof pg.DatabaseError ? error.code : undefined);
