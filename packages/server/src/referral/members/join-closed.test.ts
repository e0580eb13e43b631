import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordKeys } from "../../privacy/suppression.ts";
import { checkReferral } from "../figures.ts";
import { REFERRAL, type TestMembers, testMembers } from "./test-members.ts";

/** It promises more than there is to give. */
const FULL = {
  id: "full",
  name: "Full",
  text: "Nothing is left.",
  terms: { text: "Once.", version: "1" },
  rewards: [
    {
      id: "pot",
      to: "referrer",
      for: "first-order",
      give: { kind: "item", item: "pot" },
      text: "A pot",
      worth: { amount: 2_000, currency: "USD" },
    },
  ],
  budget: { amount: 100, currency: "USD" },
};

describe.each(["sqlite", "postgres"] as const)(
  "a program that takes nobody new on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestMembers;
    beforeAll(async () => {
      test = await testMembers(kind, { ...REFERRAL, programs: [...REFERRAL.programs, FULL] });
    }, 60_000);
    afterAll(() => test.close());

    const outcomes = async (email: string) => {
      const { store, ring } = test.server.services;
      const rows = await store.read
        .selectFrom("mail_record")
        .select(["mail", "outcome"])
        .where("address_key", "in", recordKeys(ring, email))
        .orderBy("at")
        .execute();
      return rows.map(({ mail, outcome }) => `${mail} ${outcome}`);
    };

    it.each([
      ["full", "program-full"],
      ["last-year", "program-over"],
    ])(
      "refuses everybody alike when it is %s, and sends members their way",
      async (program, code) => {
        const [member, unopened, stranger] = ["member", "unopened", "stranger"].map(
          (who) => `${who}-${program}@tea.example`,
        ) as [string, string, string];
        await test.member(member);
        await test.join({ email: unopened });
        await test.tokenOf(unopened);
        test.forward(2 * 86_400_000);
        const rows = await test.rows("referral_member");
        const answers = new Set<string>();
        for (const email of [stranger, member, unopened]) {
          const answer = await test.join({ email, program });
          const { date: _date, ...headers } = Object.fromEntries(answer.headers);
          answers.add(JSON.stringify([answer.status, headers, await answer.text()]));
        }
        expect([...answers]).toEqual([expect.stringMatching(`^\\[409,.*${code}`)]);
        const soon = { timeout: 20_000 };
        await expect
          .poll(() => outcomes(member), soon)
          .toEqual(["referral-link sent", "referral-link sent"]);
        await expect.poll(() => outcomes(stranger), soon).toEqual(["referral-link condition"]);
        await expect
          .poll(() => outcomes(unopened), soon)
          .toEqual(["referral-link sent", "referral-link condition"]);
        expect(await test.rows("referral_member")).toEqual(rows);
        const t = await test.tokenOf(member, 2);
        const { answer } = await test.post("status", { t });
        expect(answer).toMatchObject({ program, state: program === "full" ? "full" : "over" });
        expect(answer.link).toBeUndefined();
        expect(await test.mailsTo(stranger)).toEqual([]);
      },
    );

    it("is told by stagelight doctor once it gives nothing any more", async () => {
      const { store, config, clock } = test.server.services;
      const found = await checkReferral({ db: store.read }, config, clock.now());
      expect(found.filter(({ about }) => about === "referral")).toEqual([
        expect.objectContaining({
          state: "note",
          found: expect.stringMatching(/^full: all /) as string,
        }),
      ]);
    });

    it("tells so on a page where there is no JavaScript", async () => {
      const answer = await test.ask("/v1/referral/join", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          email: "nobody@tea.example",
          program: "full",
          locale: "ko",
          "terms.version": "1",
        }).toString(),
      });
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain("이미 링크가 있으시면");
    });
  },
);
