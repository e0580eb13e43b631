import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import { replay } from "../project/replay.ts";
import { BEGIN, type Said, testLog, type TestLog } from "../project/test-log.ts";
import type { Tables } from "../store/tables.ts";
import { applyRetention } from "./retention.ts";

const DAY = 86_400;
const EVENTS = 90 * DAY;
const VISITORS = 400 * DAY;
const LATER = BEGIN + 300 * DAY * 1_000;
const trust = TRUST.verified;
const order = (day: number, more: Said): Said => ({
  event: "Order Completed",
  properties: { revenue: 20 },
  day,
  ...more,
});

describe.each(["sqlite", "postgres"] as const)("retention on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  const all = async (table: keyof Tables) =>
    (await log.database.db.selectFrom(table).selectAll().execute()) as Record<string, unknown>[];
  const ids = async (table: "visitor" | "profile" | "snapshot_visitor" | "snapshot_profile") =>
    (await all(table)).map(({ id }) => id);
  /** As on a day after the first of the log. */
  const retainOn = (day: number) =>
    applyRetention(log.database, log.model, {
      events: EVENTS,
      visitors: VISITORS,
      now: BEGIN + day * DAY * 1_000,
    });

  it("keeps events as long as it should, and for ever what followed from them", async () => {
    await log.say(order(1, { anonymousId: "a", trust }), order(50, { anonymousId: "b", trust }));
    await log.project();
    expect(await retainOn(90)).toMatchObject({ events: 0, jobs: 0 });
    const stages = await all("visitor");
    const removed = await retainOn(92);
    expect(removed).toMatchObject({ events: 1, visitors: 0, profiles: 0, messages: 0 });
    expect(removed.jobs).toBeGreaterThan(0);
    expect(await all("log")).toHaveLength(1);
    const transitions = await all("transition");
    expect(transitions).not.toHaveLength(0);
    await replay(log.database, log.model);
    expect(await all("visitor")).toEqual(stages);
    expect(await all("transition")).toHaveLength(transitions.length);
  });

  it("forgets who was not seen for so long, with all that followed", async () => {
    await log.say(
      order(1, { anonymousId: "gone", trust }),
      order(1, { anonymousId: "old-browser", userId: "mina", trust }),
      order(2, { anonymousId: "nobody's", userId: "juno", trust }),
      order(300, { anonymousId: "new-browser", userId: "mina", trust }),
    );
    await log.project();
    const juno = (await all("identity")).find(({ value }) => value === "juno")!
      .profile_id as string;
    const theirs = {
      order_key: "order",
      locale: "en",
      email: "gone",
      created_at: LATER,
      due_at: LATER,
    };
    await log.database.db
      .insertInto("review_invitation")
      .values([
        { ...theirs, id: "1", product: "sejak", visitor_id: "gone", used_at: LATER },
        { ...theirs, id: "2", product: "pot", visitor_id: "nobody's", profile_id: juno },
      ])
      .execute();
    expect(await retainOn(401)).toMatchObject({ visitors: 0, profiles: 0 });
    expect(await retainOn(402)).toMatchObject({ visitors: 2, profiles: 0 });
    expect(await retainOn(403)).toMatchObject({ visitors: 1, profiles: 1 });
    expect(await ids("visitor")).toEqual(["new-browser"]);
    expect(await ids("snapshot_visitor")).toEqual(["new-browser"]);
    expect(await all("identity")).toMatchObject([{ value: "mina" }]);
    expect(await all("snapshot_identity")).toHaveLength(1);
    const [mina] = await ids("profile");
    for (const row of await all("transition")) expect(row.profile_id).toBe(mina);
    const held = JSON.stringify([
      await all("transition"),
      await all("job"),
      await all("review_invitation"),
    ]);
    expect(held).not.toMatch(/gone|old-browser|nobody's/);
    // That a line of an order could be reviewed stays, so that it is not reviewed twice.
    const nobodys = {
      order_key: "order",
      visitor_id: null,
      profile_id: null,
      email: null,
      locale: "",
    };
    const lines = (await all("review_invitation")).toSorted((a, b) => Number(a.id) - Number(b.id));
    expect(lines).toMatchObject([
      { ...nobodys, product: "sejak", used_at: expect.anything() },
      { ...nobodys, product: "pot", used_at: null, cancelled_at: expect.anything() },
    ]);
    await replay(log.database, log.model);
    expect(await ids("visitor")).toEqual(["new-browser"]);
    // Repeats are known for 400 days.
    expect(await all("seen_message")).toHaveLength(1);
  });

  it("leaves alone who comes back while it is looking", async () => {
    await log.say(order(1, { anonymousId: "back" }));
    await log.project();
    let looked = 0;
    await applyRetention(
      log.database,
      log.model,
      { events: EVENTS, visitors: VISITORS, now: BEGIN + 500 * DAY * 1_000 },
      async () => {
        if (looked++ > 0) return;
        await log.say(order(499, { anonymousId: "back" }));
        await log.project();
      },
    );
    expect(await ids("visitor")).toEqual(["back"]);
  });
});
