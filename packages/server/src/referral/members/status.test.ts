import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call } from "../../http/route.ts";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";
import { memberPage } from "./open-page.ts";
import { statusOf } from "./status.ts";

const program = (id: string, more: object) => ({
  ...FRIENDS,
  id,
  rewards: [{ ...THANKS, hold: false }],
  ...more,
});

const CODE = {
  ...THANKS,
  give: { kind: "code", codes: { generate: { most: 9 } }, discount: { percent: 10 } },
  hold: false,
};

const PROGRAMS = [
  program("endless", {}),
  program("person", { caps: { perPerson: 1 } }),
  program("month", { caps: { perPersonPerMonth: 1 } }),
  program("total", { caps: { total: 1 } }),
  program("budget", { budget: { amount: 900, currency: "USD" } }),
  program("codes", { rewards: [CODE] }),
];

describe.each(["sqlite", "postgres"] as const)("what a member is shown on %s", (kind) => {
  let test: TestReferral;
  beforeAll(async () => {
    test = await testReferral(kind, PROGRAMS);
  }, 60_000);
  afterAll(() => test.close());

  const shown = async (id: string, email: string) => {
    const { services } = test.server;
    const { referral } = services.config;
    const member = await test.database.db
      .selectFrom("referral_member")
      .selectAll()
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    const named = referral!.programs.find((each) => each.id === id)!;
    const asking = { referral: referral!, program: named, member, email };
    const status = await statusOf(services, asking, "en");
    const call = { services } as Call;
    const page = await memberPage(call, {
      ...asking,
      link: undefined,
      language: "en",
      action: "/",
    });
    return { status, page: page.text };
  };

  it.each([
    ["endless", "active", [], undefined],
    ["person", "active", ["person-full"], "the most that one person can earn"],
    ["month", "active", ["person-full"], "the most that one person can earn"],
    ["total", "full", ["program-full"], "All rewards of this offer have been given"],
    ["budget", "full", ["budget-spent"], "All rewards of this offer have been given"],
  ])(
    "of the program %s, once a friend has ordered",
    async (id, state, limits, said) => {
      const email = `${id}@tea.example`;
      const { code } = await test.join(email, id);
      expect((await shown(id, email)).status).toMatchObject({ state: "active", limits: [] });
      await test.order(id, `${id}-friend@tea.example`, { referral_code: code });
      const { status, page } = await shown(id, email);
      expect(status).toMatchObject({ state, limits });
      expect(status.rewards).toHaveLength(1);
      // Only what is opened by the short link is counted.
      expect(page).toContain(status.short);
      expect(page).not.toContain(status.link);
      if (said === undefined) expect(page).not.toMatch(/most that one|been given/);
      else expect(page).toContain(said);
    },
    60_000,
  );

  it("of a reward that was taken back: why, and no code", async () => {
    const email = "codes@tea.example";
    const { code } = await test.join(email, "codes");
    await test.order("codes-1", "codes-friend@tea.example", { referral_code: code });
    const given = (await shown("codes", email)).status.rewards[0]!;
    expect(given).toMatchObject({ state: "issued", code: expect.stringMatching(/./) });
    await test.tell({ event: "Order Cancelled", properties: { order_id: "codes-1" } });
    const { status, page } = await shown("codes", email);
    expect(status.rewards).toMatchObject([{ state: "reversed", reasons: ["order-undone"] }]);
    expect(status.rewards[0]).not.toHaveProperty("code");
    expect(page).toContain("An order was returned or cancelled.");
    expect(page).not.toContain(given.code);
  }, 60_000);
});
