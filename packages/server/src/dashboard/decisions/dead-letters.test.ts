import type { TeamDeadLettersAnswer, TeamDecisionsAnswer } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDashboard, testDashboard } from "../test-dashboard.ts";
import { insertDisabled, insertJobs } from "./test-rows.ts";

describe.each(["sqlite", "postgres"] as const)("dead letters on %s", (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
  }, 60_000);
  afterAll(() => test.close());

  it("are tried again or deleted, once, and what waits is left alone", async () => {
    const { db } = test.database;
    await insertJobs(test.database, { a: 1_000, b: 2_000, c: 3_000, waits: null });
    await insertDisabled(test.database);
    const { body } = await test.ask<TeamDeadLettersAnswer>("dead-letters", undefined, "marketer");
    expect(body.jobs.map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(body.endpoints).toContainEqual({ name: "crm", state: "disabled", waiting: 1, dead: 3 });
    expect((await test.ask("dead-letters/a", { action: "retry" }, "marketer")).status).toBe(403);
    expect((await test.ask("dead-letters/a", { action: "retry" })).body).toEqual({ is: "done" });
    expect((await test.ask("dead-letters/a", { action: "retry" })).body).toEqual({ is: "already" });
    expect((await test.ask("dead-letters/a", { action: "drop" })).body).toEqual({ is: "already" });
    expect((await test.ask("dead-letters/waits", { action: "drop" })).body).toEqual({
      is: "already",
    });
    expect((await test.ask("dead-letters/b", { action: "drop" })).body).toEqual({ is: "done" });
    const crm = "dead-letters/endpoints/crm";
    expect((await test.ask(crm, { action: "enable" })).body).toMatchObject({ is: "done" });
    expect((await test.ask(crm, { action: "retry" })).body).toMatchObject({ is: "done", count: 1 });
    expect((await test.ask(crm, { action: "retry" })).body).toMatchObject({ is: "already" });
    const { body: counts } = await test.ask<TeamDecisionsAnswer>("decisions");
    expect(counts).toMatchObject({ dead: 0 });
    const left = await db.selectFrom("job").select("uid").where("endpoint", "=", "crm").execute();
    expect(left.map(({ uid }) => uid).toSorted()).toEqual(["a", "c", "waits"]);
    expect(
      (await test.audit()).filter(({ subject }) => /^(job|endpoint) /.test(subject ?? "")),
    ).toHaveLength(4);
  });
});
