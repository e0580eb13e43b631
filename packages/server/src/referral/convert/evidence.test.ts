import { afterAll, beforeAll, expect, it } from "vitest";
import { ownReferral } from "../members/own-referral.ts";
import { type TestReferral, testReferral } from "../test-referral.ts";

let test: TestReferral;
beforeAll(async () => {
  test = await testReferral("sqlite");
}, 60_000);
afterAll(() => test.close());

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
