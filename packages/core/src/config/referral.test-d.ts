import { expectTypeOf, it } from "vitest";
import { defineConfig, type ReferralProgram, type ReferralReward } from "../config.ts";

const PROGRAM = {
  id: "friends",
  name: "Friends",
  text: { en: "Give 10 %, get 10 %", ko: "10% 드리고 10% 받기" },
  terms: { text: "One for each friend", version: "2026-11" },
} as const;
const REWARD = {
  id: "thanks",
  to: "referrer",
  for: "first-order",
  give: { kind: "item", item: "sample-tin" },
  text: "A tin of tea",
} as const;
const rewards = (...rewards: ReferralReward[]) =>
  defineConfig({ referral: { programs: [{ ...PROGRAM, rewards }] } });
const program = (more: Partial<ReferralProgram>) =>
  defineConfig({ referral: { programs: [{ ...PROGRAM, rewards: [], ...more }] } });

it("knows what rewards are made of", () => {
  rewards(
    { ...REWARD, for: "sign-up", hold: false },
    { ...REWARD, for: { order: { over: 3000, currency: "USD" } }, hold: "14d", from: 1, until: 5 },
    { ...REWARD, for: { friends: 3 }, worth: { amount: 500, currency: "USD" } },
    { ...REWARD, give: { kind: "credit", amount: 500, currency: "USD" } },
    { ...REWARD, give: { kind: "code", codes: { pool: "a.txt" }, discount: { percent: 10 } } },
    { ...REWARD, give: { kind: "webhook" } },
  );
});

it("refuses rewards that are none", () => {
  // @ts-expect-error somebody gets it
  rewards({ ...REWARD, to: "both" });
  // @ts-expect-error nothing that anybody does
  rewards({ ...REWARD, for: "second-order" });
  // @ts-expect-error an amount has a currency
  rewards({ ...REWARD, for: { order: { over: 3000 } } });
  // @ts-expect-error no such kind
  rewards({ ...REWARD, give: { kind: "discount" } });
  // @ts-expect-error a credit is money
  rewards({ ...REWARD, give: { kind: "credit" } });
  // @ts-expect-error a code comes from somewhere
  rewards({ ...REWARD, give: { kind: "code", discount: { percent: 10 } } });
  // @ts-expect-error an item has a name
  rewards({ ...REWARD, give: { kind: "item" } });
  // @ts-expect-error addresses are those of the webhook destinations
  rewards({ ...REWARD, give: { kind: "webhook", url: "https://erp.example" } });
  // @ts-expect-error true is no time
  rewards({ ...REWARD, hold: true });
  // @ts-expect-error money is no number
  rewards({ ...REWARD, worth: 500 });
});

it("refuses programs that are none", () => {
  program({ share: { disclosure: false }, attribution: { touch: "last", window: "60d" } });
  // @ts-expect-error no such touch
  program({ attribution: { touch: "latest" } });
  // @ts-expect-error a window has a unit
  program({ attribution: { window: 30 } });
  // @ts-expect-error true is no disclosure
  program({ share: { disclosure: true } });
  // @ts-expect-error a milestone is for rewards
  program({ qualifies: { friends: 3 } });
  // @ts-expect-error terms have a version
  program({ terms: { text: "None" } });
  // @ts-expect-error a program has an id
  defineConfig({ referral: { programs: [{ ...PROGRAM, id: undefined, rewards: [] }] } });
  // @ts-expect-error programs are a list
  defineConfig({ referral: PROGRAM });
});

it("is a widget for prompts", () => {
  defineConfig({ prompts: [{ id: "ask", widget: "referral", as: "popup" }] });
  expectTypeOf<ReferralProgram["rewards"]>().toEqualTypeOf<readonly ReferralReward[]>();
});
