import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import type SQLite from "better-sqlite3";
import { StagelightError } from "@stagelight/core/config";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testLog, type TestLog } from "../project/test-log.ts";
import type { Database } from "./database.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openDatabase } from "./open.ts";
import { COLUMNS, slowMigration } from "./test-migrate.ts";

const CHILD = fileURLToPath(new URL("test-migrate.ts", import.meta.url));

/** How often the process is killed in the middle. All of them: STAGELIGHT_KILLS=50. */
const KILLS = Number(process.env.STAGELIGHT_KILLS ?? 6);
const ROWS = 2_000;

describe.each(["sqlite", "postgres"] as const)("migrations on %s", (kind) => {
  let test: TestLog;
  beforeEach(async () => {
    test = await testLog(kind);
  }, 60_000);
  afterEach(() => test.close());

  const address = (): string => {
    const { raw, pool } = test.database as unknown as {
      raw: SQLite.Database;
      pool: { options: { connectionString: string } };
    };
    return kind === "sqlite" ? `file:${raw.name}` : pool.options.connectionString;
  };
  const fill = ({ db, bulk }: Database) =>
    db.transaction().execute((step) =>
      bulk.put(
        step,
        "profile",
        ["id", "first_seen", "last_seen", "traits"],
        ["id"],
        Array.from({ length: ROWS }, (_, each) => [`p${each}`, each, each, `t${each}`]),
      ),
    );
  const profiles = async (database: Database) =>
    (await database.db
      .selectFrom("profile")
      .selectAll()
      .orderBy("first_seen")
      .execute()) as object[];

  it("are done once, and said to be", async () => {
    expect(await pendingMigrations(test.database)).toEqual([]);
    expect(await migrate(test.database)).toEqual([]);
    const all = [...MIGRATIONS, slowMigration];
    expect(await pendingMigrations(test.database, all)).toEqual([slowMigration.name]);
    expect(await migrate(test.database, all)).toEqual([slowMigration.name]);
    expect(await migrate(test.database, all)).toEqual([]);
  });

  it("refuse a database that a newer version has written", async () => {
    await migrate(test.database, [...MIGRATIONS, slowMigration]);
    for (const work of [migrate, pendingMigrations]) {
      const refused = await work(test.database).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StagelightError);
      expect(refused).toMatchObject({ code: "database-newer", problems: [{ found: "9999-test" }] });
    }
  });

  it(
    "leave the database as before or as after, killed anywhere",
    { timeout: 600_000 },
    async () => {
      await fill(test.database);
      const before = await profiles(test.database);
      let [old, done] = [0, 0];
      for (let kill = 0; kill < KILLS; kill++) {
        const child = spawn(process.execPath, [CHILD, address()], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        const ended = once(child, "close");
        await Promise.race([once(child.stdout, "data"), ended]);
        await sleep((kill / KILLS) * 400);
        child.kill("SIGKILL");
        await ended;
        const database = openDatabase(address());
        try {
          const rows = await eventually(() => profiles(database));
          const columns = Object.keys(before[0]!).length;
          if (Object.keys(rows[0]!).length === columns) {
            expect(rows).toEqual(before);
            expect(await pendingMigrations(database, [...MIGRATIONS, slowMigration])).toHaveLength(
              1,
            );
            old++;
          } else {
            expect(Object.keys(rows[0]!)).toHaveLength(columns + COLUMNS);
            expect(rows.map((row) => (row as { traits: string }).traits)).toEqual(
              before.map((row) => (row as { traits: string }).traits + "x".repeat(COLUMNS)),
            );
            done++;
            break;
          }
        } finally {
          await database.close();
        }
      }
      expect(old + done).toBeGreaterThan(0);
      expect(old).toBeGreaterThan(0);
      const database = openDatabase(address());
      await migrate(database, [...MIGRATIONS, slowMigration]);
      expect(await profiles(database)).toHaveLength(ROWS);
      await database.close();
    },
  );

  it.runIf(kind === "postgres")("are done by one of two that start at once", async () => {
    const all = [...MIGRATIONS, slowMigration];
    const other = openDatabase(address());
    try {
      const done = await Promise.all([migrate(test.database, all), migrate(other, all)]);
      expect(done.flat()).toEqual([slowMigration.name]);
    } finally {
      await other.close();
    }
  });
});

/** PostgreSQL finds out a moment later that a client is gone, and holds its locks until then. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(100);
    }
  }
}
