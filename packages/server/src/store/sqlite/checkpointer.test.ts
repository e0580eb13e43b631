import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkpoint, PAGES } from "./checkpoint.ts";
import { Checkpointer } from "./checkpointer.ts";
import { connectSqlite, type SqliteDatabase } from "./connect.ts";

const PATIENCE = { timeout: 10_000 };

let folder: string;
let file: string;
let database: SqliteDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stagelight-checkpoint-"));
  file = join(folder, "stagelight.db");
  database = connectSqlite(file);
  database.raw.exec("create table leaf (id integer primary key, text text)");
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const write = (rows: number) =>
  database.raw
    .prepare(
      `insert into leaf (text) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
       select hex(randomblob(1900)) from n`,
    )
    .run(rows);
const log = () => checkpoint(database.raw, "NOOP");

it("keeps the log short while the writer goes on, and leaves none behind", async () => {
  const checkpointer = new Checkpointer(database, file);
  checkpointer.wake();
  write(PAGES + 1);
  expect(log()).toMatchObject({ moved: 0 });
  const rounds = () => {
    write(20);
    checkpointer.wake();
    return log().pages;
  };
  await expect.poll(rounds, PATIENCE).toBeLessThan(PAGES);
  // Once more, by the thread that is there.
  write(PAGES + 1);
  await expect.poll(rounds, PATIENCE).toBeLessThan(PAGES);
  await checkpointer.close();
  checkpointer.wake();
  await database.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  database = connectSqlite(file);
  expect(database.raw.pragma("integrity_check", { simple: true })).toBe("ok");
});

it("waits for transactions, and they for nothing", async () => {
  const checkpointer = new Checkpointer(database, file);
  await database.db.transaction().execute(async (on) => {
    write(PAGES + 1);
    checkpointer.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await on
      .selectFrom("leaf" as never)
      .selectAll()
      .limit(1)
      .execute();
  });
  checkpointer.wake();
  const next = () => {
    write(1);
    return log().pages;
  };
  await expect.poll(next, PATIENCE).toBeLessThan(PAGES);
  await checkpointer.close();
});

it("leaves checkpoints to the writer where its thread fails", async () => {
  const checkpointer = new Checkpointer(database, join(folder, "elsewhere.db"));
  const after = () => database.raw.pragma("wal_autocheckpoint", { simple: true });
  expect(after()).toBeGreaterThan(PAGES);
  write(PAGES + 1);
  checkpointer.wake();
  await expect.poll(after, PATIENCE).toBe(PAGES);
  write(1);
  write(1);
  expect(log().pages).toBeLessThan(PAGES);
  await checkpointer.close();
});
