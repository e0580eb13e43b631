import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testLog, type TestLog } from "../../project/test-log.ts";

const SEALED = "audit_entry is append-only";

describe.each(["sqlite", "postgres"] as const)("the audit log on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  it("is added to, and neither changed nor deleted from", async () => {
    const { db } = log.database;
    const entry = {
      id: "one",
      at: 1,
      member_id: "member",
      actor: "Jin",
      action: "person-erased",
      subject: "profile one",
      detail: "{}",
    };
    await db.insertInto("audit_entry").values(entry).execute();
    for (const change of [{ actor: "Eve" }, { at: 2 }, { detail: null }, { actor: "Jin" }]) {
      const update = db.updateTable("audit_entry").set(change).execute();
      await expect(update, JSON.stringify(change)).rejects.toThrow(SEALED);
    }
    await expect(db.deleteFrom("audit_entry").execute()).rejects.toThrow(SEALED);
    if (kind === "sqlite") {
      const replace = sql`insert or replace into audit_entry (id, at, actor, action)
        values ('one', 2, 'Eve', 'nothing')`;
      await expect(replace.execute(db)).rejects.toThrow(SEALED);
    } else {
      await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow(SEALED);
    }
    const rows = await db.selectFrom("audit_entry").selectAll().execute();
    expect(rows.map((row) => ({ ...row, at: Number(row.at) }))).toEqual([entry]);
  });
});
