import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOUBTS, gate, type GateFacts, type GatePerson, REFUSALS } from "../referral.ts";
import { programWith } from "./arbitraries.ts";

const NOW = Date.UTC(2026, 10, 2);
const FINE: GateFacts = {
  now: NOW,
  referrer: {
    addresses: ["mina@nuri.example"],
    profiles: ["p1"],
    visitors: ["v1"],
    payments: ["c1"],
    networks: ["n1"],
  },
  friend: {
    addresses: ["jun@nuri.example"],
    profiles: ["p2"],
    visitors: ["v2"],
    payments: ["c2"],
    networks: ["n2"],
  },
  friendAlike: false,
  customerAlready: false,
  disposable: false,
  lately: 0,
  left: { rewards: null, worth: null },
  person: { all: 0, month: 0 },
};
const PROGRAM = programWith({ caps: { perPerson: 5, perPersonPerMonth: 2 }, ends: "2027-01-01" });
const [THANKS, TIN, TEAPOT] = PROGRAM.rewards as [
  (typeof PROGRAM.rewards)[number],
  (typeof PROGRAM.rewards)[number],
  (typeof PROGRAM.rewards)[number],
];

const judge = (facts: Partial<GateFacts>) => gate(PROGRAM, { ...FINE, ...facts }, [THANKS, TIN]);
const friend = (more: GatePerson) => ({ friend: { ...FINE.friend, ...more } });

describe("the referral", () => {
  it("passes where nothing is against it", () => {
    expect(judge({})).toMatchObject({ verdict: "pass", reasons: [] });
  });

  it.each([
    ["self-address", friend({ addresses: ["x", "mina@nuri.example"] })],
    ["self-profile", friend({ profiles: ["p1"] })],
    ["self-visitor", friend({ visitors: ["v3", "v1"] })],
    ["self-payment", friend({ payments: ["c1"] })],
    ["customer-already", { customerAlready: true }],
    ["program-over", { now: Date.UTC(2027, 0, 1) }],
  ] as const)("is refused for %s, with all of its rewards", (reason, facts) => {
    const { verdict, reasons, rewards } = judge(facts);
    expect({ verdict, reasons }).toEqual({ verdict: "refuse", reasons: [reason] });
    expect(rewards.map((each) => each.verdict)).toEqual(["refuse", "refuse"]);
  });

  it.each([
    ["same-network", friend({ networks: ["n1"] })],
    ["same-buyer", { friendAlike: true }],
    ["disposable-address", { disposable: true }],
    ["velocity", { lately: 5 }],
  ] as const)("waits for a person for %s, with all of its rewards", (reason, facts) => {
    const { verdict, reasons, rewards } = judge(facts);
    expect({ verdict, reasons }).toEqual({ verdict: "hold", reasons: [reason] });
    expect(rewards.map((each) => each.verdict)).toEqual(["hold", "hold"]);
  });

  it("is not doubted for as many friends as are usual", () => {
    expect(judge({ lately: 4 }).verdict).toBe("pass");
  });

  it("is nobody's own for what is unknown of both", () => {
    expect(judge({ referrer: {}, friend: {} }).verdict).toBe("pass");
    expect(judge({ referrer: { profiles: [] }, friend: { profiles: [] } }).verdict).toBe("pass");
  });
});

describe("limits", () => {
  const verdicts = (facts: Partial<GateFacts>, due = [THANKS, TIN, TEAPOT]) => {
    const { verdict, rewards } = gate(PROGRAM, { ...FINE, ...facts }, due);
    expect(verdict).toBe("pass");
    return rewards.map(({ reasons: [reason = "pass"] }) => reason);
  };

  it("give as much as there is, in the order of the config", () => {
    expect(verdicts({ left: { rewards: 2, worth: null } })).toEqual([
      "pass",
      "pass",
      "program-full",
    ]);
    expect(verdicts({ left: { rewards: 0, worth: null } })).toEqual([
      "program-full",
      "program-full",
      "program-full",
    ]);
  });

  it("spend no more than the budget, and what still fits", () => {
    expect(verdicts({ left: { rewards: null, worth: 700 } })).toEqual([
      "pass",
      "pass",
      "budget-spent",
    ]);
    expect(verdicts({ left: { rewards: null, worth: 300 } })).toEqual([
      "budget-spent",
      "pass",
      "budget-spent",
    ]);
  });

  it("of one person are the referrer's alone", () => {
    expect(verdicts({ person: { all: 5, month: 0 } })).toEqual([
      "person-full",
      "pass",
      "person-full",
    ]);
    expect(verdicts({ person: { all: 4, month: 0 } })).toEqual(["pass", "pass", "person-full"]);
    expect(verdicts({ person: { all: 0, month: 1 } })).toEqual(["pass", "pass", "person-full"]);
    expect(verdicts({ person: { all: 0, month: 2 } }, [THANKS])).toEqual(["person-full"]);
  });
});

const some = fc.subarray(["a", "b", "c"]);
const person: fc.Arbitrary<GatePerson> = fc.record(
  {
    addresses: some,
    profiles: some,
    visitors: some,
    payments: some,
    networks: some,
  },
  { requiredKeys: [] },
);
const limits = fc.record({
  left: fc.record({ rewards: fc.option(fc.nat(4)), worth: fc.option(fc.nat(6_000)) }),
  person: fc.record({ all: fc.nat(6), month: fc.nat(3) }),
});
const anyFacts: fc.Arbitrary<GateFacts> = fc
  .tuple(
    fc.record({
      now: fc.constantFrom(NOW, Date.UTC(2028, 0, 1)),
      referrer: person,
      friend: person,
      friendAlike: fc.boolean(),
      customerAlready: fc.boolean(),
      disposable: fc.boolean(),
      lately: fc.nat(8),
    }),
    limits,
  )
  .map(([facts, more]) => ({ ...facts, ...more }));
const anyDue = fc.shuffledSubarray([THANKS, TIN, TEAPOT]);

describe("whatever the facts", () => {
  it("a verdict follows from its reasons", () => {
    fc.assert(
      fc.property(anyFacts, anyDue, (facts, due) => {
        const answer = gate(PROGRAM, facts, due);
        expect(answer.rewards.map(({ reward }) => reward)).toEqual(due);
        for (const { verdict, reasons } of [answer, ...answer.rewards]) {
          const refused = reasons.some((reason) =>
            (REFUSALS as readonly string[]).includes(reason),
          );
          const held = reasons.some((reason) => (DOUBTS as readonly string[]).includes(reason));
          expect(verdict).toBe(refused ? "refuse" : held ? "hold" : "pass");
          expect(new Set(reasons).size).toBe(reasons.length);
        }
        // What is against the referral is against each of its rewards.
        for (const { reasons } of answer.rewards) {
          expect(reasons).toEqual(expect.arrayContaining([...answer.reasons]));
        }
      }),
    );
  });

  it("nobody brings who shares what belongs to one person", () => {
    const kinds = fc.constantFrom("addresses", "profiles", "visitors", "payments");
    fc.assert(
      fc.property(person, person, kinds, (referrer, known, kind) => {
        const answer = judge({
          referrer: { ...referrer, [kind]: [...(referrer[kind] ?? []), "z"] },
          // Nothing else that they could have in common.
          friend: { networks: known.networks ?? [], [kind]: ["y", "z"] },
        });
        expect(answer.verdict).toBe("refuse");
        expect(answer.rewards.every(({ verdict }) => verdict === "refuse")).toBe(true);
      }),
    );
  });

  it("a friend who is like another one is never rewarded without a look", () => {
    fc.assert(
      fc.property(anyFacts, anyDue, (facts, due) => {
        const { rewards, reasons } = gate(PROGRAM, { ...facts, friendAlike: true }, due);
        expect(reasons).toContain("same-buyer");
        expect(rewards.filter(({ verdict }) => verdict === "pass")).toEqual([]);
        const other = gate(PROGRAM, { ...facts, friendAlike: false }, due);
        expect(other.reasons).toEqual(reasons.filter((reason) => reason !== "same-buyer"));
      }),
    );
  });

  it("nothing is given beyond a limit, and nothing kept back within it", () => {
    fc.assert(
      fc.property(limits, anyDue, (facts, due) => {
        const { rewards } = gate(PROGRAM, { ...FINE, ...facts }, due);
        const { left, person: had } = facts;
        const fits = (given: typeof due): boolean => {
          const worth = given.reduce((sum, reward) => sum + (reward.worth?.amount ?? 0), 0);
          const own = given.filter(({ to }) => to === "referrer").length;
          return (
            given.length <= (left.rewards ?? Infinity) &&
            worth <= (left.worth ?? Infinity) &&
            (own === 0 || (had.all + own <= 5 && had.month + own <= 2))
          );
        };
        let given: typeof due = [];
        for (const { verdict, reward } of rewards) {
          expect(verdict).toBe(fits([...given, reward]) ? "pass" : "refuse");
          if (verdict === "pass") given = [...given, reward];
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
