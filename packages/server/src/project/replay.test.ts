import { prepare } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST, type Trust } from "../log/log.ts";
import type { Database } from "../store/database.ts";
import { connectPostgres } from "../store/postgres/connect.ts";
import { projectLive } from "./project.ts";
import { replay } from "./replay.ts";
import { advanceSnapshot } from "./snapshot.ts";
import { BEGIN, type Said, testLog, type TestLog } from "./test-log.ts";

const DAY = 86_400_000;

/** A log of few people, so that much happens to each, with repeats of messages. */
function history(length: number, seed: number): Said[] {
  const [events] = fc.sample(
    fc.array(
      fc.record({
        messageId: fc.integer({ min: 0, max: length }).map((id) => `m${id}`),
        anonymousId: fc.constantFrom("a", "b", "c", undefined),
        userId: fc.constantFrom(undefined, undefined, undefined, "mina", "juno"),
        type: fc.constantFrom("page", "track", "identify"),
        event: fc.constantFrom("Product Viewed", "Order Completed", "Checkout Started"),
        traits: fc.constantFrom(undefined, { email: "mina@tea.example" }, { plan: "gold" }),
        properties: fc.constantFrom({ path: "/tea/", category: "tea", revenue: 20 }, undefined),
        trust: fc.constantFrom<Trust>(TRUST.hint, TRUST.hint, TRUST.verified),
      }),
      { minLength: length, maxLength: length },
    ),
    { numRuns: 1, seed },
  ) as unknown as [Said[]];
  return events;
}

describe.each(["sqlite", "postgres"] as const)("projections on %s", (kind) => {
  let test: TestLog;
  beforeEach(async () => {
    test = await testLog(kind);
  }, 60_000);
  afterEach(() => test.close());

  const another = (): Database => {
    const { pool } = test.database as ReturnType<typeof connectPostgres>;
    return connectPostgres(String(pool.options.connectionString));
  };
  /** Everything that follows from the log, whatever order it was written in. */
  const outcome = async () => {
    const read = async (table: "visitor" | "profile" | "identity" | "transition") => {
      const rows = (await test.database.db.selectFrom(table).selectAll().execute()) as object[];
      return rows
        .map((row) => JSON.stringify(table === "transition" ? { ...row, id: 0 } : row))
        .toSorted();
    };
    return Promise.all((["visitor", "profile", "identity", "transition"] as const).map(read));
  };
  const count = async (table: "job" | "seen_message" | "log" | "transition") =>
    (await test.database.db.selectFrom(table).selectAll().execute()).length;

  it("counts each message once, in whatever batches, and plays it again alike", async () => {
    for (const seed of [1, 2]) {
      const said = history(120, seed);
      await test.say(...said.slice(0, 60));
      await test.project(7);
      await test.say(...said.slice(60), ...said.slice(0, 30));
      await test.project(50);
      const live = await outcome();
      const jobs = await count("job");
      expect(live[0]!.length).toBeGreaterThan(2);
      await replay(test.database, test.model, { limit: 13 });
      expect(await outcome()).toEqual(live);
      expect(await count("job")).toBe(jobs);
    }
    expect(await count("log")).toBe(await count("seen_message"));
  }, 60_000);

  it("plays again from a snapshot what is left of the log", async () => {
    const said = history(150, 3).map((event, place) => ({ ...event, day: Math.floor(place / 10) }));
    await test.say(...said);
    await test.project();
    const live = await outcome();
    const kept = await count("log");
    for (const day of [2, 7, 11]) {
      expect(
        await advanceSnapshot(test.database, test.model, BEGIN + day * DAY, { limit: 9 }),
      ).toBeGreaterThan(0);
      await replay(test.database, test.model, { limit: 20 });
      expect(await outcome()).toEqual(live);
    }
    expect(await count("log")).toBeLessThan(kept / 2);
  }, 60_000);

  // Two connections to SQLite in one thread would wait for each other.
  it.runIf(kind === "postgres")(
    "is done once, however many do it",
    async () => {
      const said = history(200, 4);
      await test.say(...said, ...said);
      const others = [another(), another()];
      try {
        const run = async (database: Database) => {
          while ((await projectLive(database, test.rules, { limit: 11 })).rows > 0);
        };
        await Promise.all([run(test.database), ...others.map(run)]);
        const live = await outcome();
        const transitions = await count("transition");
        await replay(test.database, test.model);
        expect(await outcome()).toEqual(live);
        expect(await count("transition")).toBe(transitions);
      } finally {
        for (const each of others) await each.close();
      }
    },
    60_000,
  );

  it.runIf(kind === "postgres")(
    "two replays at once leave one outcome, and nothing empty",
    async () => {
      await test.say(...history(100, 5));
      await test.project();
      const live = await outcome();
      const other = another();
      try {
        const between = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
        const both = await Promise.all([
          replay(test.database, test.model, { limit: 10, between }),
          replay(other, test.model, { limit: 10, between }),
        ]);
        expect(both.filter(({ superseded }) => superseded).length).toBeLessThanOrEqual(1);
        expect(await outcome()).toEqual(live);
        await replay(test.database, test.model);
        expect(await outcome()).toEqual(live);
      } finally {
        await other.close();
      }
    },
    60_000,
  );

  it("knows that another replay has taken its place", async () => {
    await test.say(...history(60, 8));
    await test.project();
    const live = await outcome();
    let batches = 0;
    const first = await replay(test.database, test.model, {
      limit: 20,
      between: async () => {
        if (++batches === 2)
          expect(await replay(test.database, test.model)).toMatchObject({ superseded: false });
      },
    });
    expect(first.superseded).toBe(true);
    expect(await outcome()).toEqual(live);
  }, 60_000);

  it("begins a replay anew when the snapshot moves on meanwhile", async () => {
    await test.say(...history(100, 6).map((event, place) => ({ ...event, day: place })));
    await test.project();
    const live = await outcome();
    let batches = 0;
    await replay(test.database, test.model, {
      limit: 30,
      between: async () => {
        if (++batches === 2) await advanceSnapshot(test.database, test.model, BEGIN + 70 * DAY);
      },
    });
    expect(await outcome()).toEqual(live);
  }, 60_000);

  it("goes on while a replay runs, and neither loses anything", async () => {
    const said = history(120, 7);
    await test.say(...said.slice(0, 80));
    await test.project();
    let more = 80;
    await replay(test.database, test.model, {
      limit: 10,
      between: async () => {
        await test.say(...said.slice(more, (more += 5)));
        await test.project(3);
      },
    });
    await test.project();
    const live = await outcome();
    await replay(test.database, test.model);
    expect(await outcome()).toEqual(live);
  }, 60_000);

  it("applies another model to history", async () => {
    const product = { name: "Green tea", category: "green" };
    await test.say(
      { event: "Product Viewed", anonymousId: "a", properties: product },
      { event: "Order Completed", anonymousId: "a", properties: { ...product, revenue: 5 } },
    );
    await test.project();
    const before = await outcome();
    const { table } = readConfig({});
    await replay(test.database, prepare(table));
    expect(await outcome()).not.toEqual(before);
    await replay(test.database, test.model);
    expect(await outcome()).toEqual(before);
  }, 60_000);
});
