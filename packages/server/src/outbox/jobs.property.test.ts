import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endOf, verdictOf } from "./ends.ts";
import type { Outcome } from "./handler.ts";
import type { NewJob } from "./job.ts";
import type { ClaimedJob } from "./claim.ts";
import { testOutbox, type TestOutbox } from "./test-outbox.ts";

const HOUR = 3_600_000;

/** What may happen to jobs, in any order. */
type Step =
  | { readonly do: "add" }
  | { readonly do: "claim"; readonly limit: number }
  | { readonly do: "settle"; readonly call: number; readonly outcomes: readonly Outcome["is"][] }
  | { readonly do: "crash" }
  | { readonly do: "erase"; readonly job: number }
  | { readonly do: "wait"; readonly hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ do: "add" }),
  fc.record({ do: fc.constant("claim" as const), limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constant("settle" as const),
    call: fc.nat(),
    outcomes: fc.array(fc.constantFrom("done", "dropped", "later", "failed"), {
      minLength: 4,
      maxLength: 4,
    }),
  }),
  fc.constant<Step>({ do: "crash" }),
  fc.record({ do: fc.constant("erase" as const), job: fc.nat() }),
  fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 30 }) }),
);

/** Where a job is, by the model. */
type Place = "waits" | "done" | "dropped" | "dead" | "erased";

describe.each(["sqlite", "postgres"] as const)("jobs on %s", (kind) => {
  let test: TestOutbox;
  beforeAll(async () => {
    test = await testOutbox(kind);
  }, 60_000);
  afterAll(() => test.close());

  const db = () => test.log.database.db;

  /** Plays steps against the database and against a model; they agree after each. */
  async function play(steps: readonly Step[]): Promise<void> {
    await db().deleteFrom("job").execute();
    await db().deleteFrom("endpoint").execute();
    const places = new Map<string, Place>();
    const holders = new Map<string, string>();
    const calls: { readonly lease: string; readonly jobs: readonly ClaimedJob[] }[] = [];
    const ends = new Map<string, number>();
    let now = 1_800_000_000_000;
    const make = (): NewJob => {
      const job = test.job({ createdAt: now, dueAt: now });
      places.set(job.uid, "waits");
      return job;
    };
    const end = (uid: string, place: Place): void => {
      places.set(uid, place);
      holders.delete(uid);
      ends.set(uid, (ends.get(uid) ?? 0) + 1);
    };
    const settle = async (call: number, outcomes: readonly Outcome["is"][]): Promise<void> => {
      const { lease, jobs } = calls[call % calls.length]!;
      const made: NewJob[] = [];
      const told = jobs.map(({ uid }, place): Outcome => {
        const is = outcomes[place % outcomes.length]!;
        if (is === "later") return { is, at: now + HOUR, why: "later" };
        if (is === "failed") return { is, why: "failed", final: uid.endsWith("3") };
        if (is === "dropped") return { is, why: "dropped" };
        const held = holders.get(uid) === lease;
        const next = held ? make() : test.job({ uid: `must not be ${uid}` });
        made.push(next);
        return { is, next: [next] };
      });
      await test.store.run("settleJobs", {
        endpoint: "shop",
        lease,
        now,
        ends: jobs.map((job, place) => [job.uid, endOf({}, job, told[place]!, now, 0.5)]),
        verdict: verdictOf({}, told),
      });
      jobs.forEach((job, place) => {
        if (holders.get(job.uid) !== lease) return;
        const { is } = told[place]!;
        holders.delete(job.uid);
        if (is === "done" || is === "dropped") end(job.uid, is);
        const late = now - job.wantedAt >= 72 * HOUR;
        if (is === "failed" && (job.uid.endsWith("3") || late)) end(job.uid, "dead");
      });
    };
    for (const each of steps) {
      if (each.do === "add") await test.add(make());
      if (each.do === "wait") now += each.hours * HOUR;
      if (each.do === "claim") {
        const lease = `lease ${calls.length}`;
        const asked = { endpoint: "shop", lease, now, limit: each.limit };
        const { jobs } = await test.store.run("claimJobs", asked);
        for (const { uid } of jobs) {
          expect(places.get(uid)).toBe("waits");
          expect(holders.has(uid)).toBe(false);
          holders.set(uid, lease);
        }
        calls.push({ lease, jobs });
      }
      if (each.do === "settle" && calls.length > 0) await settle(each.call, each.outcomes);
      if (each.do === "crash") {
        // On PostgreSQL leases run out.
        if (kind === "postgres") {
          await db().updateTable("job").set({ lease: null, leased_until: null }).execute();
        } else await test.store.run("releaseJobs", {});
        holders.clear();
      }
      const known = [...places].filter(([, place]) => place === "waits" || place === "dead");
      if (each.do === "erase" && known.length > 0) {
        const [uid] = known[each.job % known.length]!;
        await db().deleteFrom("job").where("uid", "=", uid).execute();
        places.set(uid, "erased");
        holders.delete(uid);
      }
      const rows = await test.jobs();
      const there = rows.map(({ uid, dead_at: dead }) => [uid, dead === null ? "waits" : "dead"]);
      const expected = [...places].filter(([, place]) => place === "waits" || place === "dead");
      expect(new Map(there as [string, Place][])).toEqual(new Map(expected));
    }
    expect([...ends.values()].every((count) => count === 1)).toBe(true);
  }

  it("end once or stay, whatever happens to them", async () => {
    const runs = { numRuns: kind === "sqlite" ? 150 : 40 };
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), play), runs);
  }, 120_000);
});
