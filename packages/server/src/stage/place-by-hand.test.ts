import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import { jobsAfter } from "../outbox/jobs-after.ts";
import { replay } from "../project/replay.ts";
import { advanceSnapshot } from "../project/snapshot.ts";
import { BEGIN, type TestLog, testLog } from "../project/test-log.ts";
import type { CommandContext } from "../store/commands.ts";
import { findPerson } from "./person.ts";
import { type PlaceInput, placeByHand } from "./place-by-hand.ts";
import { standsOf } from "./standing.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)("placing by hand on %s", (kind) => {
  let test: TestLog;
  beforeEach(async () => {
    test = await testLog(kind);
  }, 60_000);
  afterEach(() => test.close());

  const place = (input: Omit<PlaceInput, "now" | "track"> & Partial<PlaceInput>) => {
    const { database, rules } = test;
    const context = { database, ...rules, appended: () => {}, progress: () => {} };
    return placeByHand(context satisfies CommandContext, {
      now: BEGIN + 2 * DAY,
      track: "",
      ...input,
    });
  };
  const stands = async (asked: Parameters<typeof findPerson>[1], day = 2) => {
    const { db } = test.database;
    const person = await findPerson(db, asked);
    return standsOf(db, test.model, person, (BEGIN + day * DAY) / 1000);
  };
  const profileOf = async (value: string) => {
    const { db } = test.database;
    const row = await db
      .selectFrom("identity")
      .select("profile_id")
      .where("value", "=", value)
      .executeTakeFirstOrThrow();
    return row.profile_id;
  };
  const everything = async () => {
    const { db } = test.database;
    const tables = ["visitor", "profile", "identity", "transition"] as const;
    const rows = await Promise.all(
      tables.map((table) => db.selectFrom(table).selectAll().execute()),
    );
    return rows.map((some) =>
      some.map((row) => JSON.stringify({ ...row, ...("log_id" in row && { id: 0 }) })).toSorted(),
    );
  };

  it("moves a person and a visitor, says why, and is the same when the log is played again", async () => {
    await test.say(
      { anonymousId: "a", type: "page", properties: { path: "/" } },
      { userId: "mina", event: "Order Completed", trust: TRUST.verified },
    );
    await test.project();
    const profile = await profileOf("mina");
    const note = "She told us on the phone.";
    const done = await place({ person: { profile }, stage: "advocacy", note, id: "1" });
    expect(done).toMatchObject({ is: "done", from: "retention" });
    expect(
      await place({ person: { visitor: "a" }, stage: "consideration", note, id: "2" }),
    ).toMatchObject({ is: "done", from: "awareness" });

    for (const standing of Object.values(await stands({ by: "user", value: "mina" }))) {
      expect(standing?.standing).toMatchObject({
        stage: "advocacy",
        reason: { kind: "manual", from: "retention", note, evidence: [] },
      });
    }
    expect((await stands({ by: "visitor", id: "a" })).hint.standing.stage).toBe("consideration");
    const live = await everything();
    await replay(test.database, test.model, { limit: 1 });
    expect(await everything()).toEqual(live);
    // Also where the decision is in the snapshot and the rest in the log.
    await test.say({ userId: "mina", event: "Product Viewed", trust: TRUST.verified, day: 9 });
    await test.project();
    await advanceSnapshot(test.database, test.model, BEGIN + 3 * DAY, { limit: 10 });
    const later = await everything();
    await replay(test.database, test.model, { limit: 1 });
    expect(await everything()).toEqual(later);
  }, 60_000);

  it("is decided once, however often it is said, and changes nothing where somebody stands", async () => {
    await test.say({ anonymousId: "a", type: "page", properties: { path: "/" } });
    await test.project();
    const decision = { person: { visitor: "a" }, stage: "retention", note: "Knows us.", id: "1" };
    const first = await place(decision);
    expect(first).toMatchObject({ is: "done" });
    expect(await place(decision)).toEqual({ ...first, again: true });
    expect(await place({ ...decision, id: "2" })).toEqual({ is: "already" });
    const both = await Promise.all([
      place({ ...decision, stage: "awareness", id: "3" }),
      place({ ...decision, stage: "awareness", id: "3" }),
    ]);
    expect(both.map(({ is }) => is)).toEqual(["done", "done"]);
    const moved = await test.database.db
      .selectFrom("transition")
      .select("to_stage")
      .where("standing", "=", "hint")
      .where("kind", "=", "manual")
      .orderBy("id")
      .execute();
    expect(moved.map(({ to_stage: to }) => to)).toEqual(["retention", "awareness"]);
  }, 60_000);

  it("lets the rules go on from there, and counts nothing twice", async () => {
    await test.say({ userId: "mina", event: "Order Completed", trust: TRUST.verified });
    await test.project();
    const person = { profile: await profileOf("mina") };
    await place({ person, stage: "awareness", note: "A test order.", id: "1" });
    // The order that was counted before does not bring her back.
    await test.say({ userId: "mina", type: "page", trust: TRUST.verified, day: 3 });
    await test.project();
    expect((await stands({ by: "user", value: "mina" }, 3)).verified?.standing.stage).toBe(
      "awareness",
    );
    await test.say({ userId: "mina", event: "Order Completed", trust: TRUST.verified, day: 4 });
    await test.project();
    expect((await stands({ by: "user", value: "mina" }, 4)).verified?.standing).toMatchObject({
      stage: "retention",
      reason: { kind: "rule" },
    });
  }, 60_000);

  it("knows nobody by another name, nor a visitor that belongs to somebody", async () => {
    await test.say({ anonymousId: "a", userId: "mina", type: "identify", trust: TRUST.verified });
    await test.project();
    const decision = { stage: "retention", note: "Why not.", id: "1" };
    expect(await place({ person: { visitor: "a" }, ...decision })).toEqual({ is: "unknown" });
    expect(await place({ person: { visitor: "b" }, ...decision })).toEqual({ is: "unknown" });
    expect(await place({ person: { profile: "b" }, ...decision })).toEqual({ is: "unknown" });
    expect(await test.database.db.selectFrom("visitor").select("id").execute()).toHaveLength(1);
  }, 60_000);

  it("counts for nothing where a browser says it", async () => {
    const properties = { track: "", stage: "advocacy", note: "" };
    await test.say({ anonymousId: "a", type: "stage", properties });
    await test.project();
    expect((await stands({ by: "visitor", id: "a" })).hint.standing.stage).toBe("awareness");
  }, 60_000);
});

it("tells services of the change, and nothing of what the team has written", () => {
  const transition = { track: "", from: "a", to: "b", at: 0, kind: "manual", rule: "by-hand" };
  const row = { id: 1, position: "1", receivedAt: 0, trust: TRUST.verified, body: "" };
  const whose = { visitorId: "v", profileId: null };
  const { jobs } = jobsAfter(
    {
      destinations: [
        { endpoint: "all", types: ["track"], events: "all", stages: "all", trust: "any" },
      ],
      mails: [],
    },
    {
      row,
      event: {
        type: "stage",
        messageId: "m",
        properties: { track: "", stage: "b", note: "our own words" },
      },
      ...whose,
      recorded: [
        {
          row,
          messageId: "m",
          ...whose,
          standing: "verified",
          transition: { ...transition, kind: "manual", evidence: [], note: "our own words" },
        },
      ],
    },
  );
  expect(jobs.map(({ payload }) => (payload as { kind: string }).kind)).toEqual(["stage"]);
  expect(JSON.stringify(jobs)).not.toContain("our own words");
});
