import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { erase } from "../privacy/erase.ts";
import { TRUST } from "../log/log.ts";
import { StoreError } from "../store/store-error.ts";
import type { Outcome } from "./handler.ts";
import { deadJobs, replayJobs } from "./manage.ts";
import { handler, testOutbox, type TestOutbox } from "./test-outbox.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const done: Outcome = { is: "done" };

describe.each(["sqlite", "postgres"] as const)("outbox on %s", (kind) => {
  let test: TestOutbox;
  beforeEach(async () => {
    test = await testOutbox(kind);
  }, 60_000);
  afterEach(() => test.close());

  const db = () => test.log.database.db;

  it("does each job once, in order, in batches, and forgets it", async () => {
    const calls: string[][] = [];
    await test.add(...Array.from({ length: 25 }, () => test.job()));
    const shop = handler(
      async (jobs) => {
        calls.push(jobs.map(({ uid }) => uid));
        return jobs.map(() => done);
      },
      { atOnce: 1 },
    );
    const outbox = test.open(shop);
    await outbox.idle();
    expect(calls.map((uids) => uids.length)).toEqual([10, 10, 5]);
    expect(calls.flat()).toEqual(Array.from({ length: 25 }, (_, place) => `job-${place + 1}`));
    expect(await test.jobs()).toEqual([]);
    expect(outbox.status()["shop"]).toEqual({ done: 25, dropped: 0, failed: 0, dead: 0 });
  });

  it("leaves out a job whose id or key is there", async () => {
    await test.add(test.job({ uid: "a", uniqueKey: "k" }));
    await test.add(test.job({ uid: "a" }), test.job({ uid: "b", uniqueKey: "k" }), test.job());
    expect((await test.jobs()).map(({ uid }) => uid)).toEqual(["a", "job-4"]);
  });

  it("waits until a job is due, and wakes for a clock that was put forward", async () => {
    await test.add(test.job({ dueAt: test.clock.now() + 3 * HOUR }));
    const outbox = test.open(handler(async (jobs) => jobs.map(() => done)));
    await outbox.idle();
    test.clock.advance(2 * HOUR);
    await outbox.idle();
    expect(await test.jobs()).toHaveLength(1);
    test.clock.advance(HOUR);
    await outbox.idle();
    expect(await test.jobs()).toEqual([]);
  });

  it("makes what follows from a job with its end, and does that too", async () => {
    const seen: string[] = [];
    await test.add(test.job({ endpoint: "follow-up", uid: "first" }));
    const outbox = test.open(
      handler(async () => [{ is: "done", next: [test.job({ uid: "second" })] }], {
        endpoint: "follow-up",
        batch: 1,
      }),
      handler(async (jobs) => jobs.map(({ uid }) => (seen.push(uid), done))),
    );
    await outbox.idle();
    expect(seen).toEqual(["second"]);
    expect(await test.jobs()).toEqual([]);
  });

  it("tries again later and later, and gives up what is too old", async () => {
    let calls = 0;
    await test.add(test.job());
    const refuses = handler(
      async () => {
        calls++;
        return [{ is: "failed", why: "not today" }];
      },
      { giveUpAfter: 3 * HOUR },
    );
    const outbox = test.open(refuses);
    await outbox.idle();
    const [failed] = await test.jobs();
    expect(failed).toMatchObject({ attempts: 1, trouble: "not today", dead_at: null, lease: null });
    expect(failed!.due_at - test.clock.now()).toBeLessThanOrEqual(5_000);
    for (let step = 0; step < 60; step++) {
      test.clock.advance(5 * MINUTE);
      await outbox.idle();
    }
    const [dead] = await test.jobs();
    expect(dead!.dead_at).not.toBeNull();
    expect(calls).toBeGreaterThan(4);
    expect(calls).toBeLessThan(40);
    const before = calls;
    test.clock.advance(30 * DAY);
    await outbox.idle();
    expect(calls).toBe(before);
    expect(await deadJobs(db(), "shop", 10)).toMatchObject([
      { uid: "job-1", trouble: "not today" },
    ]);
    expect(await replayJobs(db(), "job-1", test.clock.now())).toBe(1);
    outbox.wake();
    await outbox.idle();
    expect(calls).toBe(before + 1);
  });

  it("gives up at once what is final, and does not count what is only put off", async () => {
    await test.add(test.job({ uid: "bad" }), test.job({ uid: "early" }), test.job({ uid: "no" }));
    const at = test.clock.now() + 5 * DAY;
    const outcomes: Record<string, Outcome> = {
      bad: { is: "failed", why: "410", final: true },
      early: { is: "later", at, why: "enough for today" },
      no: { is: "dropped", why: "no consent" },
    };
    const outbox = test.open(handler(async (jobs) => jobs.map(({ uid }) => outcomes[uid]!)));
    await outbox.idle();
    expect(await test.jobs()).toMatchObject([
      { uid: "bad", trouble: "410", attempts: 1 },
      { uid: "early", attempts: 0, due_at: at, wanted_at: at, dead_at: null },
    ]);
    expect(outbox.status()["shop"]).toEqual({ done: 0, dropped: 1, failed: 0, dead: 1 });
  });

  it("tells what was done until the database has heard it", async () => {
    await test.add(test.job());
    let calls = 0;
    let troubles = 2;
    const { run } = test.store;
    test.store.run = (async (name: "settleJobs", input: never) => {
      if (name === "settleJobs" && troubles-- > 0) {
        throw new StoreError("storage-unavailable", "gone for a moment");
      }
      return run(name, input);
    }) as typeof run;
    const outbox = test.open(handler(async (jobs) => (calls++, jobs.map(() => done))));
    await outbox.idle();
    expect(calls).toBe(1);
    expect(await test.jobs()).toEqual([]);
  });

  it("does what was handed out while the answer was lost", async () => {
    await test.add(test.job(), test.job());
    let lost = 1;
    const { run } = test.store;
    test.store.run = (async (name: "claimJobs", input: never) => {
      const answer = await run(name, input);
      if (name === "claimJobs" && lost-- > 0) {
        throw new StoreError("storage-unavailable", "The store thread has ended.");
      }
      return answer;
    }) as typeof run;
    const outbox = test.open(handler(async (jobs) => jobs.map(() => done)));
    await outbox.idle();
    expect(await test.jobs()).toEqual([]);
  });

  it("leaves what was cut off to whoever comes next", async () => {
    await test.add(test.job());
    const outbox = test.open(handler(() => new Promise(() => {})));
    await expect.poll(async () => (await test.jobs())[0]!.lease).not.toBeNull();
    const begin = performance.now();
    await outbox.close();
    expect(performance.now() - begin).toBeLessThan(6_000);
    // A server that has died says nothing more either: its lease runs out.
    await db().updateTable("job").set({ leased_until: 1 }).execute();
    const next = test.open(handler(async (jobs) => jobs.map(() => done)));
    await next.idle();
    expect(await test.jobs()).toEqual([]);
  }, 20_000);

  it("does nothing for a person who was erased meanwhile", async () => {
    await test.log.say({
      type: "identify",
      userId: "mina",
      traits: { email: "mina@tea.example" },
      trust: TRUST.verified,
    });
    await test.log.project();
    const { id: profileId } = await db()
      .selectFrom("profile")
      .select("id")
      .executeTakeFirstOrThrow();
    await test.add(
      test.job({ profileId, uid: "waits", dueAt: test.clock.now() + HOUR }),
      test.job({ profileId, uid: "under way" }),
      test.job({ recipient: "mina@tea.example", uid: "a guest's", dueAt: test.clock.now() + HOUR }),
    );
    let end!: () => void;
    const held = new Promise<void>((resolve) => (end = resolve));
    const outbox = test.open(
      handler(async () => {
        await held;
        return [{ is: "done", next: [test.job({ profileId, uid: "what follows" })] }];
      }),
    );
    await expect.poll(async () => (await test.jobs())[1]?.lease).not.toBeNull();
    await erase(test.log.database, test.log.rules, {
      email: "mina@tea.example",
      suppress: "hash",
      now: test.clock.now(),
    });
    expect(await test.jobs()).toEqual([]);
    end();
    await outbox.idle();
    expect(await test.jobs()).toEqual([]);
  });

  it.runIf(kind === "postgres")("shares the jobs among several servers", async () => {
    await test.add(...Array.from({ length: 200 }, () => test.job()));
    const done_: string[] = [];
    const shop = () =>
      handler(
        async (jobs) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return jobs.map(({ uid }) => (done_.push(uid), done));
        },
        { batch: 3 },
      );
    const outboxes = [test.open(shop()), test.open(shop()), test.open(shop())];
    await Promise.all(outboxes.map((outbox) => outbox.idle()));
    expect(await test.jobs()).toEqual([]);
    expect(done_.toSorted()).toEqual([...new Set(done_)].toSorted());
    expect(done_).toHaveLength(200);
    for (const outbox of outboxes) expect(outbox.status()["shop"]!.done).toBeGreaterThan(0);
  });
});
