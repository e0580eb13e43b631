import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endpointFigures } from "./figures.ts";
import type { Outcome } from "./handler.ts";
import { enableEndpoint } from "./manage.ts";
import { handler, testOutbox, type TestOutbox } from "./test-outbox.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Days pass in many small steps. */
const PATIENT = { timeout: 30_000 };

const done: Outcome = { is: "done" };
const down: Outcome = { is: "failed", why: "503", endpointAtFault: true };

describe.each(["sqlite", "postgres"] as const)("endpoint in trouble on %s", PATIENT, (kind) => {
  let test: TestOutbox;
  beforeEach(async () => {
    test = await testOutbox(kind);
  }, 60_000);
  afterEach(() => test.close());

  const db = () => test.log.database.db;
  const health = () => db().selectFrom("endpoint").selectAll().executeTakeFirst();

  it("leaves an endpoint that fails alone but for one call a minute", async () => {
    let works = false;
    const calls: number[] = [];
    await test.add(...Array.from({ length: 40 }, () => test.job()));
    const outbox = test.open(
      handler(
        async (jobs) => {
          calls.push(test.clock.now());
          return jobs.map(() => (works ? done : down));
        },
        { batch: 1, atOnce: 1 },
      ),
    );
    await outbox.idle();
    expect(calls).toHaveLength(5);
    expect(await health()).toMatchObject({ name: "shop", failures: 5 });
    for (let second = 0; second < 600; second += 10) {
      test.clock.advance(10_000);
      await outbox.idle();
    }
    expect(calls.length - 5).toBeGreaterThanOrEqual(9);
    expect(calls.length - 5).toBeLessThanOrEqual(10);
    expect((await test.jobs()).filter(({ attempts }) => attempts > 0).length).toBeLessThan(20);
    works = true;
    test.clock.advance(HOUR);
    await outbox.idle();
    expect(await test.jobs()).toEqual([]);
    expect(await health()).toMatchObject({ failures: 0, open_until: null, failing_since: null });
    expect(test.logged()).toMatch(/"why":"[^\n]*it is tried once a minute/);
    expect(test.logged()).toContain("works again");
  });

  it("waits as long as the endpoint asks for", async () => {
    let calls = 0;
    await test.add(...Array.from({ length: 3 }, () => test.job()));
    const shop = handler(
      async (jobs) => {
        if (++calls > 1) return jobs.map(() => done);
        const retryAt = test.clock.now() + 10 * MINUTE;
        return [{ is: "failed", why: "429", retryAt, endpointAtFault: true }];
      },
      { batch: 1, atOnce: 1 },
    );
    const outbox = test.open(shop);
    await outbox.idle();
    test.clock.advance(9 * MINUTE);
    await outbox.idle();
    expect(calls).toBe(1);
    test.clock.advance(2 * MINUTE);
    await outbox.idle();
    expect(await test.jobs()).toEqual([]);
  });

  it("stops at once where it is refused, and altogether after days", async () => {
    let calls = 0;
    await test.add(test.job(), test.job());
    const shop = handler(
      async (jobs) => {
        calls++;
        return jobs.map(() => ({ is: "failed", why: "401", endpointAtFault: "refuses" }));
      },
      { batch: 1, atOnce: 1, disableAfter: 5 * DAY, giveUpAfter: 30 * DAY },
    );
    const outbox = test.open(shop);
    await outbox.idle();
    expect(calls).toBe(1);
    for (let hour = 0; hour < 6 * 24; hour += 2) {
      test.clock.advance(2 * HOUR);
      await outbox.idle();
    }
    expect((await endpointFigures(db(), test.clock.now()))[0]).toMatchObject({
      endpoint: "shop",
      state: "disabled",
      waiting: 2,
      dead: 0,
    });
    const before = calls;
    test.clock.advance(10 * DAY);
    await outbox.idle();
    expect(calls).toBe(before);
    expect(await enableEndpoint(db(), "shop")).toBe(true);
    outbox.wake();
    await outbox.idle();
    expect(calls).toBe(before + 1);
  });

  it("is not kept waiting by an endpoint that hangs", async () => {
    await test.add(test.job({ endpoint: "hangs" }), test.job({ endpoint: "throws" }), test.job());
    const seen: string[] = [];
    const hangs = () => new Promise<never>(() => {});
    const outbox = test.open(
      handler(hangs, { endpoint: "hangs", timeout: 300 }),
      handler(() => Promise.reject(new Error("a fault of ours")), { endpoint: "throws" }),
      handler(async (jobs) => jobs.map(({ uid }) => (seen.push(uid), done))),
    );
    await expect.poll(() => seen).toEqual(["job-3"]);
    await outbox.idle();
    expect((await test.jobs()).map(({ trouble }) => trouble)).toEqual([
      "it took too long",
      "the handler failed; the log has more",
    ]);
    expect(test.logged()).toContain("a fault of ours");
  });

  it("keeps to a rate", async () => {
    await test.add(...Array.from({ length: 7 }, () => test.job()));
    let calls = 0;
    const shop = handler(async (jobs) => (calls++, jobs.map(() => done)), {
      batch: 1,
      rate: { calls: 3, seconds: 60 },
    });
    const outbox = test.open(shop);
    await outbox.idle(300);
    expect(calls).toBe(3);
    test.clock.advance(MINUTE);
    await outbox.idle(300);
    expect(calls).toBe(6);
  });
});
