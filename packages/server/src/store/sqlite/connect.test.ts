import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { connectSqlite } from "./connect.ts";

it("tells why a transaction failed that the database has ended by itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-connect-"));
  const { raw, db, derived, close } = connectSqlite(join(folder, "stagelight.db"));
  try {
    const work = async (): Promise<never> => {
      // As a full disk does.
      raw.exec("rollback");
      throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    };
    const full = { code: "SQLITE_FULL" };
    await expect(db.transaction().execute(work)).rejects.toMatchObject(full);
    await expect(derived(work)).rejects.toMatchObject(full);
    raw.exec("create table kept (n)");
    const failing = db.transaction().execute(async (step) => {
      raw.exec("insert into kept values (1)");
      expect(step.isTransaction).toBe(true);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(raw.prepare("select count(*) as n from kept").get()).toEqual({ n: 0 });
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
});
