import { afterAll, beforeAll, expect, it } from "vitest";
import { ownReferral } from "../members/own-referral.ts";
import { evidenceOf } from "./evidence.ts";
import { type TestReferral, testReferral } from "../test-referral.ts";

let test: TestReferral;
beforeAll(async () => {
  test = await testReferral("sqlite");
}, 60_000);
afterAll(() => test.close());

/** How a friend's order was attributed. */
async function known(order: string, visits: readonly string[], told: object) {
  const { db } = test.database;
  const visitor = `visitor-${order}`;
  const now = Date.now();
  for (const [day, code] of visits.entries()) {
    const at = now - (visits.length - day) * 86_400_000;
    const visit = { visitor_id: visitor, program: "friends", code, first_at: at, at };
    await db.insertInto("referral_touch").values(visit).execute();
  }
  await test.tell({
    event: "Order Completed",
    anonymousId: visitor,
    properties: { order_id: order, email: `${order}@tea.example`, ...told },
  });
  const referrals = await test.referrals();
  const referral = referrals.find(({ conversion }) => conversion === `order:${order}`);
  const { how, reason, codes } = evidenceOf(referral!)!;
  return { code: referral!.code, how, reason, codes };
}

it("lets the policy decide of what a link has brought, and the friend by what was typed", async () => {
  const [first, last] = [await test.join("first@tea.example"), await test.join("last@tea.example")];
  const visits = [first.code];
  const told = { referral_code: last.code };
  const byVisit = { code: first.code, how: "link", reason: "first", codes: 2 };
  for (const by of ["link", "cookie"]) {
    const order = await known(by, visits, { ...told, referral_code_by: by });
    expect(order).toEqual(byVisit);
  }
  const given = { code: last.code, reason: "given", codes: 2 };
  const typed = await known("typed", visits, { ...told, referral_code_by: "typed" });
  expect(typed).toEqual({ ...given, how: "typed" });
  // Shops that do not say, or say what nobody knows.
  for (const by of [undefined, "fax"]) {
    const order = await known(`${by}`, visits, { ...told, referral_code_by: by });
    expect(order).toEqual({ ...given, how: "server" });
  }
  const cookie = await known("alone", [], { ...told, referral_code_by: "cookie" });
  expect(cookie).toEqual({ code: last.code, how: "cookie", reason: "only", codes: 1 });
});

it("tells friends how it is known who brought them, and by which policy", async () => {
  const { code } = await test.join("mina@tea.example");
  const email = "jun@tea.example";
  await test.tell({ type: "identify", userId: "jun", traits: { email } });
  await test.order("told", email, { referral_code: code });
  const { store, ring } = test.server.services;
  const { profile_id: profile } = await store.read
    .selectFrom("identity")
    .select("profile_id")
    .where("value", "=", email)
    .executeTakeFirstOrThrow();
  const [own] = await ownReferral(store.read, ring, profile);
  expect(own?.broughtBy).toMatchObject([
    {
      code,
      state: "qualified",
      how: "server",
      reason: "given",
      policy: { touch: "first", window: 30 * 86_400 },
    },
  ]);
});

it("writes down that somebody's friend came with another member's code, and changes nothing", async () => {
  const [mina, sora] = [await test.join("mina@one.example"), await test.join("sora@one.example")];
  const email = "known@tea.example";
  await test.order("known-1", email, { referral_code: mina.code });
  const before = await test.rewards();
  await test.order("known-2", email, { referral_code: mina.code });
  const friend = async () => (await test.referrals()).find(({ referrer_id: id }) => id === mina.id);
  expect(await friend()).toMatchObject({ state: "qualified", reasons: "[]" });
  await test.order("known-3", email, { referral_code: sora.code });
  expect(await friend()).toMatchObject({
    state: "qualified",
    conversion: "order:known-1",
    reasons: '["friend-known"]',
  });
  expect(await test.rewards()).toEqual(before);
  expect((await test.referrals()).filter(({ referrer_id: id }) => id === sora.id)).toEqual([]);
});
