import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkReferral } from "./figures.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "./test-referral.ts";

const dollars = (id: string, to: string, amount: number) => ({
  ...THANKS,
  id,
  to,
  give: { kind: "credit", amount, currency: "USD" },
});

/** Two friends leave 80 of the budget, which is enough for the smaller reward. */
const PROGRAM = {
  ...FRIENDS,
  rewards: [dollars("thanks", "referrer", 450), dollars("welcome", "friend", 10)],
  budget: { amount: 1_000, currency: "USD" },
};

const CODES = {
  ...FRIENDS,
  id: "codes",
  rewards: [
    {
      ...THANKS,
      give: { kind: "code", codes: { generate: { most: 10 } }, discount: { percent: 10 } },
      hold: false,
    },
  ],
};

describe.each(["sqlite", "postgres"] as const)("doctor on %s", (kind) => {
  let test: TestReferral;
  beforeAll(async () => {
    test = await testReferral(kind, [PROGRAM, CODES]);
  }, 60_000);
  afterAll(() => test.close());

  const told = async (about: string) => {
    const { config, clock } = test.server.services;
    const found = await checkReferral(test.database, config, clock.now());
    return found.filter((each) => each.about === about);
  };

  it("tells of a budget that is nearly used", async () => {
    const { code } = await test.join("mina@tea.example");
    await test.order("a", "a@tea.example", { referral_code: code });
    expect(await told("referral")).toEqual([]);
    await test.order("b", "b@tea.example", { referral_code: code });
    expect(await test.budget()).toMatchObject({ worth_left: 80 });
    expect(await told("referral")).toEqual([
      {
        state: "note",
        about: "referral",
        found: "friends: nine tenths of its caps.total or budget is given",
        help: "Raise it, or let the program end.",
      },
    ]);
  }, 60_000);

  it("tells of codes that are nearly used, and of none that are left", async () => {
    const take = async (upTo: number) => {
      const { db } = test.database;
      const codes = db.updateTable("incentive_code").set({ taken_at: 1 });
      await codes.where("position", "<=", upTo).execute();
      return (await told("reward codes")).map(({ state, found }) => [state, found]);
    };
    expect(await take(8)).toEqual([["ok", "codes/thanks: 2 of 10 codes are left"]]);
    expect(await take(9)).toEqual([["note", "codes/thanks: 1 of 10 codes are left"]]);
    expect(await take(10)).toEqual([["wrong", "codes/thanks: 0 of 10 codes are left"]]);
  }, 60_000);
});
