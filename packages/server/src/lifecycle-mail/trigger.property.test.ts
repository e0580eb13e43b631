import { lifecycleMails, readConfig } from "@stagelight/core/config";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import type { NewJob } from "../outbox/job.ts";
import type { Played } from "../outbox/jobs-after.ts";
import type { LoggedEvent } from "../project/logged-event.ts";
import { mailPlansOf } from "./mail-plan.ts";
import { mailJobsAfter } from "./trigger.ts";

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 0, 1);

const { thankYou, abandonedCheckout, winBack, checkIn } = lifecycleMails;
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

/** One thing that happens, in minutes after the last. */
interface Step {
  readonly wait: number;
  readonly name: "Checkout Started" | "Order Completed" | "Product Viewed";
  readonly person: "mina" | "juno" | "guest";
  readonly trust: "verified" | "shown" | "claimed";
}

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.integer({ min: 0, max: 200 }),
  name: fc.constantFrom("Checkout Started", "Order Completed", "Product Viewed"),
  person: fc.constantFrom("mina", "juno", "guest"),
  trust: fc.constantFrom("verified", "shown", "claimed"),
});

function playedOf({ name, person, trust }: Omit<Step, "wait">, at: number, number: number): Played {
  const event: LoggedEvent = {
    type: "track",
    messageId: `m${number}`,
    event: name,
    timestamp: new Date(at).toISOString(),
    properties: { order_id: `o${number}`, email: `${person}@tea.example` },
    ...(trust === "shown" && { stagelight: { visitor: true } }),
  };
  const row = {
    id: number,
    position: String(number),
    receivedAt: at,
    trust: trust === "verified" ? TRUST.verified : TRUST.hint,
    body: "",
  };
  const profileId = person === "guest" ? null : person;
  return { row, event, visitorId: `browser of ${person}`, profileId, recorded: [] };
}

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

describe("one event", () => {
  const at = BEGIN;
  const after = (
    lifecycle: readonly object[],
    said: Partial<LoggedEvent>,
    more: Partial<Played> = {},
  ) => {
    const config = readConfig({
      server: {},
      lifecycle: { trackBy: "category" },
      mail: { from: "hello@nuri.example", postalAddress: "Seoul", lifecycle },
    });
    const base = playedOf({ name: "Order Completed", person: "mina", trust: "verified" }, at, 1);
    const played = { ...base, event: { ...base.event, ...said }, ...more };
    return mailJobsAfter(mailPlansOf(config), played);
  };
  const mine = { id: "mine", template: "mine", kind: "transactional" };

  it("must have the properties that a mail asks for", () => {
    const mail = { ...mine, when: { event: "X", properties: { total: { gte: 50 } } } };
    const told = (properties: LoggedEvent["properties"]) =>
      after([mail], { event: "X", properties: properties ?? null }).jobs.length;
    expect([told({ total: 50 }), told({ total: 49 }), told({}), told(null)]).toEqual([1, 0, 0, 0]);
  });

  it("must be an event, and no page of the same name", () => {
    const mail = { ...mine, when: { event: "X" } };
    expect(after([mail], { type: "page", event: "X" }).jobs).toEqual([]);
  });

  it("carries along what a mail can say, and nothing else of it", () => {
    const long = "x".repeat(9000);
    const properties = {
      order_id: 7,
      email: "mina@tea.example",
      revenue: 20,
      note: long,
      shipping: { street: "Insadong-gil" },
      products: [{ name: "Sencha", price: 10, quantity: 2, internal: { cost: 1 } }, "no product"],
    };
    const { jobs } = after([thankYou], { properties, context: { locale: "ko_KR" } });
    expect(jobs).toHaveLength(1);
    expect(jobs[0]!.payload).toEqual({
      cause: "event",
      occasion: "order 7",
      at,
      to: { address: "mina@tea.example" },
      language: "ko-KR",
      data: {
        properties: { order_id: 7, revenue: 20, note: "x".repeat(500) },
        order: {
          order_id: 7,
          revenue: 20,
          total: 20,
          note: "x".repeat(500),
          products: [{ name: "Sencha", price: 10, quantity: 2 }],
        },
      },
    });
    expect(jobs[0]!.recipient).toBe("mina@tea.example");
  });

  it("names an address in one of three places, and whether it was confirmed", () => {
    const to = (said: Partial<LoggedEvent>) =>
      (after([thankYou], { properties: {}, ...said }).jobs[0]!.payload as { to?: unknown }).to;
    const email = "Mina@Tea.example";
    expect(to({ properties: { email, first_name: "Mina" } })).toEqual({
      address: email,
      name: "Mina",
    });
    expect(to({ traits: { email, emailVerified: false } })).toEqual({
      address: email,
      unconfirmed: true,
    });
    expect(to({ context: { traits: { email, name: " Mina Kim " } } })).toEqual({
      address: email,
      name: "Mina Kim",
    });
    expect(to({ properties: { email: "mina@tea.example, juno@tea.example" } })).toBeUndefined();
    expect(to({ properties: { email: { $ne: null } } })).toBeUndefined();
  });

  it("of a shop's past sets off nothing whose time is long over", () => {
    const happened = (days: number) => ({
      timestamp: new Date(at - days * 24 * HOUR).toISOString(),
    });
    const topics = (days: number) =>
      after([thankYou, checkIn], happened(days)).jobs.map(({ topic, dueAt }) => [
        topic,
        (dueAt - at) / HOUR / 24,
      ]);
    expect(topics(0)).toEqual([
      ["thank-you", 0],
      ["check-in", 14],
    ]);
    expect(topics(2)).toEqual([
      ["thank-you", 0],
      ["check-in", 12],
    ]);
    expect(topics(5)).toEqual([["check-in", 9]]);
    expect(topics(18)).toEqual([]);
    expect(topics(-400)).toEqual(topics(0));
  });

  it("of nobody who is known is answered at once, or not at all", () => {
    const nobody = { visitorId: null, profileId: null };
    const { jobs, cancel } = after([thankYou, checkIn, abandonedCheckout, winBack], {}, nobody);
    expect(jobs.map(({ topic }) => topic)).toEqual(["thank-you"]);
    expect(cancel).toEqual([]);
  });

  it("enters a stage: as the server vouches for it, on the track that is meant", () => {
    const entered = (when: object, standing: "hint" | "verified", more: object = {}) => {
      const base = playedOf({ name: "Order Completed", person: "mina", trust: "verified" }, at, 1);
      const transition = {
        track: "",
        from: "purchase",
        to: "retention",
        at: at - 5,
        kind: "rule",
        rule: "ordered",
        evidence: [],
        ...more,
      } as const;
      const { row, visitorId, profileId } = base;
      const recorded = [
        { row, messageId: "m1", standing, visitorId, profileId, transition },
      ] as Played["recorded"];
      const { jobs } = after([{ ...mine, when, after: "1d" }], {}, { recorded });
      return jobs.map(({ payload }) => (payload as { cause: string }).cause);
    };
    expect(entered({ stage: "retention" }, "verified")).toEqual(["stage"]);
    expect(entered({ stage: ["advocacy", "retention"] }, "verified")).toEqual(["stage"]);
    expect(entered({ stage: "retention" }, "hint")).not.toContain("stage");
    expect(entered({ stage: "advocacy" }, "verified")).toEqual([]);
    const tea = { stage: "retention", track: "tea" };
    expect(entered(tea, "verified")).not.toContain("stage");
    expect(entered(tea, "verified", { track: "tea" })).toEqual(["stage"]);
    // Silence leads from here to there in half a year: somebody has to look then.
    expect(entered({ stage: "consideration" }, "verified")).toEqual(["silence"]);
    expect(entered({ dormant: true }, "verified")).toEqual(["silence"]);
    // A decay that is recorded now fell due long ago, and was looked at then.
    const decayed = { from: "retention", to: "consideration", kind: "decay" };
    expect(entered({ dormant: true }, "verified", decayed)).toEqual([]);
  });
});
