import { debtAccount } from "@stagelight/core/referral";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { balancesOf, budgetFaults, ledgerFaults } from "../ledger/book.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";

const item = (id: string, more: object) => ({
  id,
  for: "first-order",
  give: {
    kind: "item",
    item: id,
  },
  text: `A ${id}`,
  hold: false,
  ...more,
});
const program = (id: string, more: object) => ({ ...FRIENDS, id, ...more });

/** The amounts that the log was told of a program's rewards. */
async function toldAmounts({ database }: TestReferral, program: string, event: string) {
  const rows = await database.db.selectFrom("log").select("body").orderBy("id").execute();
  return rows
    .map(({ body }) => JSON.parse(body) as { event?: string; properties?: Told })
    .filter((each) => each.event === event && each.properties?.program === program)
    .map(({ properties }) => properties?.amount);
}

interface Told {
  readonly program?: string;
  readonly amount?: number;
}

/** Each test has a program of its own. */
const PROGRAMS = [
  { ...FRIENDS, rewards: [THANKS, item("tin", { to: "friend" })] },
  program("once", {}),
  program("self", {}),
  program("known", {}),
  program("capped", { caps: { total: 3 }, budget: { amount: 1_200, currency: "USD" } }),
  program("doubtful", { review: { most: 1, within: "1d" } }),
  program("undone", { rewards: [{ ...THANKS, hold: false }] }),
  program("pots", { rewards: [item("pot", { to: "referrer", for: { friends: 2 } })] }),
  program("own", {}),
  program("letters", { rewards: [{ ...THANKS, for: "sign-up", hold: false }] }),
  program("gone", {}),
  program("payers", {}),
];

describe.each(["sqlite", "postgres"] as const)("a friend's order on %s", (kind) => {
  let test: TestReferral;
  beforeAll(async () => {
    test = await testReferral(kind, PROGRAMS, { newsletter: { welcome: false } });
  }, 60_000);
  afterAll(async () => {
    const { db } = test.database;
    expect([...(await ledgerFaults(db)), ...(await budgetFaults(db))]).toEqual([]);
    await test.close();
  });

  it("counts once, however often it is told", async () => {
    const { code } = await test.join("once@tea.example", "once");
    for (const order of ["once", "once", "once-2"]) {
      await test.order(order, "once-friend@tea.example", { referral_code: code });
    }
    const [reward, ...others] = await test.rewards("once");
    expect(others).toEqual([]);
    const transfers = test.database.db.selectFrom("ledger_transfer").selectAll();
    expect(await transfers.where("reference", "=", reward!.id).execute()).toHaveLength(1);
  }, 60_000);

  it("of oneself gives nothing, and says why", async () => {
    const { code } = await test.join("mina.kim@gmail.com", "self");
    await test.order("self", "Minakim+friend@googlemail.com", { referral_code: code });
    expect(await test.rewards("self")).toEqual([]);
    expect(await test.referrals("self")).toMatchObject([
      { state: "refused", reasons: '["self-address"]' },
    ]);
  }, 60_000);

  it("of a customer gives nothing; of who pays as the referrer does neither", async () => {
    const { code } = await test.join("known@tea.example", "known");
    await test.order("known-0", "known-customer@tea.example");
    await test.order("known-1", "known-customer@tea.example", { referral_code: code });
    await test.order("known-2", "known@tea.example", { payment_id: "card-7" });
    await test.order("known-3", "other@tea.example", { payment_id: "card-7", referral_code: code });
    expect((await test.referrals("known")).map(({ reasons }) => reasons)).toEqual([
      '["customer-already"]',
      '["self-payment"]',
    ]);
    expect(await test.rewards("known")).toEqual([]);
  }, 60_000);

  it("is given to no more than the cap and the budget allow, and the friend still counts", async () => {
    const { code } = await test.join("capped@tea.example", "capped");
    for (const friend of ["a", "b", "c", "d"]) {
      await test.order(`capped-${friend}`, `capped-${friend}@tea.example`, { referral_code: code });
    }
    expect(await test.rewards("capped")).toHaveLength(2);
    const friends = await test.referrals("capped");
    expect(friends.map(({ state }) => state)).toEqual(Array(4).fill("qualified"));
    expect(friends[3]?.reasons).toBe('["budget-spent"]');
    expect(await test.budget("capped")).toMatchObject({
      rewards: 2,
      worth: 1e3,
      rewards_left: 1,
      worth_left: 200,
    });
  }, 60_000);

  it("waits for a person where it is doubtful", async () => {
    const { code } = await test.join("doubtful@tea.example", "doubtful");
    await test.order("doubtful-1", "doubtful-1@tea.example", { referral_code: code });
    await test.order("doubtful-2", "doubtful-2@tea.example", { referral_code: code });
    expect(await test.rewards("doubtful")).toMatchObject([
      { state: "held" },
      { state: "review", reasons: '["velocity"]' },
    ]);
    expect((await test.mails("doubtful@tea.example", 2)).join().replaceAll(/\s+/g, " ")).toContain(
      "a short look at it first, as many friends came within a short time.",
    );
  }, 60_000);

  it("that is sent back takes back what it gave, and what was used is owed", async () => {
    const { code, id } = await test.join("undone@tea.example", "undone");
    await test.order("undone-1", "undone-1@tea.example", { referral_code: code });
    const [reward] = await test.rewards("undone");
    const used = await test.post("/v1/referral/redeem", { code: reward!.id, orderId: "m1" });
    expect(used).toEqual({
      status: 200,
      answer: { status: "used", program: "undone", reward: "thanks" },
    });
    const refund = (total: number) =>
      test.tell({
        event: "Order Refunded",
        properties: { order_id: "undone-1", currency: "USD", total },
      });
    await refund(15);
    expect(await test.rewards("undone")).toMatchObject([
      { state: "used", reasons: '["partly-refunded"]' },
    ]);
    await refund(25);
    expect(await test.rewards("undone")).toMatchObject([{ state: "reversed" }]);
    expect((await test.mails("undone@tea.example", 2)).join().replaceAll(/\s+/g, " ")).toContain(
      "An order that this reward was for was returned or cancelled",
    );
    expect(await test.budget("undone")).toMatchObject({ rewards: 0, worth: 0 });
    const { self_key: person } = await test.database.db
      .selectFrom("referral_member")
      .select("self_key")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const debt = debtAccount(person);
    expect(await balancesOf(test.database.db, [debt])).toMatchObject([{ balance: -500 }]);
    // The next credit pays for it.
    await test.order("undone-2", "undone-2@tea.example", { referral_code: code });
    expect(await test.rewards("undone")).toMatchObject([
      { state: "reversed" },
      { state: "issued", settled: 500 },
    ]);
    const spent = { code: (await test.rewards("undone"))[1]!.id };
    expect(await test.post("/v1/referral/quote", spent)).toMatchObject({
      answer: { valid: false, reason: "used", discount: { amount: 0 } },
    });
    expect(await test.post("/v1/referral/redeem", { ...spent, orderId: "m2" })).toMatchObject({
      status: 409,
      answer: { code: "code-not-usable" },
    });
    expect(await toldAmounts(test, "undone", "Referral Reward Issued")).toEqual([500, 0]);
    expect(await balancesOf(test.database.db, [debt])).toMatchObject([{ balance: 0 }]);
  }, 60_000);

  it("of a milestone is one, and goes when friends go", async () => {
    const { code } = await test.join("pots@tea.example", "pots");
    for (const friend of ["a", "b", "c"]) {
      await test.order(`pots-${friend}`, `pots-${friend}@tea.example`, { referral_code: code });
    }
    expect(await test.rewards("pots")).toMatchObject([{ rule: "pot", conversion: "order:pots-b" }]);
    const cancel = (order: string) =>
      test.tell({ event: "Order Cancelled", properties: { order_id: order } });
    await cancel("pots-a");
    expect(await test.rewards("pots")).toMatchObject([{ state: "issued" }]);
    await cancel("pots-c");
    expect(await test.rewards("pots")).toMatchObject([{ state: "reversed" }]);
    // Another order of the same friend counts, without the code.
    await test.order("pots-c2", "pots-c@tea.example");
    expect(await test.rewards("pots")).toMatchObject([
      { state: "reversed" },
      { conversion: "order:pots-c2" },
    ]);
  }, 60_000);

  it("with a code of one's own is the order of whom one was sent by", async () => {
    const sender = await test.join("sender@tea.example", "own");
    const friend = await test.join("own-friend@tea.example", "own");
    const visitor = "own-visitor";
    const now = Date.now();
    await test.database.db
      .insertInto("referral_touch")
      .values({ visitor_id: visitor, program: "own", code: sender.code, first_at: now, at: now })
      .execute();
    await test.tell({
      event: "Order Completed",
      anonymousId: visitor,
      properties: { order_id: "own", email: "own-friend@tea.example", referral_code: friend.code },
    });
    const [referral] = await test.referrals("own");
    expect(referral).toMatchObject({ referrer_id: sender.id, state: "qualified" });
  }, 60_000);

  it("or a newsletter that was confirmed here counts, once and for the first time", async () => {
    const { code } = await test.join("letters@tea.example", "letters");
    const email = "letters-friend@tea.example";
    const subscribed = (proof: object) =>
      test.tell({
        event: "Newsletter Subscribed",
        timestamp: new Date().toISOString(),
        properties: { email, referral_code: code },
        ...proof,
      });
    // Anybody may call an event so.
    await subscribed({});
    expect(await test.referrals("letters")).toEqual([]);
    for (let time = 0; time < 2; time++) await subscribed({ stagelight: { proof: { email } } });
    expect(await test.rewards("letters")).toMatchObject([{ rule: "thanks", state: "issued" }]);
    const [referral] = await test.referrals("letters");
    expect(JSON.parse(referral!.evidence)).toMatchObject({ how: "form", reason: "given" });
  }, 60_000);

  it("gives both what they have earned, once it is due, and writes to who is there", async () => {
    const mina = await test.join("mina@tea.example");
    await test.order("1", "jun@tea.example", { referral_code: mina.code.toLowerCase() });
    expect(await test.rewards()).toMatchObject([
      { rule: "thanks", state: "held", amount: 500, unit: "USD", member_id: mina.id },
      { rule: "tin", state: "issued", amount: 1, unit: "reward:friends/tin" },
    ]);
    const [referral] = await test.referrals();
    expect(referral).toMatchObject({ state: "qualified", conversion: "order:1", reasons: "[]" });
    expect(JSON.parse(referral!.evidence)).toMatchObject({ how: "server", reason: "given" });
    const gone = await test.join("gone@tea.example", "gone");
    await test.order("gone", "gone-friend@tea.example", { referral_code: gone.code });
    await test.database.db.deleteFrom("referral_member").where("id", "=", gone.id).execute();
    // By then the two have been seen to pay by one card.
    const payer = await test.join("payer@tea.example", "payers");
    await test.order("payer-1", "payer-friend@tea.example", { referral_code: payer.code });
    await test.order("payer-2", "payer-friend@tea.example", { payment_id: "card-9" });
    await test.order("payer-3", "payer@tea.example", { payment_id: "card-9" });
    await test.forward(15);
    expect(await test.rewards("gone")).toMatchObject([
      { state: "reversed", reasons: '["nobody"]' },
    ]);
    expect(await test.rewards("payers")).toMatchObject([
      { state: "reversed", reasons: '["self-payment"]' },
    ]);
    const letters = (await test.mails("payer@tea.example", 2)).join().replaceAll(/\s+/g, " ");
    expect(letters).toContain("You and your friend seem to be one person, so we have taken");
    expect(letters).not.toContain("was returned or cancelled");
    expect(await test.rewards()).toMatchObject([{ state: "issued" }, { state: "issued" }]);
    // Whatever waits for a person goes on waiting.
    const doubtful = (await test.rewards("doubtful")).filter(({ reasons }) => reasons !== "[]");
    expect(doubtful.filter(({ state }) => state !== "review")).toEqual([]);
    const account = `member:${mina.id}:issued`;
    expect(await balancesOf(test.database.db, [account])).toEqual([
      { account, unit: "USD", balance: 500 },
    ]);
    expect((await test.mails("mina@tea.example", 2)).join()).toContain("5 dollars");
    expect((await test.mails("jun@tea.example", 1)).join()).toContain("A tin");
    const rows = await test.database.db.selectFrom("log").select("body").execute();
    const told = rows.map(({ body }) => (JSON.parse(body) as { event?: string }).event);
    for (const event of ["Qualified", "Reward Earned", "Reward Issued"]) {
      expect(told).toContain(`Referral ${event}`);
    }
  }, 60_000);
});
