import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetThere } from "../connect/forgetting.ts";
import { applyRetention } from "../privacy/retention.ts";
import { replayJobs } from "./manage.ts";
import { handler, type TestOutbox, testOutbox } from "./test-outbox.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)("what was given up on %s", (kind) => {
  let test: TestOutbox;
  beforeEach(async () => {
    test = await testOutbox(kind);
  }, 60_000);
  afterEach(() => test.close());

  const refuses = handler(async (jobs) =>
    jobs.map(() => ({ is: "failed", why: "no", final: true })),
  );
  const uids = async () => (await test.jobs()).map(({ uid }) => uid);

  it("keeps nothing of the same key from being made later", async () => {
    await test.add(test.job({ uid: "first", uniqueKey: "mina" }));
    const outbox = test.open(refuses);
    await outbox.idle();
    await test.add(test.job({ uid: "second", uniqueKey: "mina" }));
    expect(await uids()).toEqual(["first", "second"]);
    await outbox.close();
    expect(await replayJobs(test.log.database.db, "first", test.clock.now())).toBe(1);
  });

  it("tells for a month whom services have not forgotten, and no longer", async () => {
    const { database, model } = test.log;
    const plan = { mails: [], destinations: [{ ...SHOP, forgets: true as const }] };
    const made = test.clock.now();
    await database.db
      .transaction()
      .execute((step) =>
        forgetThere(
          database.bulk,
          step,
          plan,
          { visitors: [], emails: ["mina@tea.example"] },
          made,
        ),
      );
    const retain = (now: number) =>
      applyRetention(database, model, { events: 1, visitors: 1, now });
    // Given up or waiting where nothing is sent any more: both.
    await retain(made + 29 * DAY);
    expect(await test.jobs()).toMatchObject([{ kind: "forget", dead_at: null }]);
    test.clock.advance(DAY);
    await test.open(refuses).idle();
    const [dead] = await test.jobs();
    expect(dead!.dead_at).not.toBeNull();
    await retain(made + 31 * DAY);
    expect(await test.jobs()).toEqual([]);
  });
});

const SHOP = {
  endpoint: "shop",
  types: [],
  events: [],
  stages: "none",
  trust: "verified",
} as const;
