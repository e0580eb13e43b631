import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import type { Delivery } from "../outbox/job.ts";
import type { DestinationPlan, Plan } from "../outbox/plan.ts";
import { insertJobs, writeJobs } from "../outbox/write-jobs.ts";
import { projectLive } from "./project.ts";
import { replay } from "./replay.ts";
import { BEGIN, testLog, type TestLog } from "./test-log.ts";

const destination = (given: Partial<DestinationPlan>): DestinationPlan => ({
  endpoint: "shop",
  types: ["track"],
  events: "all",
  stages: "none",
  trust: "any",
  ...given,
});

const PLAN: Plan = {
  destinations: [
    destination({ endpoint: "all", types: ["track", "page", "identify"], stages: "all" }),
    destination({ endpoint: "orders", events: ["Order Completed"], trust: "verified" }),
    destination({ endpoint: "stages", types: [], stages: "verified" }),
  ],
  mails: [],
};

describe.each(["sqlite", "postgres"] as const)("what follows from events on %s", (kind) => {
  let test: TestLog;
  beforeEach(async () => {
    test = await testLog(kind, PLAN);
  }, 60_000);
  afterEach(() => test.close());

  const db = () => test.database.db;
  const jobs = async (endpoint: string) => {
    const rows = await db()
      .selectFrom("job")
      .selectAll()
      .where("endpoint", "=", endpoint)
      .orderBy("id")
      .execute();
    return rows.map(({ payload, ...row }) => ({
      ...row,
      payload: JSON.parse(payload) as Delivery,
    }));
  };
  const order = (given: object = {}) => ({
    event: "Order Completed",
    properties: { order_id: "o1", revenue: 20 },
    trust: TRUST.verified,
    ...given,
  });

  it("tells each destination what it wants, once, and tells nothing again in a replay", async () => {
    const said = [
      { type: "page", anonymousId: "a" },
      { event: "Product Viewed", anonymousId: "a" },
      order({ anonymousId: "a", messageId: "order" }),
      order({ anonymousId: "a", messageId: "order" }),
      order({ anonymousId: "b", messageId: "forged", trust: TRUST.hint }),
      // A guest, of whom nothing is known.
      order({ messageId: "guest" }),
    ];
    await test.say(...said);
    await test.project();
    const names = async (endpoint: string) =>
      (await jobs(endpoint)).map(({ payload: { kind: what, event, stage } }) =>
        what === "stage" ? `${stage!.standing} ${stage!.to}` : event.messageId,
      );
    expect(await names("orders")).toEqual(["order", "guest"]);
    expect(await names("stages")).toEqual(["verified retention"]);
    expect(await names("all")).toEqual([
      "m1",
      "m2",
      "order",
      "hint retention",
      "verified retention",
      "forged",
      "hint retention",
      "guest",
    ]);
    const [first] = await jobs("orders");
    expect(first).toMatchObject({
      kind: "deliver",
      visitor_id: "a",
      attempts: 0,
      created_at: BEGIN + 3 * 60_000,
      payload: { kind: "event", at: BEGIN + 3 * 60_000, event: { type: "track" } },
    });
    expect(first!.uid).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    await replay(test.database, test.model);
    expect(await names("all")).toHaveLength(8);
  });

  it("tells what only the server may say, though a browser sent its id ahead", async () => {
    await test.say(order({ anonymousId: "x", messageId: "one", trust: TRUST.hint }));
    await test.project();
    await test.say(order({ anonymousId: "a", messageId: "one" }));
    await test.project();
    expect(await jobs("orders")).toMatchObject([{ visitor_id: "a" }]);
    const all = (await jobs("all")).filter(({ payload }) => payload.kind === "event");
    expect(all.map(({ visitor_id: id }) => id)).toEqual(["x", "a"]);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(2);
  });

  it("gives jobs and orders to whom a visitor turns out to be", async () => {
    await test.say(order({ anonymousId: "a" }));
    await test.project();
    await test.say({ type: "identify", userId: "mina", anonymousId: "a", trust: TRUST.verified });
    await test.say(order({ anonymousId: "a", properties: { order_id: 7 } }));
    await test.project();
    const { id } = await db().selectFrom("profile").select("id").executeTakeFirstOrThrow();
    for (const table of ["job", "placed_order"] as const) {
      const rows = await db().selectFrom(table).selectAll().execute();
      expect(rows.length).toBeGreaterThan(1);
      expect(new Set(rows.map((row) => row.profile_id))).toEqual(new Set([id]));
    }
    // The same order, told by another source.
    await test.say(order({ userId: "mina", properties: { order_id: "7" } }));
    await test.project();
    const orders = await db().selectFrom("placed_order").select("order_id").execute();
    expect(orders.map((row) => row.order_id).toSorted()).toEqual(["7", "o1"]);
  });

  it("keeps the consent that the site's server tells of a person", async () => {
    const consent = { categoryPreferences: { analytics: true, marketing: true } };
    await test.say({
      type: "identify",
      userId: "mina",
      context: { consent },
      trust: TRUST.verified,
    });
    await test.project();
    const { consent: kept } = await db()
      .selectFrom("profile")
      .select("consent")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(kept!)).toEqual(["analytics", "marketing"]);
    await replay(test.database, test.model);
    expect(await db().selectFrom("profile").select("consent").execute()).toEqual([
      { consent: kept },
    ]);
  });

  it("records where becoming one moves somebody", async () => {
    const { say, project } = test;
    await say({ type: "identify", userId: "old", trust: TRUST.verified });
    await say({ type: "page", userId: "old", trust: TRUST.verified });
    await say(order({ userId: "new" }));
    await project();
    await say({ type: "alias", userId: "old", previousId: "new", trust: TRUST.verified });
    await project();
    const told = (await jobs("stages")).map(({ profile_id: id, payload: { stage } }) => ({
      id,
      to: stage!.to,
      reason: stage!.reason,
    }));
    const { id } = await db().selectFrom("profile").select("id").executeTakeFirstOrThrow();
    expect(told).toEqual([
      { id, to: "retention", reason: "rule" },
      { id, to: "retention", reason: "merge" },
    ]);
    const transitions = await db().selectFrom("transition").selectAll().orderBy("id").execute();
    expect(transitions.filter((each) => each.kind === "merge")).toMatchObject([
      { standing: "hint", from_stage: "awareness", to_stage: "retention", profile_id: id },
      { standing: "verified", from_stage: "awareness", to_stage: "retention", profile_id: id },
    ]);
    await replay(test.database, test.model);
    const again = await db().selectFrom("transition").selectAll().orderBy("id").execute();
    expect(again.map((each) => ({ ...each, id: 0 }))).toEqual(
      transitions.map((each) => ({ ...each, id: 0 })),
    );
  });

  it("cancels follow-ups, as if one event came after another", async () => {
    const { bulk } = test.database;
    const job = (uid: string, given: object = {}) => ({
      uid,
      kind: "follow-up" as const,
      endpoint: "follow-up",
      topic: "cart",
      visitorId: "v",
      profileId: null,
      payload: {},
      createdAt: 1,
      dueAt: 1,
      ...given,
    });
    // Since these were made, `v` turned out to be `p`, and `q` became `p`.
    const owners = {
      ownerOf: (visitor: string | null, profile: string | null) =>
        profile === "q" || (profile === null && visitor === "v") ? "p" : profile,
    };
    await db()
      .transaction()
      .execute(async (step) => {
        const before = [
          job("theirs", { profileId: "p" }),
          job("another topic", { profileId: "p", topic: "refill" }),
          job("somebody else's", { profileId: "r" }),
          job("a mail", { kind: "mail", profileId: "p" }),
        ];
        await insertJobs(bulk, step, before);
        await writeJobs(bulk, step, owners, [
          { jobs: [job("made before")], cancel: [] },
          { jobs: [], cancel: [{ topic: "cart", visitorId: "w", profileId: "q" }] },
          { jobs: [job("made after", { profileId: "q" })], cancel: [] },
        ]);
      });
    const left = await db().selectFrom("job").select(["uid", "profile_id"]).execute();
    expect(left.map(({ uid }) => uid)).toEqual([
      "another topic",
      "somebody else's",
      "a mail",
      "made after",
    ]);
    expect(left.at(-1)!.profile_id).toBe("p");
  });

  it("leaves out a row that the database refuses, and goes on", async () => {
    await test.say(
      ...Array.from({ length: 40 }, (_, place) => ({
        event: "Product Viewed",
        anonymousId: `v${place}`,
      })),
    );
    // As if such a visitor fitted no column.
    const { bulk } = test.database;
    const put: typeof bulk.put = async (on, table, columns, key, rows) => {
      if (rows.some(([id]) => id === "v17" || id === "v33")) {
        throw Object.assign(new Error("refused"), { code: "22021" });
      }
      await bulk.put(on, table, columns, key, rows);
    };
    const database = { ...test.database, bulk: { ...bulk, put } };
    const failed: string[] = [];
    for (;;) {
      const batch = await projectLive(database, test.rules, { limit: 100 });
      if (batch.rows === 0) break;
      failed.push(...batch.failed.map(({ messageId }) => messageId));
    }
    expect(failed).toEqual(["m18", "m34"]);
    expect(await db().selectFrom("visitor").select("id").execute()).toHaveLength(38);
    expect(await jobs("all")).toHaveLength(38);
  });

  it("leaves nothing out while the database is in trouble", async () => {
    await test.say({ event: "Product Viewed", anonymousId: "v" });
    for (const code of ["SQLITE_FULL", "SQLITE_CORRUPT", "57P01", "42P01"]) {
      const put = () => Promise.reject(Object.assign(new Error("trouble"), { code }));
      const database = { ...test.database, bulk: { ...test.database.bulk, put } };
      await expect(projectLive(database, test.rules, { limit: 10 })).rejects.toThrow("trouble");
    }
    await test.project();
    expect(await db().selectFrom("visitor").select("id").execute()).toHaveLength(1);
  });
});
