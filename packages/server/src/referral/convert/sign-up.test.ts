import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subjectOf } from "../../newsletter/test-newsletter.ts";
import { REFERRAL, type TestMembers, testMembers } from "../members/test-members.ts";
import type { ReferralTable } from "../../store/referral-tables.ts";

const LETTERS = {
  ...REFERRAL.programs[0],
  rewards: [
    {
      id: "thanks",
      to: "referrer",
      for: "sign-up",
      give: { kind: "credit", amount: 500, currency: "USD" },
      text: "5 dollars",
    },
  ],
};

describe.each(["sqlite", "postgres"] as const)("a newsletter's reader on %s", (kind) => {
  let test: TestMembers;
  beforeAll(async () => {
    test = await testMembers(kind, { ...REFERRAL, programs: [LETTERS] });
  }, 60_000);
  afterAll(() => test.close());

  it("who confirms in the referrer's network waits for a person; others do not", async () => {
    await test.member("mina@tea.example");
    const { network } = (await test.memberRow("mina@tea.example"))!;
    const [link] = await test.codes("mina@tea.example");
    const friends = [
      ["jun@tea.example", network!.replace(/0$/, "77")],
      ["sora@tea.example", "203.0.113.77"],
      ["ara@tea.example", "10.0.0.7"],
    ] as const;
    for (const [email, address] of friends) {
      await test.send({ email, referral: link!.code }, { address: "192.0.2.1" });
      const mailed = await subjectOf(test, email).confirmLink();
      expect((await test.ask(mailed, { method: "POST", address })).status).toBe(200);
    }
    const referrals = () => test.rows<ReferralTable>("referral");
    await expect.poll(async () => (await referrals()).length, { timeout: 30_000 }).toBe(3);
    const reasons = (await referrals())
      .toSorted((a, b) => a.attributed_at - b.attributed_at)
      .map((each) => each.reasons);
    expect(reasons).toEqual(['["same-network"]', "[]", "[]"]);
    // As little of it as of a browser that calls.
    const [event] = await subjectOf(test, "sora@tea.example").said("Newsletter Subscribed");
    expect(event?.["context"]).toMatchObject({ ip: "203.0.113.0" });
  }, 60_000);
});
