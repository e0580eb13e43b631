import { afterEach, describe, expect, it } from "vitest";
import { balancesOf, ledgerFaults } from "../ledger/book.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";

let test: TestReferral;
afterEach(() => test.close());

const TIN = {
  id: "tin",
  to: "friend",
  for: "first-order",
  give: { kind: "item", item: "sample-tin" },
  text: "A sample tin",
  hold: false,
} as const;

describe.each(["sqlite", "postgres"] as const)("a friend's order on %s", (kind) => {
  it("gives both what they have earned, once it is due, and writes to them", async () => {
    test = await testReferral(kind, [{ ...FRIENDS, rewards: [THANKS, TIN] }]);
    const mina = await test.join("mina@tea.example");
    await test.order("1", "jun@tea.example", { referral_code: mina.code.toLowerCase() });
    expect(await test.rewards()).toMatchObject([
      { rule: "thanks", state: "held", amount: 500, unit: "USD", member_id: mina.id },
      { rule: "tin", state: "issued", amount: 1, unit: "reward:friends/tin" },
    ]);
    const [referral] = await test.rows("referral");
    expect(referral).toMatchObject({ state: "qualified", conversion: "order:1", reasons: "[]" });
    expect(JSON.parse(referral!.evidence)).toMatchObject({ how: "server", reason: "given" });
    await test.forward(15);
    expect(await test.rewards()).toMatchObject([{ state: "issued" }, { state: "issued" }]);
    const account = `member:${mina.id}:issued`;
    expect(await balancesOf(test.database.db, [account])).toEqual([
      { account, unit: "USD", balance: 500 },
    ]);
    const [, first] = await test.mails("mina@tea.example", 2);
    expect(first).toContain("5 dollars");
    expect((await test.mails("jun@tea.example", 1))[0]).toContain("A sample tin");
    expect(await ledgerFaults(test.database.db)).toEqual([]);
    const log = JSON.stringify(await test.rows("log"));
    for (const event of ["Qualified", "Reward Earned", "Reward Issued"]) {
      expect(log).toContain(`Referral ${event}`);
    }
  }, 60_000);

  it("counts once, however often it is told", async () => {
    test = await testReferral(kind);
    const { code } = await test.join("mina@tea.example");
    await test.order("1", "jun@tea.example", { referral_code: code });
    await test.order("1", "jun@tea.example", { referral_code: code });
    await test.order("2", "jun@tea.example", { referral_code: code });
    expect(await test.rewards()).toHaveLength(1);
    expect(await test.rows("ledger_transfer")).toHaveLength(1);
  }, 60_000);

  it("of oneself gives nothing, and says why", async () => {
    test = await testReferral(kind);
    const { code } = await test.join("mina.kim@gmail.com");
    await test.order("1", "Minakim+friend@googlemail.com", { referral_code: code });
    expect(await test.rewards()).toEqual([]);
    expect(await test.rows("referral")).toMatchObject([
      { state: "refused", reasons: '["self-address"]' },
    ]);
  }, 60_000);

  it("of a customer gives nothing; of who pays as the referrer does neither", async () => {
    test = await testReferral(kind);
    const { code } = await test.join("mina@tea.example");
    await test.order("0", "jun@tea.example");
    await test.forward(1);
    await test.order("1", "jun@tea.example", { referral_code: code });
    await test.order("2", "mina@tea.example", { payment_id: "card-7" });
    await test.order("3", "other@tea.example", { payment_id: "card-7", referral_code: code });
    expect((await test.rows("referral")).map(({ reasons }) => reasons).toSorted()).toEqual([
      '["customer-already"]',
      '["self-payment"]',
    ]);
    expect(await test.rewards()).toEqual([]);
  }, 60_000);

  it("is given to no more than the cap and the budget allow, and the friend still counts", async () => {
    const program = { ...FRIENDS, caps: { total: 3 }, budget: { amount: 1_200, currency: "USD" } };
    test = await testReferral(kind, [program]);
    const { code } = await test.join("mina@tea.example");
    for (const friend of ["a", "b", "c", "d"]) {
      await test.order(friend, `${friend}@tea.example`, { referral_code: code });
    }
    expect(await test.rewards()).toHaveLength(2);
    expect(await test.rows("referral")).toMatchObject(Array(4).fill({ state: "qualified" }));
    expect(await test.rows("referral_budget")).toMatchObject([
      { rewards: 2, worth: 1_000, rewards_left: 1, worth_left: 200 },
    ]);
  }, 60_000);

  it("waits for a person where it is doubtful", async () => {
    test = await testReferral(kind, [{ ...FRIENDS, review: { most: 1, within: "1d" } }]);
    const { code } = await test.join("mina@tea.example");
    await test.order("1", "jun@tea.example", { referral_code: code });
    await test.order("2", "ara@tea.example", { referral_code: code });
    expect(await test.rewards()).toMatchObject([
      { state: "held" },
      { state: "review", reasons: '["velocity"]' },
    ]);
    await test.forward(15);
    expect(await test.rewards()).toMatchObject([{ state: "issued" }, { state: "review" }]);
  }, 60_000);

  it("that is sent back takes back what it gave, and what was used is owed", async () => {
    const reward = { ...THANKS, hold: false } as const;
    test = await testReferral(kind, [{ ...FRIENDS, rewards: [reward] }]);
    const mina = await test.join("mina@tea.example");
    await test.order("1", "jun@tea.example", { referral_code: mina.code });
    const [{ id } = { id: "" }] = await test.rewards();
    const used = await test.post("/v1/referral/redeem", { code: id, orderId: "m1" });
    expect(used).toEqual({
      status: 200,
      answer: { status: "used", program: "friends", reward: "thanks" },
    });
    const refund = { order_id: "1", currency: "USD" };
    await test.tell({ event: "Order Refunded", properties: { ...refund, total: 15 } });
    expect(await test.rewards()).toMatchObject([{ state: "used", reasons: '["partly-refunded"]' }]);
    await test.tell({ event: "Order Refunded", properties: { ...refund, total: 25 } });
    expect(await test.rewards()).toMatchObject([{ state: "reversed" }]);
    expect(await test.rows("referral_budget")).toMatchObject([{ rewards: 0, worth: 0 }]);
    const debt = `member:${mina.id}:debt`;
    expect(await balancesOf(test.database.db, [debt])).toMatchObject([{ balance: -500 }]);
    // The next credit pays for it.
    await test.order("2", "ara@tea.example", { referral_code: mina.code });
    expect(await test.rewards()).toMatchObject([
      { state: "reversed" },
      { state: "issued", settled: 500 },
    ]);
    expect(await balancesOf(test.database.db, [debt])).toMatchObject([{ balance: 0 }]);
    expect(await ledgerFaults(test.database.db)).toEqual([]);
  }, 60_000);
});

it("of a milestone is one, and goes when friends go", async () => {
  const pot = {
    id: "pot",
    to: "referrer",
    for: { friends: 2 },
    give: { kind: "item", item: "teapot" },
    text: "A teapot",
    hold: false,
  } as const;
  test = await testReferral("sqlite", [{ ...FRIENDS, rewards: [pot] }]);
  const { code } = await test.join("mina@tea.example");
  for (const friend of ["a", "b", "c"]) {
    await test.order(friend, `${friend}@tea.example`, { referral_code: code });
  }
  expect(await test.rewards()).toMatchObject([{ rule: "pot", conversion: "order:b" }]);
  await test.tell({ event: "Order Cancelled", properties: { order_id: "a" } });
  expect(await test.rewards()).toMatchObject([{ state: "issued" }]);
  await test.tell({ event: "Order Cancelled", properties: { order_id: "c" } });
  expect(await test.rewards()).toMatchObject([{ state: "reversed" }]);
  // Another order of the same friend counts.
  await test.order("c2", "c@tea.example");
  expect(await test.rewards()).toMatchObject([{ state: "reversed" }, { conversion: "order:c2" }]);
}, 60_000);
