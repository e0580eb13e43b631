import { lifecycleMails, readConfig } from "@stagelight/core/config";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NewJob } from "../outbox/job.ts";
import { mailPlansOf } from "./mail-plan.ts";
import { BEGIN, playedOf, type Step } from "./test-played.ts";
import { mailJobsAfter } from "./trigger.ts";

const HOUR = 3_600_000;

const { thankYou, abandonedCheckout, winBack } = lifecycleMails;
const mails = mailPlansOf(
  readConfig({
    server: {},
    mail: {
      from: "hello@nuri.example",
      postalAddress: "Seoul",
      lifecycle: [thankYou, abandonedCheckout, winBack],
    },
  }),
);

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.integer({ min: 0, max: 200 }),
  name: fc.constantFrom("Checkout Started", "Order Completed", "Product Viewed"),
  person: fc.constantFrom("mina", "juno", "guest"),
  trust: fc.constantFrom("verified", "shown", "claimed"),
});

/** What waits, when all that follows from the steps is written in order. */
function waitingAfter(steps: readonly Step[]): { waiting: NewJob[]; made: NewJob[] } {
  let waiting: NewJob[] = [];
  const made: NewJob[] = [];
  let at = BEGIN;
  steps.forEach((each, number) => {
    at += each.wait * 60_000;
    const { jobs, cancel } = mailJobsAfter(mails, playedOf(each, at, number));
    waiting = waiting.filter(
      ({ topic, profileId, visitorId }) =>
        !cancel.some(
          (other) =>
            other.topic === topic &&
            (profileId === null ? other.visitorId === visitorId : other.profileId === profileId),
        ),
    );
    for (const job of jobs) {
      expect(job.dueAt).toBeGreaterThanOrEqual(at);
      if (waiting.some(({ uniqueKey }) => uniqueKey && uniqueKey === job.uniqueKey)) continue;
      waiting.push(job);
      made.push(job);
    }
  });
  return { waiting, made };
}

/** Whether an event may set off a mail, said another way. */
function eligible({ person, trust }: Step): boolean {
  return trust === "verified" || (trust === "shown" && person !== "guest");
}

describe("what follows from events", () => {
  it("a checkout waits exactly when it was the last thing, from the last time on", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { waiting } = waitingAfter(steps);
        for (const person of ["mina", "juno", "guest"]) {
          let at = BEGIN;
          let due: number | undefined;
          for (const each of steps) {
            at += each.wait * 60_000;
            if (each.person !== person) continue;
            if (each.name === "Order Completed") due = undefined;
            if (each.name === "Checkout Started" && eligible(each)) due = at + 2 * HOUR;
          }
          const own = waiting.filter(
            ({ topic, visitorId }) =>
              topic === "abandoned-checkout" && visitorId === `browser of ${person}`,
          );
          expect(own.map(({ dueAt }) => dueAt)).toEqual(due === undefined ? [] : [due]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("each order is thanked for, and none of whose sender anything could be anybody", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { made } = waitingAfter(steps);
        const thanks = made.filter(({ topic }) => topic === "thank-you");
        const orders = steps.filter((each) => each.name === "Order Completed" && eligible(each));
        expect(thanks).toHaveLength(orders.length);
        expect(new Set(made.map(({ uid }) => uid)).size).toBe(made.length);
      }),
    );
  });

  it("only what the server vouches for names an address", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { made } = waitingAfter(steps);
        const vouched = new Set(
          steps.flatMap(({ trust }, number) => (trust === "verified" ? [`order o${number}`] : [])),
        );
        for (const { topic, payload, recipient } of made) {
          if (topic !== "thank-you") continue;
          const { occasion, to } = payload as { occasion: string; to?: object };
          expect(to !== undefined).toBe(vouched.has(occasion));
          expect(recipient !== undefined).toBe(vouched.has(occasion));
        }
      }),
    );
  });

  it("one job for each person looks whether they fall silent", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { waiting } = waitingAfter(steps);
        const watching = waiting.filter(({ topic }) => topic === "win-back");
        const vouched = steps.filter(({ trust }) => trust === "verified");
        const people = new Set(vouched.map(({ person }) => person));
        const owners = [...people].map((each) => (each === "guest" ? "browser of guest" : each));
        expect(new Set(watching.map(({ uniqueKey }) => uniqueKey))).toEqual(
          new Set(owners.map((owner) => `silence win-back ${owner}`)),
        );
        expect(watching).toHaveLength(owners.length);
      }),
    );
  });

  it("says the same twice", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        expect(waitingAfter(steps)).toEqual(waitingAfter(steps));
      }),
    );
  });
});
