import { readConfig } from "@stagelight/core/config";
import { debtAccount } from "@stagelight/core/referral";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysOf } from "../../privacy/keys-of.ts";
import { balancesOf, ledgerFaults, writeTransfers } from "../ledger/book.ts";
import { selfKeys } from "../keys.ts";
import { keepMember } from "../member.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";
import { lockProgram } from "./budget.ts";
import { createReward } from "./create.ts";
import { decideReward } from "./decide.ts";
import { workOn } from "./work.ts";

const DAY = 86_400_000;
const PROGRAMS = [
  { ...FRIENDS, rewards: [{ ...THANKS, hold: false }] },
  { ...FRIENDS, id: "one" },
  { ...FRIENDS, id: "other" },
];

/** Two mailboxes of one person. */
const MINA = "mina@tea.example";
const SHOP = "mina+shop@tea.example";

describe.each(["sqlite", "postgres"] as const)("what somebody owes on %s", (kind) => {
  let test: TestReferral;
  beforeAll(async () => {
    test = await testReferral(kind, PROGRAMS);
  }, 60_000);
  afterAll(() => test.close());

  const debt = async (email: string) => {
    const account = debtAccount(selfKeys(test.server.services.ring, email)[0]!);
    const [balance] = await balancesOf(test.database.db, [account], "USD");
    return balance?.balance;
  };
  const cancel = (order: string) =>
    test.tell({ event: "Order Cancelled", properties: { order_id: order } });
  const erase = (email: string) => {
    const { store, ring, clock } = test.server.services;
    return store.run("erasePerson", {
      emails: [email],
      users: [],
      suppress: [],
      addressKeys: keysOf(ring, [email]),
      now: clock.now(),
    });
  };
  let orders = 0;
  /** A friend's order by a code, and what it has given. */
  const friend = async (code: string) => {
    const order = `o-${orders++}`;
    await test.order(order, `${order}@tea.example`, { referral_code: code });
    const rewards = await test.rewards();
    const reward = rewards.find(({ conversion }) => conversion === `order:${order}`)!;
    return { order, id: reward.id, paid: Number(reward.settled) };
  };
  /** The same; it is used, and then sent back. */
  const owed = async (code: string) => {
    const { order, id } = await friend(code);
    expect((await test.post("/v1/referral/redeem", { code: id, orderId: order })).status).toBe(200);
    await cancel(order);
  };

  it("is paid by the credit of any of their mailboxes, once", { timeout: 60_000 }, async () => {
    const mina = await test.join(MINA);
    const shop = await test.join(SHOP);
    const jun = await test.join("jun@tea.example");
    await owed(mina.code);
    expect(await debt(SHOP)).toBe(-500);
    expect((await friend(jun.code)).paid).toBe(0);
    const settling = await friend(shop.code);
    expect([settling.paid, await debt(MINA)]).toEqual([500, 0]);
    // Whoever has paid is gone, and it stays paid.
    await erase(SHOP);
    expect((await friend(mina.code)).paid).toBe(0);
    // What it was paid with is sent back.
    await cancel(settling.order);
    expect(await debt(MINA)).toBe(-500);
    expect([(await friend(mina.code)).paid, await debt(MINA)]).toEqual([500, 0]);
    // Whoever owes is gone, and owes it once they are back.
    await owed(mina.code);
    await erase(MINA);
    const back = await test.join(MINA);
    expect((await friend(back.code)).paid).toBe(500);
    expect((await friend(back.code)).paid).toBe(0);
    expect(await ledgerFaults(test.database.db)).toEqual([]);
  });

  it("is paid once where two programs give at once", { timeout: 60_000 }, async () => {
    const { programs } = readConfig({
      site: { url: "https://nuri.example" },
      server: {},
      mail: { from: "Nuri Tea <hello@nuri.example>" },
      referral: { programs: PROGRAMS },
    }).referral!;
    const { database } = test;
    const context = { database, appended: () => {} };
    const input = { programs, now: Date.now(), actor: "person" } as const;
    /** A credit in each program, held, for the two mailboxes of one person. */
    const held = (round: number) =>
      workOn(context, input, async (work) => {
        const given: string[] = [];
        for (const [place, id] of ["one", "other"].entries()) {
          const program = programs.find((each) => each.id === id)!;
          await lockProgram(work.step, program);
          const email = `${place}@mail-${round}.example`;
          const member = await keepMember(work.step, {
            addressKeys: [email],
            selfKeys: [`person-${round}`],
            email,
            address: email,
            locale: "en",
            now: input.now,
          });
          const { id: reward } = await createReward(work, {
            program,
            rule: program.rewards[0]!,
            referral: `none-${round}`,
            member,
            conversion: `order:${round}`,
            at: input.now - 15 * DAY,
            verdict: "pass",
            reasons: [],
          });
          given.push(reward);
        }
        const debts = { unit: "USD", from: debtAccount(`person-${round}`), to: "program:one" };
        await writeTransfers(work.step, [{ ...debts, step: "reverse", amount: 500 }], {
          reference: `used-${round}`,
          at: input.now,
          actor: "event",
        });
        return given;
      });
    for (let round = 0; round < 10; round++) {
      const rewards = await held(round);
      const decide = (reward: string) =>
        decideReward(context, { ...input, reward, decision: "approve" });
      expect(await Promise.all(rewards.map(decide))).toMatchObject([
        { state: "issued" },
        { state: "issued" },
      ]);
      const account = debtAccount(`person-${round}`);
      expect(await balancesOf(database.db, [account])).toMatchObject([{ balance: 0 }]);
    }
  });
});
