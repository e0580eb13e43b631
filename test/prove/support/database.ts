import { startPostgres } from "../../kit/postgres.ts";
import type { DatabaseName } from "./prove.ts";

/** An empty database of one kind, and what removes it. */
export interface EmptyDatabase {
  /** Connection string; none for the SQLite file that a server makes for itself. */
  readonly url: string | undefined;
  drop(): Promise<void>;
}

/** Makes an empty database, the second kind in a PostgreSQL of our own. */
export async function emptyDatabase(name: DatabaseName): Promise<EmptyDatabase> {
  if (name === "sqlite") return { url: undefined, drop: async () => {} };
  const postgres = await startPostgres();
  const { url } = await postgres.freshDatabase();
  return { url, drop: () => postgres.close() };
}
