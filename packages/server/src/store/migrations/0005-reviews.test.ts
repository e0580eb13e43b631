import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testLog, type TestLog } from "../../project/test-log.ts";

const SEALED = "review_decision is append-only";

describe.each(["sqlite", "postgres"] as const)("decisions about reviews on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  const decision = {
    id: "one",
    review_id: "review",
    at: 1,
    actor: "command line",
    action: "hide",
    reason: "spam",
    other_id: null,
    note: "Mina has told us.",
  };

  it("are added, and neither changed nor deleted; only what was noted is struck out", async () => {
    const { db } = log.database;
    await db.insertInto("review_decision").values(decision).execute();
    for (const change of [{ reason: null }, { at: 2 }, { note: "else" }, { review_id: "other" }]) {
      const update = db.updateTable("review_decision").set(change).execute();
      await expect(update, JSON.stringify(change)).rejects.toThrow(SEALED);
    }
    await expect(db.deleteFrom("review_decision").execute()).rejects.toThrow(SEALED);
    if (kind === "sqlite") {
      const replace = sql`insert or replace into review_decision (id, review_id, at, actor, action)
        values ('one', 'review', 1, 'somebody', 'publish')`;
      await expect(replace.execute(db)).rejects.toThrow(SEALED);
    } else {
      await expect(sql`truncate review_decision`.execute(db)).rejects.toThrow(SEALED);
    }
    await db.updateTable("review_decision").set({ note: null }).execute();
    const rows = await db.selectFrom("review_decision").selectAll().execute();
    expect(rows.map((row) => ({ ...row, at: Number(row.at) }))).toEqual([
      { ...decision, note: null },
    ]);
  });
});
