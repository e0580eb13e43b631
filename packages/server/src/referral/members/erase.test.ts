import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysOf } from "../../privacy/keys-of.ts";
import { suppressionHash } from "../../privacy/suppression.ts";
import { evidenceOf } from "../convert/evidence.ts";
import { type TestReferral, testReferral } from "../test-referral.ts";

describe.each(["sqlite", "postgres"] as const)("a friend who is erased on %s", (kind) => {
  let test: TestReferral;
  let code: string;
  beforeAll(async () => {
    test = await testReferral(kind);
    ({ code } = await test.join("mina@tea.example"));
  }, 60_000);
  afterAll(() => test.close());

  const erase = async (email: string) => {
    const { store, ring, clock } = test.server.services;
    await store.run("erasePerson", {
      emails: [email],
      users: [],
      suppress: [suppressionHash(ring, email)],
      addressKeys: keysOf(ring, [email]),
      now: clock.now(),
    });
  };

  it("leaves nothing of a refusal but that there was one", { timeout: 60_000 }, async () => {
    await test.order("o-before", "sora@tea.example");
    await test.order("o-refused", "sora@tea.example", { referral_code: code });
    const [before] = await test.referrals();
    expect(before).toMatchObject({ state: "refused", friend_id: null });
    expect(evidenceOf(before!)?.conversions).toEqual(["order:o-refused"]);
    // Another spelling of the mailbox is the same person.
    await erase("sora+tea@tea.example");
    const [after] = await test.referrals();
    expect(after).toMatchObject({ state: "refused", evidence: "{}", reasons: "[]" });
    await test.order("o-later", "sora@tea.example", { referral_code: code });
    expect(await test.referrals()).toEqual([after]);
  });

  it("is nobody's friend anew, and has no second gift", { timeout: 60_000 }, async () => {
    const redeem = (orderId: string) =>
      test.post("/v1/referral/redeem", { code, orderId, email: "jun@tea.example" });
    expect((await redeem("j-1")).status).toBe(200);
    await test.order("j-1", "jun@tea.example", { referral_code: code });
    const rewards = await test.rewards();
    expect(rewards).toHaveLength(1);
    await erase("jun@tea.example");
    const gifts = await test.database.db.selectFrom("referral_gift").selectAll().execute();
    expect(gifts).toMatchObject([{ order_key: "" }]);
    expect((await redeem("j-2")).answer).toMatchObject({ code: "code-used" });
    await test.order("j-2", "jun@tea.example", { referral_code: code });
    expect(await test.rewards()).toEqual(rewards);
    const jun = (await test.referrals()).at(-1);
    expect(jun).toMatchObject({ state: "qualified", friend_id: null, evidence: "{}" });
  });
});
