import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FRIENDS, type TestReferral, testReferral } from "../test-referral.ts";

describe.each(["sqlite", "postgres"] as const)("a friend's gift on %s", (kind) => {
  let test: TestReferral;
  let code: string;
  beforeAll(async () => {
    test = await testReferral(kind, [FRIENDS, { ...FRIENDS, id: "past", ends: "2020-01-01" }]);
    ({ code } = await test.join("mina@tea.example"));
  }, 60_000);
  afterAll(() => test.close());

  const redeem = (orderId: string, email?: string, by = code) =>
    test.post("/v1/referral/redeem", { code: by, orderId, ...(email && { email }) });
  const unredeem = (orderId: string) => test.post("/v1/referral/unredeem", { code, orderId });
  const quote = async (email: string) =>
    (await test.post("/v1/referral/quote", { code, email })).answer;
  const used = { status: 200, answer: { status: "used", program: "friends" } };
  const taken = { status: 409, answer: { code: "code-used" } };

  it("is used by one order of eight that come at once", { timeout: 60_000 }, async () => {
    const { code: lenas } = await test.join("lena@tea.example");
    const answers = await Promise.all(
      // One mailbox, however it is written, and whoever's code it is.
      Array.from({ length: 8 }, (_, index) =>
        redeem(`at-once-${index}`, `jun+${index}@tea.example`, index % 2 ? code : lenas),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toEqual([used]);
    const others = answers.filter(({ status }) => status !== 200);
    expect(others).toHaveLength(7);
    for (const other of others) expect(other).toMatchObject(taken);
  });

  it("is used by an order that may say so again, or give it back", async () => {
    expect(await redeem("a1", "ara@tea.example")).toEqual(used);
    expect(await redeem("a1", "Ara@tea.example")).toEqual(used);
    expect(await redeem("a2", "ara@tea.example")).toMatchObject(taken);
    expect(await quote("ara@tea.example")).toMatchObject({ valid: false, reason: "used" });
    // Of an order that has not used it there is nothing to give back.
    const back = { status: 200, answer: { status: "issued", program: "friends" } };
    expect(await unredeem("a2")).toEqual(back);
    expect(await redeem("a2", "ara@tea.example")).toMatchObject(taken);
    expect(await unredeem("a1")).toEqual(back);
    expect(await unredeem("a1")).toEqual(back);
    expect(await quote("ara@tea.example")).toMatchObject({ valid: true });
    expect(await redeem("a2", "ara@tea.example")).toEqual(used);
  });

  it("is nobody's whose address is not told", async () => {
    for (const email of [undefined, "no address"]) {
      expect(await redeem("n1", email)).toMatchObject({
        status: 400,
        answer: { code: "body-invalid", problems: [{ path: "email" }] },
      });
    }
  });

  it("is for who is new, and not for oneself", { timeout: 60_000 }, async () => {
    const refused = (detail: RegExp) => ({
      status: 409,
      answer: { code: "code-not-usable", detail: expect.stringMatching(detail) as string },
    });
    expect(await redeem("o1", "mina+tea@tea.example")).toMatchObject(refused(/own friend/));
    await test.order("before", "sora@tea.example");
    expect(await redeem("s1", "sora+2@tea.example")).toMatchObject(refused(/first order/));
    expect(await redeem("hana-1", "hana@tea.example")).toEqual(used);
    await test.order("hana-1", "hana@tea.example", { referral_code: code });
    // Its own order makes nobody a customer of before.
    expect(await redeem("hana-1", "hana@tea.example")).toEqual(used);
    await unredeem("hana-1");
    expect(await redeem("hana-1", "hana@tea.example")).toEqual(used);
    expect(await redeem("hana-2", "hana@tea.example")).toMatchObject(taken);
    const { code: past } = await test.join("past@tea.example", "past");
    expect(await redeem("p1", "new@tea.example", past)).toMatchObject(refused(/over/));
  });

  it("is not for the other address of the same person", { timeout: 60_000 }, async () => {
    const { code: own } = await test.join("one@tea.example");
    for (const [index, email] of ["one@tea.example", "other@tea.example"].entries()) {
      await test.tell({
        type: "identify",
        userId: "one",
        traits: { email },
        messageId: `one-${index}`,
      });
    }
    expect(await redeem("two", "other@tea.example", own)).toMatchObject({ status: 409 });
  });
});
