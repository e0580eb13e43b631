import { afterAll, beforeAll, expect, it } from "vitest";
import { FRIENDS, type TestReferral, testReferral, THANKS } from "../test-referral.ts";

let test: TestReferral;
let code: string;

const CODE = {
  id: "code",
  to: "referrer",
  for: "first-order",
  give: {
    kind: "code",
    codes: { generate: { prefix: "TEA-", most: 5 } },
    discount: { percent: 15 },
  },
  text: { en: "15 % off", ko: "15 % 할인" },
  hold: false,
} as const;

beforeAll(async () => {
  test = await testReferral("sqlite", [
    { ...FRIENDS, rewards: [CODE, { ...THANKS, to: "friend" }] },
    { ...FRIENDS, id: "past", ends: "2020-01-01" },
  ]);
  ({ code } = await test.join("mina@tea.example"));
  await test.order("1", "jun@tea.example", { referral_code: code });
}, 60_000);
afterAll(() => test.close());

const quote = async (body: object) => (await test.post("/v1/referral/quote", body)).answer;

it("a friend's code is worth the gift on the first order, to everybody else", async () => {
  const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
  const asked = { code: typed, amount: 4_999, currency: "USD" };
  const gift = { kind: "gift", program: "friends", text: "10 % off", discount: { percent: 10 } };
  const off = { amount: 499, currency: "USD" };
  expect(await quote(asked)).toEqual({ valid: true, ...gift, off });
  expect(await quote({ ...asked, email: "ara@tea.example" })).toMatchObject({ valid: true });
  for (const [email, reason] of [
    ["jun+2@tea.example", "customer-already"],
    ["Mina@tea.example", "own-code"],
  ]) {
    expect(await quote({ ...asked, email })).toMatchObject({ valid: false, reason });
  }
});

it("what is over, unknown or not given out yet is worth nothing", async () => {
  const past = await test.join("past@tea.example", "past");
  expect(await quote({ code: past.code })).toMatchObject({ valid: false, reason: "over" });
  for (const unknown of ["0000000000000", "nothing", "TEA-0000-0000-0000"]) {
    expect(await quote({ code: unknown })).toEqual({ valid: false, reason: "unknown" });
  }
});

it("a reward's code is used by one order, which may say so again or give it back", async () => {
  const reward = (await test.rewards()).find(({ rule }) => rule === "code")!;
  expect(reward.code).toMatch(/^TEA-/);
  const asked = { code: reward.code!.toLowerCase(), locale: "ko" };
  expect(await quote({ ...asked, amount: 1_000, currency: "KRW" })).toEqual({
    valid: true,
    kind: "reward",
    program: "friends",
    reward: "code",
    text: "15 % 할인",
    discount: { percent: 15 },
    off: {
      amount: 150,
      currency: "KRW",
    },
  });
  const tell = (action: string, orderId: string) =>
    test.post(`/v1/referral/${action}`, { code: asked.code, orderId });
  const used = { status: 200, answer: { status: "used", program: "friends", reward: "code" } };
  expect(await tell("redeem", "m1")).toEqual(used);
  expect(await tell("redeem", "m1")).toEqual(used);
  expect(await tell("redeem", "m2")).toMatchObject({ status: 409, answer: { code: "code-used" } });
  expect(await tell("unredeem", "m2")).toMatchObject({ status: 409 });
  expect(await quote(asked)).toMatchObject({ valid: false, reason: "used" });
  expect(await tell("unredeem", "m1")).toMatchObject({ answer: { status: "issued" } });
  expect(await tell("unredeem", "m1")).toMatchObject({ answer: { status: "issued" } });
  expect(await tell("redeem", "m2")).toEqual(used);
  await test.tell({ event: "Order Refunded", properties: { order_id: "1" } });
  expect(await tell("redeem", "m2")).toMatchObject({
    status: 409,
    answer: { code: "code-not-usable" },
  });
  expect(await quote(asked)).toMatchObject({ valid: false, reason: "reversed" });
});

it("a reward without a code is used by its id; what nobody has is unknown", async () => {
  await test.order("2", "ara@tea.example", { referral_code: code });
  const reward = (await test.rewards()).findLast(({ rule }) => rule === "thanks")!;
  const body = { code: reward.id, orderId: "a1" };
  expect(await test.post("/v1/referral/redeem", body)).toMatchObject({ status: 409 });
  await test.forward(15);
  expect(await quote({ code: reward.id, amount: 300, currency: "USD" })).toMatchObject({
    valid: true,
    off: {
      amount: 300,
      currency: "USD",
    },
  });
  expect(await test.post("/v1/referral/redeem", body)).toMatchObject({ status: 200 });
  expect(await test.post("/v1/referral/redeem", { ...body, code: "lost" })).toMatchObject({
    status: 404,
    answer: { code: "code-unknown" },
  });
});
