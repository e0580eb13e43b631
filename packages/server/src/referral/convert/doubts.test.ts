import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from "../../../../connectors/src/contract/webhook-receiver.ts";
import { budgetFaults, ledgerFaults } from "../ledger/book.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";

const KEY = `whsec_${Buffer.from("k".repeat(32)).toString("base64")}`;

const program = (id: string, more: object) => ({ ...FRIENDS, id, ...more });
const NOW = { ...THANKS, hold: false };

/** Each test has a program of its own. */
const PROGRAMS = [
  program("network", {}),
  program("mailbox", {}),
  program("browser", {}),
  program("alike", {}),
  program("alone", {}),
  program("capped", { caps: { perPerson: 1 } }),
  program("fast", { review: { most: 1, within: "1d" } }),
  program("tiers", {
    rewards: [
      { ...NOW, id: "first", until: 1 },
      { ...NOW, id: "second", from: 2, until: 2, give: { ...THANKS.give, amount: 700 } },
      { ...NOW, id: "later", from: 3, give: { ...THANKS.give, amount: 900 } },
    ],
  }),
  program("elsewhere", { rewards: [{ ...NOW, id: "tree", give: { kind: "webhook" } }] }),
];

describe.each(["sqlite", "postgres"] as const)("a friend's order on %s", (kind) => {
  let receiver: WebhookReceiver;
  let test: TestReferral;
  beforeAll(async () => {
    receiver = await startWebhookReceiver(KEY);
    const options = { url: `${receiver.url}/hook`, stages: "none" };
    test = await testReferral(
      kind,
      PROGRAMS,
      { connectors: [{ id: "webhook", purpose: "necessary", options }] },
      { WEBHOOK_SECRET: KEY, STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1" },
    );
  }, 60_000);
  afterAll(async () => {
    const { db } = test.database;
    expect([...(await ledgerFaults(db)), ...(await budgetFaults(db))]).toEqual([]);
    await test.close();
    await receiver.close();
  });

  const order = (id: string, properties: object, more: object = {}) =>
    test.tell({
      event: "Order Completed",
      properties: { order_id: id, email: `${id}@tea.example`, ...properties },
      ...more,
    });
  const standing = async (program: string) =>
    (await test.rewards(program)).map(({ state, reasons }) => [state, reasons]);

  it("from the referrer's network waits for a person", async () => {
    const { code } = await test.join("network@tea.example", "network", { network: "5.6.7.0" });
    const from = (ip: string) => ({ context: { ip } });
    await order("network-1", { referral_code: code }, from("5.6.7.200"));
    await order("network-2", { referral_code: code }, from("5.6.8.200"));
    expect(await standing("network")).toEqual([
      ["review", '["same-network"]'],
      ["held", "[]"],
    ]);
  });

  it("by a mailbox for a day waits for a person", async () => {
    const { code } = await test.join("mailbox@tea.example", "mailbox");
    await order("mailbox-1", { email: "jun@mailinator.com", referral_code: code });
    expect(await standing("mailbox")).toEqual([["review", '["disposable-address"]']]);
  });

  it("by the referrer's own browser gives nothing", async () => {
    const visitorId = `own-${kind}`;
    const { code } = await test.join("browser@tea.example", "browser", { visitorId });
    await order("browser-1", { referral_code: code }, { anonymousId: visitorId });
    expect(await standing("browser")).toEqual([]);
    expect(await test.referrals("browser")).toMatchObject([
      { state: "refused", reasons: '["self-visitor"]' },
    ]);
  });

  it("of who pays as another friend does, or by the same browser, waits for a person", async () => {
    const { code } = await test.join("alike@tea.example", "alike");
    const card = { referral_code: code, payment_id: "alike-card" };
    const browser = (userId: string) => ({ userId, anonymousId: `alike-${kind}` });
    await order("alike-1", card);
    await order("alike-2", card);
    await order("alike-3", { referral_code: code }, browser("one"));
    await order("alike-4", { referral_code: code }, browser("other"));
    expect(await standing("alike")).toEqual([
      ["held", "[]"],
      ["review", '["same-buyer"]'],
      ["held", "[]"],
      ["review", '["same-buyer"]'],
    ]);
    const why = "as you and your friends share a network, a device or a means of payment.";
    const letters = (await test.mails("alike@tea.example", 4)).map((letter) =>
      letter.replaceAll(/\s+/g, " ").includes(why),
    );
    expect(letters.filter(Boolean)).toHaveLength(2);
  }, 60_000);

  it("of who orders once more, or pays as nobody's friend does, waits for nobody", async () => {
    const { code } = await test.join("alone@tea.example", "alone");
    const card = { referral_code: code, payment_id: "alone-card" };
    await order("alone-0", { payment_id: "alone-card" });
    await order("alone-1", card);
    await order("alone-2", { ...card, email: "alone-1@tea.example" });
    expect(await standing("alone")).toEqual([["held", "[]"]]);
  });

  it("counts for the person, by whichever of their mailboxes the link was taken", async () => {
    for (const id of ["capped", "fast"]) {
      const one = await test.join(`${id}@tea.example`, id);
      const other = await test.join(`${id}+tea@tea.example`, id);
      expect(other.id).not.toBe(one.id);
      await order(`${id}-1`, { referral_code: one.code });
      await order(`${id}-2`, { referral_code: other.code });
    }
    expect(await standing("capped")).toEqual([["held", "[]"]]);
    const reasons = (await test.referrals("capped")).map((each) => each.reasons);
    expect(reasons).toEqual(["[]", '["person-full"]']);
    expect(await standing("fast")).toEqual([
      ["held", "[]"],
      ["review", '["velocity"]'],
    ]);
  });

  it("is worth what the friend's number says", async () => {
    const { code } = await test.join("tiers@tea.example", "tiers");
    for (const friend of ["1", "2", "3", "4"])
      await order(`tiers-${friend}`, { referral_code: code });
    const given = (await test.rewards("tiers")).map(({ rule, amount }) => [rule, amount]);
    expect(given).toEqual([
      ["first", 500],
      ["second", 700],
      ["later", 900],
      ["later", 900],
    ]);
  });

  it("has others fulfil what a webhook tells them of, once", async () => {
    const email = "elsewhere@tea.example";
    const { code } = await test.join(email, "elsewhere");
    await order("elsewhere-1", { referral_code: code });
    const [reward] = await test.rewards("elsewhere");
    expect(reward).toMatchObject({ state: "issued", code: null, unit: "reward:elsewhere/tree" });
    const told = () =>
      receiver
        .taken()
        .map(
          ({ message }) => message as { readonly type: string; readonly data: { event: object } },
        )
        .filter(({ type }) => type === "event.referral_reward_issued")
        .map(({ data }) => data.event as { properties: { reward_id: string }; context: object })
        .filter(({ properties }) => properties.reward_id === reward!.id);
    await expect.poll(() => told().length, { timeout: 30_000 }).toBe(1);
    expect(told()[0]).toMatchObject({
      properties: { program: "elsewhere", reward: "tree", kind: "webhook", to: "referrer" },
      context: { traits: { email } },
    });
    const redeem = (orderId: string) =>
      test.post("/v1/referral/redeem", { code: reward!.id, orderId });
    expect(await redeem("planted")).toMatchObject({ status: 200, answer: { status: "used" } });
    expect(await redeem("planted")).toMatchObject({ status: 200, answer: { status: "used" } });
    expect(await redeem("again")).toMatchObject({ status: 409, answer: { code: "code-used" } });
  }, 60_000);
});
