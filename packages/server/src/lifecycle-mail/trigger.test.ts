import { lifecycleMails, readConfig } from "@stagelight/core/config";
import { describe, expect, it } from "vitest";
import type { Played } from "../outbox/jobs-after.ts";
import type { LoggedEvent } from "../project/logged-event.ts";
import { mailPlansOf } from "./mail-plan.ts";
import { BEGIN, playedOf } from "./test-played.ts";
import { mailJobsAfter } from "./trigger.ts";

const HOUR = 3_600_000;
const { thankYou, abandonedCheckout, winBack, checkIn } = lifecycleMails;

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

  it("stops what waits, and not where it was of a part", () => {
    const mail = { ...mine, when: { event: "X" }, after: "1d", stopWhen: "Order Refunded" };
    const stops = (properties: LoggedEvent["properties"]) =>
      after([mail], { event: "Order Refunded", properties: properties ?? null }).cancel.length;
    expect(stops({ total: 50, partial: true })).toBe(0);
    expect([stops({ total: 50 }), stops({ partial: false }), stops(null)]).toEqual([1, 1, 1]);
  });

  it("of an import sets off nothing", () => {
    const mail = { ...mine, when: { event: "X" } };
    const jobs = (name: string) =>
      after([mail, winBack], { event: "X", context: { library: { name } } }).jobs.length;
    expect(jobs("stagelight newsletter")).toBeGreaterThan(0);
    expect(jobs("stagelight import")).toBe(0);
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
