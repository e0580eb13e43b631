import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordKeys, suppressionHash } from "../../privacy/suppression.ts";
import { type TestMembers, testMembers } from "./test-members.ts";

describe.each(["sqlite", "postgres"] as const)("invitations on %s", { timeout: 60_000 }, (kind) => {
  let test: TestMembers;
  const host = "hana@tea.example";
  let t: string;
  beforeAll(async () => {
    test = await testMembers(kind);
  }, 60_000);
  afterAll(() => test.close());

  const invite = (email: string, more: object = {}) => test.post("invite", { t, email, ...more });
  const outcomes = async (email: string) => {
    const { store, ring } = test.server.services;
    const rows = await store.read
      .selectFrom("mail_record")
      .select(["mail", "outcome"])
      .where("address_key", "in", recordKeys(ring, email))
      .execute();
    return rows.map(({ mail, outcome }) => `${mail} ${outcome}`);
  };
  const come = (email: string, outcome: string) =>
    expect.poll(() => outcomes(email), { timeout: 20_000 }).toEqual([`referral-invite ${outcome}`]);

  it("need a name, a link, a program that has them, and one address", async () => {
    ({ t } = await test.member(host));
    const nameless = await invite("a@tea.example");
    expect(nameless).toMatchObject({ status: 400, answer: { problems: [{ path: "name" }] } });
    await test.post("settings", { t, name: "Hana" });
    expect((await invite("a@tea.example, b@tea.example")).answer.problems).toMatchObject([
      { path: "email" },
    ]);
    expect((await invite("a@tea.example", { program: "colleagues" })).status).toBe(404);
    const stranger = await test.post("invite", { email: "a@tea.example" });
    expect(stranger.answer.code).toBe("visitor-unknown");
    const guest = `guest-of-${kind}@tea.example`;
    await test.join({ email: guest, name: "Guest" });
    const unproven = await test.post("invite", {
      t: await test.tokenOf(guest),
      email: "a@tea.example",
    });
    expect(unproven.answer.problems).toMatchObject([{ path: "program" }]);
    expect(await outcomes("a@tea.example")).toEqual([]);
  });

  it("go out once to a friend, in the words of the template, with nothing of the member but the name", async () => {
    const friend = "friend@tea.example";
    const sent = await invite(friend, { locale: "ko" });
    expect(sent).toEqual({ status: 202, answer: { status: "pending" } });
    await come(friend, "sent");
    const [mail] = await test.mailsTo(friend);
    expect(mail!.text).toContain("Hana님의 초대");
    expect(mail!.text).toContain("첫 주문 10% 할인");
    const [{ code } = { code: "none" }] = await test.codes(host);
    expect(mail!.text).toContain(`/r/${code}`);
    expect(mail!.text).not.toContain(host);
    expect(mail!.source).toMatch(/^List-Unsubscribe-Post:/im);
    for (let day = 0; day < 2; day++) {
      test.forward(40 * 86_400_000);
      expect((await invite(friend)).status).toBe(202);
    }
    await expect
      .poll(async () => JSON.stringify(await test.rows("job")), { timeout: 20_000 })
      .not.toContain(friend);
    expect(await test.mailsTo(friend)).toHaveLength(1);
  });

  it("leave alone whoever has left anything", async () => {
    const { store, ring } = test.server.services;
    for (const [index, scope] of (["list:tea", "marketing", "confirmation"] as const).entries()) {
      const friend = `left-${index}@tea.example`;
      const hash = suppressionHash(ring, friend);
      await store.run("suppress", { hash, scope, reason: "unsubscribed", now: 1 });
      expect((await invite(friend)).status).toBe(202);
      await come(friend, "suppressed");
      expect(await test.mailsTo(friend)).toEqual([]);
    }
  });

  it("are ten friends of a member in a day", async () => {
    let refused: Awaited<ReturnType<typeof invite>> | undefined;
    for (let friend = 0; friend < 11 && refused?.status !== 429; friend++) {
      refused = await invite(`one-of-${friend}@tea.example`);
    }
    expect(refused).toMatchObject({ status: 429, answer: { code: "too-many-requests" } });
    // Of friends that were invited already it is not said that it is enough.
    expect((await invite("friend@tea.example")).status).toBe(202);
  });
});
