import { tellsEach } from "./test-errors.ts";

/** A config that has all that a referral needs. */
const site = (referral: unknown, more: object = {}) => ({
  site: { name: "Nuri Tea", url: "https://nuri.example" },
  server: {},
  mail: { from: "hello@nuri.example" },
  referral,
  ...more,
});
const PROGRAM = {
  id: "friends",
  name: "Friends",
  text: "Give 10 %, get 10 %",
  terms: { text: "One for each friend", version: "1" },
};
const CODE = {
  kind: "code",
  codes: { generate: { prefix: "TEA-", most: 50 } },
  discount: { percent: 10 },
};
const REWARD = { id: "thanks", to: "referrer", for: "first-order", give: CODE, text: "10 % off" };
const program = (more: object, rest: object = {}) =>
  site({ programs: [{ ...PROGRAM, rewards: [REWARD], ...more }] }, rest);
const reward = (more: object, rest: object = {}) =>
  program({ rewards: [{ ...REWARD, ...more }], ...rest });
const give = (give: object) => reward({ give });
const prompt = (attributes: object) => ({
  prompts: [{ id: "ask", widget: "referral", as: "popup", trigger: { code: true }, attributes }],
});

/** What people write wrong of referral, by what it is. */
const WRONG: Record<string, unknown> = {
  "referral: true": site(true),
  "no programs": site({ programs: [] }),
  "a program without its key": site({ rewards: [REWARD] }),
  "a program without terms": site({ programs: [{ ...PROGRAM, terms: undefined, rewards: [] }] }),
  "two programs of one id": site({
    programs: [
      { ...PROGRAM, rewards: [REWARD] },
      { ...PROGRAM, rewards: [REWARD] },
    ],
  }),
  "nothing for anybody": program({ rewards: [] }),
  "two rewards of one id": program({ rewards: [REWARD, { ...REWARD, to: "friend" }] }),
  "a reward for nobody": reward({ to: "both" }),
  "a reward for something unknown": reward({ for: "second-order" }),
  "an order in dollars with a point": reward({ for: { order: { over: 30.5, currency: "USD" } } }),
  "an order in no currency": reward({ for: { order: { over: 3000 } } }),
  "an order in an unknown currency": reward({
    for: { order: { over: 3000, currency: "dollars" } },
  }),
  "two things at once": reward({ for: { order: { over: 3000, currency: "USD" }, friends: 3 } }),
  "a milestone of none": reward({ for: { friends: 0 } }),
  "a milestone of the friend's": reward({ for: { friends: 3 }, to: "friend" }),
  "a milestone in a tier": reward({ for: { friends: 3 }, from: 2, until: 5 }),
  "a tier that ends before it begins": reward({ from: 5, until: 2 }),
  "a sign-up without a newsletter": reward({ for: "sign-up" }, { qualifies: "sign-up" }),
  "a reward of an unknown kind": give({ kind: "discount" }),
  "a code from nowhere": give({ kind: "code", discount: { percent: 10 } }),
  "a code for nothing": give({ ...CODE, discount: undefined }),
  "a code of 110 %": give({ ...CODE, discount: { percent: 110 } }),
  "a discount in words": give({ ...CODE, discount: "10 %" }),
  "a credit without money": give({ kind: "credit" }),
  "a credit of nothing": give({ kind: "credit", amount: 0, currency: "USD" }),
  "a credit with a code": give({ ...CODE, kind: "credit", amount: 500, currency: "USD" }),
  "an item without a name": give({ kind: "item" }),
  "a webhook's address": give({ kind: "webhook", url: "https://canary.example" }),
  "a hold of nothing": reward({ hold: "0d" }),
  "a hold without end": reward({ hold: true }),
  "a credit and what it is worth": reward({
    give: { kind: "credit", amount: 500, currency: "USD" },
    worth: { amount: 400, currency: "USD" },
  }),
  "a budget of what is worth nothing": program({ budget: { amount: 100_000, currency: "USD" } }),
  "a budget in another currency": reward(
    { give: { kind: "credit", amount: 5000, currency: "KRW" } },
    { budget: { amount: 100_000, currency: "USD" } },
  ),
  "a cap of nothing": program({ caps: { total: 0 } }),
  "a review without its time": program({ review: { most: 5 } }),
  "a day in words": program({ starts: "1 November 2026" }),
  "a day that there is not": program({ ends: "2026-13-01" }),
  "an end before the start": program({ starts: "2027-01-01", ends: "2026-11-01" }),
  "an unknown touch": program({ attribution: { touch: "latest" } }),
  "a window in days": program({ attribution: { window: 30 } }),
  "a share text without the link": program({ share: { text: { en: "Tea!", ko: "차 {link}" } } }),
  "a share text with a gift that there is not": program({ share: { text: "{gift}: {link}" } }),
  "a share text with something unknown": program({ share: { text: "{name} says: {url} {link}" } }),
  "a disclosure that is yes": program({ share: { disclosure: true } }),
  "invitations from nowhere": program({ invitations: true }),
  "a page in unknown languages": site({
    programs: [{ ...PROGRAM, rewards: [REWARD] }],
    page: "/[...locale]/refer/",
    landing: "/[locale]/",
  }),
  "a page to a script": site({
    programs: [{ ...PROGRAM, rewards: [REWARD] }],
    page: "javascript:alert(1)",
  }),
  "a parameter with signs": site({
    programs: [{ ...PROGRAM, rewards: [REWARD] }],
    parameter: "?ref=",
  }),
  "a secret in it": program({ apiKey: "canary" }),
  "no server": program({}, { server: false }),
  "no sender": program({}, { mail: {} }),
  "a prompt for an unknown program": program({}, prompt({ program: "freinds" })),
  "a prompt without referral": { server: {}, ...prompt({}) },
};

tellsEach(WRONG);
