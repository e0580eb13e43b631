import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { budgetFaults, ledgerFaults } from "../ledger/book.ts";
import { decideReward } from "../rewards/decide.ts";
import type { Reward } from "../rewards/work.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";

const tin = (more: object) => ({
  id: "tin",
  to: "friend",
  for: "first-order",
  give: { kind: "item", item: "tin" },
  text: "A tin",
  hold: false,
  ...more,
});
const program = (id: string, more: object) => ({ ...FRIENDS, id, ...more });

const LARGE = { order: { over: 3_000, currency: "USD" } };

/** Each test has a program of its own. */
const PROGRAMS = [
  program("again", { rewards: [tin({ to: "friend" })] }),
  program("spent", { rewards: [tin({ to: "referrer" })], caps: { perPerson: 1 } }),
  program("doubted", {
    review: { most: 1, within: "1d" },
    rewards: [tin({ to: "referrer", for: { friends: 3 } })],
  }),
  program("parts", { rewards: [tin({ for: LARGE }), { ...THANKS, hold: false }] }),
  program("smaller", {
    qualifies: LARGE,
    rewards: [
      tin({ to: "referrer", for: LARGE }),
      tin({ id: "pot", to: "referrer", for: { friends: 1 } }),
    ],
  }),
  program("enough", { rewards: [tin({ to: "referrer", for: { friends: 2 } })] }),
  program("rejected", {
    rewards: [
      THANKS,
      tin({ hold: "14d" }),
      tin({ id: "pot", to: "referrer", for: { friends: 2 } }),
    ],
  }),
  program("stopped", { rewards: [tin({ to: "friend", hold: "14d" })] }),
];

describe.each(["sqlite", "postgres"] as const)("an order on %s", (kind) => {
  let test: TestReferral;
  beforeAll(async () => {
    test = await testReferral(kind, PROGRAMS);
  }, 60_000);
  afterAll(async () => {
    const { db } = test.database;
    expect([...(await ledgerFaults(db)), ...(await budgetFaults(db))]).toEqual([]);
    await test.close();
  });

  const cancel = (order: string) =>
    test.tell({ event: "Order Cancelled", properties: { order_id: order } });

  const refund = (order: string, total: number) =>
    test.tell({
      event: "Order Refunded",
      properties: { order_id: order, currency: "USD", total },
    });

  const reject = (reward: string) => {
    const { programs } = test.server.services.config.referral!;
    return decideReward(
      { database: test.database, appended: () => {} },
      {
        programs,
        now: Date.now(),
        actor: "person",
        reward,
        decision: "reject",
        note: "one household",
      },
    );
  };

  async function use({ id, code }: Reward): Promise<void> {
    const body = { code: code ?? id, orderId: `for ${id}` };
    expect(await test.post("/v1/referral/redeem", body)).toMatchObject({ status: 200 });
  }

  it("gives a thing that was used no second time, however often its order goes back", async () => {
    const { code } = await test.join("again@tea.example", "again");
    const friend = "again-friend@tea.example";
    await test.order("again-1", friend, { referral_code: code });
    await cancel("again-1");
    // It was not used: nothing is lost.
    await test.order("again-2", friend, { referral_code: code });
    const rewards = await test.rewards("again");
    expect(rewards.map(({ state }) => state)).toEqual(["reversed", "issued"]);
    await use(rewards[1]!);
    await cancel("again-2");
    await test.order("again-3", friend, { referral_code: code });
    const states = (await test.rewards("again")).map(({ state }) => state);
    expect(states).toEqual(["reversed", "reversed"]);
    expect(await test.budget("again")).toMatchObject({ rewards: 1 });
  }, 60_000);

  it("counts a thing that was used to the cap of who has it", async () => {
    const { code } = await test.join("spent@tea.example", "spent");
    await test.order("spent-1", "spent-1@tea.example", { referral_code: code });
    await use((await test.rewards("spent"))[0]!);
    await cancel("spent-1");
    await test.order("spent-2", "spent-2@tea.example", { referral_code: code });
    expect(await test.rewards("spent")).toMatchObject([{ state: "reversed" }]);
    const reasons = (await test.referrals("spent")).map((each) => each.reasons);
    expect(reasons[1]).toBe('["person-full"]');
  }, 60_000);

  it("is stopped by a person while it is held, for good; what was given out is not", async () => {
    const { code } = await test.join("stopped@tea.example", "stopped");
    await test.order("stopped-1", "stopped-1@tea.example", { referral_code: code });
    const [held] = await test.rewards("stopped");
    expect(held).toMatchObject({ state: "held" });
    expect(await reject(held!.id)).toEqual({ is: "done", state: "reversed" });
    expect(await test.rewards("stopped")).toMatchObject([
      { state: "reversed", reasons: '["rejected","one household"]' },
    ]);
    expect(await test.referrals("stopped")).toMatchObject([{ state: "refused" }]);
    expect(await test.budget("stopped")).toMatchObject({ rewards: 0 });
    await test.order("stopped-2", "stopped-1@tea.example", { referral_code: code });
    expect(await test.rewards("stopped")).toHaveLength(1);
    const [used] = (await test.rewards("again")).toReversed();
    expect(await reject(used!.id)).toMatchObject({ is: "refused" });
  }, 60_000);

  it("that has reached a milestone leaves it as long as enough friends are left", async () => {
    const { code } = await test.join("enough@tea.example", "enough");
    const order = (id: string) =>
      test.order(`enough-${id}`, `enough-${id}@tea.example`, { referral_code: code });
    const states = async () => (await test.rewards("enough")).map(({ state }) => state);
    for (const friend of ["1", "2", "3"]) await order(friend);
    expect(await test.rewards("enough")).toMatchObject([
      { state: "issued", conversion: "order:enough-2" },
    ]);
    await cancel("enough-2");
    expect(await states()).toEqual(["issued"]);
    await cancel("enough-3");
    expect(await test.rewards("enough")).toMatchObject([
      { state: "reversed", reasons: '["order-undone"]' },
    ]);
    await order("4");
    expect(await states()).toEqual(["reversed", "issued"]);
    expect(await test.budget("enough")).toMatchObject({ rewards: 1 });
  }, 60_000);

  it("of a friend whose rewards a person has rejected makes up no milestone", async () => {
    const { code } = await test.join("rejected@tea.example", "rejected");
    for (const friend of ["1", "2"]) {
      await test.order(`rejected-${friend}`, `rejected-${friend}@tea.example`, {
        referral_code: code,
      });
    }
    const rewards = await test.rewards("rejected");
    const last = rewards.filter(({ conversion }) => conversion === "order:rejected-2");
    expect(last.map(({ rule, state }) => [rule, state])).toEqual([
      ["pot", "issued"],
      ["thanks", "held"],
      ["tin", "held"],
    ]);
    const standing = async () => {
      const states = (await test.rewards("rejected")).map(({ rule, state }) => `${rule} ${state}`);
      return [(await test.referrals("rejected"))[1]?.state, ...states.toSorted()];
    };
    await reject(last[1]!.id);
    // The tin that the friend is to have stands.
    expect(await standing()).toEqual([
      "qualified",
      "pot issued",
      "thanks held",
      "thanks reversed",
      "tin held",
      "tin held",
    ]);
    await reject(last[2]!.id);
    expect(await standing()).toEqual([
      "refused",
      "pot reversed",
      "thanks held",
      "thanks reversed",
      "tin held",
      "tin reversed",
    ]);
    expect((await test.rewards("rejected")).find(({ rule }) => rule === "pot")).toMatchObject({
      reasons: '["friend-rejected"]',
    });
  }, 60_000);

  it("shows a person a milestone that doubtful friends make up", async () => {
    const { code } = await test.join("doubted@tea.example", "doubted");
    for (const friend of ["1", "2"]) {
      await test.order(`doubted-${friend}`, `doubted-${friend}@tea.example`, {
        referral_code: code,
      });
    }
    // Of the third nothing is doubtful by itself.
    await test.database.db
      .updateTable("referral")
      .set((row) => ({ qualified_at: row("qualified_at", "-", 2 * 86_400_000) }))
      .where("program", "=", "doubted")
      .execute();
    await test.order("doubted-3", "doubted-3@tea.example", { referral_code: code });
    const reasons = (await test.referrals("doubted")).map((each) => each.reasons);
    expect(reasons).toEqual(["[]", '["velocity"]', "[]"]);
    expect(await test.rewards("doubted")).toMatchObject([
      { state: "review", reasons: '["velocity"]' },
    ]);
  }, 60_000);

  it("of which a part is paid back takes back what asks for more than is left, and notes the rest", async () => {
    const { code } = await test.join("parts@tea.example", "parts");
    await test.order("parts-1", "parts-1@tea.example", { referral_code: code });
    const states = async () =>
      (await test.rewards("parts")).map(({ rule, state, reasons }) => [rule, state, reasons]);
    await refund("parts-1", 10);
    expect(await states()).toEqual([
      ["thanks", "issued", '["partly-refunded"]'],
      ["tin", "issued", '["partly-refunded"]'],
    ]);
    await refund("parts-1", 0.01);
    expect(await states()).toEqual([
      ["thanks", "issued", '["partly-refunded"]'],
      ["tin", "reversed", '["partly-refunded","order-undone"]'],
    ]);
    expect(await test.referrals("parts")).toMatchObject([{ state: "qualified" }]);
  }, 60_000);

  it("that is too small by then counts no friend; a larger one does", async () => {
    const { code } = await test.join("smaller@tea.example", "smaller");
    const friend = "smaller-1@tea.example";
    const order = (id: string, total: number) =>
      test.order(id, friend, { referral_code: code, total });
    const now = async () => {
      const [referral, ...others] = await test.referrals("smaller");
      expect(others).toEqual([]);
      const states = (await test.rewards("smaller")).map(({ rule, state }) => `${rule} ${state}`);
      return [referral?.state, ...states.toSorted()];
    };
    await order("smaller-0", 10);
    expect(await now()).toEqual(["attributed"]);
    await order("smaller-1", 40);
    expect(await now()).toEqual(["qualified", "pot issued", "tin issued"]);
    await refund("smaller-1", 10.01);
    expect(await now()).toEqual(["attributed", "pot reversed", "tin reversed"]);
    await order("smaller-2", 30);
    const again = ["pot issued", "pot reversed", "tin issued", "tin reversed"];
    expect(await now()).toEqual(["qualified", ...again]);
  }, 60_000);
});
