import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { JobKind } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { Database } from "../database.ts";
import { migrate } from "../migrate.ts";
import { connectSqlite } from "./connect.ts";
import { restore } from "./restore.ts";

const NOW = Date.UTC(2026, 0, 1);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stagelight-restore-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function on<Result>(name: string, work: (database: Database) => Promise<Result>) {
  const database = connectSqlite(join(folder, name));
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

const suppressed = (database: Database, hash: string) =>
  database.db
    .insertInto("suppression")
    .values({ hash, scope: "marketing", reason: "unsubscribed", created_at: NOW })
    .execute();

it("a backup that is put back sends no mail twice, and none to who has unsubscribed", async () => {
  const job = (uid: string, kind: JobKind, dueAt: number) => {
    const whose = { visitorId: null, profileId: null, payload: {}, createdAt: NOW };
    return { uid, kind, endpoint: kind, ...whose, dueAt };
  };
  await on("backup.db", async (database) => {
    await suppressed(database, "juno");
    await database.db
      .transaction()
      .execute((step) =>
        insertJobs(database.bulk, step, [
          job("mail", "mail", NOW - 1),
          job("decision", "follow-up", NOW - 1),
          job("later", "follow-up", NOW + 1),
          job("webhook", "deliver", NOW - 1),
        ]),
      );
  });
  await on("live.db", (database) => suppressed(database, "mina"));
  const live = join(folder, "live.db");
  const { old, held } = await restore(join(folder, "backup.db"), live, ".old", NOW);
  expect([old, held]).toEqual([`${live}.old`, 2]);
  await on("live.db", async ({ db }) => {
    const jobs = await db.selectFrom("job").select(["uid", "dead_at"]).orderBy("id").execute();
    expect(jobs.filter(({ dead_at: dead }) => dead === null).map(({ uid }) => uid)).toEqual([
      "later",
      "webhook",
    ]);
    const hashes = await db.selectFrom("suppression").select("hash").orderBy("hash").execute();
    expect(hashes).toEqual([{ hash: "juno" }, { hash: "mina" }]);
  });
});

it("a backup takes the place of what is no database any more", async () => {
  await on("backup.db", (database) => suppressed(database, "juno"));
  await writeFile(join(folder, "live.db"), "nothing but noise ".repeat(1000));
  await restore(join(folder, "backup.db"), join(folder, "live.db"), ".old", NOW);
  await on("live.db", async ({ db }) => {
    expect(await db.selectFrom("suppression").select("hash").execute()).toEqual([{ hash: "juno" }]);
  });
});
