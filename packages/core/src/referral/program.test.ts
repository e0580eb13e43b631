import { describe, expect, it } from "vitest";
import {
  dueRewards,
  fallsShort,
  type FriendDone,
  lostMilestones,
  nextMilestone,
  programPhase,
  qualifies,
} from "../referral.ts";
import { PROGRAM, programWith } from "./arbitraries.ts";

const order = (first: boolean, amount: number, currency = "USD"): FriendDone => ({
  kind: "order",
  first,
  total: { amount, currency },
});
const [THANKS, , TEAPOT] = PROGRAM.rewards;
const due = (
  done: FriendDone,
  before: { friend?: number; now?: boolean; given?: readonly string[] } = {},
  more: Parameters<typeof programWith>[0] = {},
) => {
  const { friend = 1, now = true, given = [] } = before;
  const rewards = dueRewards(programWith(more), done, { friend, now, given: new Set(given) });
  return rewards.map(({ id }) => id);
};

it.each([
  [{}, "active"],
  [{ starts: "2026-11-01" }, "active"],
  [{ starts: "2026-11-03" }, "not-started"],
  [{ ends: "2026-11-02" }, "over"],
  [{ ends: "2026-11-02T00:00:01" }, "active"],
  [{ starts: "2026-11-02", ends: "2026-11-03" }, "active"],
])("on 2 November a program of %j is %s", (times, phase) => {
  expect(programPhase(programWith(times), Date.UTC(2026, 10, 2))).toBe(phase);
});

describe("a friend counts", () => {
  it.each([
    ["first-order", order(true, 1), true],
    ["first-order", order(false, 9000), false],
    ["first-order", { kind: "order", first: true }, true],
    ["first-order", { kind: "sign-up" }, false],
    ["sign-up", { kind: "sign-up" }, true],
    ["sign-up", order(true, 9000), false],
    [{ order: { over: 3000, currency: "USD" } }, order(false, 3000), true],
    [{ order: { over: 3000, currency: "USD" } }, order(true, 2999), false],
    [{ order: { over: 3000, currency: "USD" } }, order(true, 9000, "KRW"), false],
    [{ order: { over: 3000, currency: "USD" } }, { kind: "order", first: true }, false],
  ] as const)("for %j with %j: %s", (deed, done, counts) => {
    expect(qualifies(programWith({ qualifies: deed }), done)).toBe(counts);
  });
});

it("what is left of an order falls short of what asks for more, and of nothing else", () => {
  const [thanks, tin, teapot] = programWith().rewards;
  const left = (amount: number, currency = "USD") => ({ amount, currency });
  expect(fallsShort(tin!.for, left(2_999))).toBe(true);
  expect(fallsShort(tin!.for, left(3_000))).toBe(false);
  expect(fallsShort(tin!.for, left(1, "KRW"))).toBe(false);
  expect(fallsShort(thanks!.for, left(1))).toBe(false);
  expect(fallsShort(teapot!.for, left(1))).toBe(false);
});

describe("what is due", () => {
  it("is what the order is enough for", () => {
    expect(due(order(true, 3500))).toEqual(["thanks", "tin"]);
    expect(due(order(true, 500))).toEqual(["thanks"]);
    expect(due(order(false, 3500))).toEqual(["tin"]);
    expect(due({ kind: "sign-up" })).toEqual([]);
  });

  it("is nothing a second time", () => {
    expect(due(order(true, 3500), { given: ["thanks"] })).toEqual(["tin"]);
    expect(due(order(true, 3500), { friend: 3, given: ["thanks", "tin", "teapot"] })).toEqual([]);
  });

  it("is a milestone when the friend counts who reaches it, or one after who counts", () => {
    expect(due(order(true, 1), { friend: 2 })).toEqual(["thanks"]);
    expect(due(order(true, 1), { friend: 3 })).toEqual(["thanks", "teapot"]);
    expect(due(order(true, 1), { friend: 4 })).toEqual(["thanks", "teapot"]);
    expect(due(order(false, 9000), { friend: 3, now: false })).toEqual(["tin"]);
  });

  it("goes by tiers", () => {
    const rewards = [
      { ...THANKS, id: "small", until: 2 },
      { ...THANKS, id: "large", from: 3 },
    ];
    const tiers = [1, 2, 3, 4].map((friend) => due(order(true, 1), { friend }, { rewards }));
    expect(tiers).toEqual([["small"], ["small"], ["large"], ["large"]]);
  });
});

describe("milestones", () => {
  const program = programWith({
    rewards: [
      { ...TEAPOT, id: "tenth", for: { friends: 10 } },
      THANKS,
      { ...TEAPOT, id: "third", for: { friends: 3 } },
    ],
  });

  it("come one after another, however they are written", () => {
    const next = [0, 2, 3, 9, 10].map((friends) => nextMilestone(program, friends)?.friends);
    expect(next).toEqual([3, 3, 10, 10, undefined]);
    expect(nextMilestone(program, 0)?.reward.id).toBe("third");
  });

  it("are lost when friends do not count any more", () => {
    expect(lostMilestones(program, 10)).toEqual([]);
    expect(lostMilestones(program, 9)).toEqual(["tenth"]);
    expect(lostMilestones(program, 2)).toEqual(["tenth", "third"]);
  });
});
