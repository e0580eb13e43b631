import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshDatabase } from "./postgres.ts";

/** An empty database of a test's own. */
export interface TestDatabase {
  /** As `DATABASE_URL` has it. */
  readonly address: string;
  remove(): Promise<void>;
}

/** Makes an empty database: a file in a new folder, or one in the test run's PostgreSQL. */
export async function testDatabase(kind: "sqlite" | "postgres"): Promise<TestDatabase> {
  if (kind === "postgres") {
    const { url, drop } = await freshDatabase();
    return { address: url, remove: drop };
  }
  const folder = await mkdtemp(join(tmpdir(), "stagelight-"));
  return {
    address: `file:${join(folder, "test.db")}`,
    remove: () => rm(folder, { recursive: true }),
  };
}
