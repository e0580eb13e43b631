import { describe, expect, it } from "vitest";
import {
  readConfig,
  type ReferralConfig,
  type ReferralProgram,
  referralSettings,
  referralWarnings,
  widgetSettings,
} from "../config.ts";

const PROGRAM = {
  id: "friends",
  name: "Friends",
  text: { en: "Give 10 %, get 10 %", ko: "10% 드리고 10% 받기" },
  terms: { text: "One for each friend", version: "1" },
  rewards: [
    {
      id: "thanks",
      to: "referrer",
      for: "first-order",
      give: { kind: "code", codes: { pool: "secret.txt" }, discount: { percent: 10 } },
      text: "10 % off",
    },
  ],
} as const satisfies ReferralProgram;

const read = (programs: readonly object[], more: Omit<ReferralConfig, "programs"> = {}) =>
  readConfig({
    site: { url: "https://nuri.example", locales: ["en", "ko"] },
    server: {},
    newsletter: { welcome: false },
    mail: { from: "hello@nuri.example" },
    referral: { programs, ...more },
  });
const warned = (programs: readonly object[]) => {
  const limited = programs.map((program) => ({ caps: { total: 100 }, ...program }));
  return referralWarnings(read(limited), Date.UTC(2026, 10, 22)).map(({ path }) => path);
};
const first = (more: object) => read([{ ...PROGRAM, ...more }]).referral!.programs[0]!;

it("fills in what a program does not say", () => {
  const { referral } = read([PROGRAM]);
  expect(referral).toMatchObject({ landing: "/", parameter: "ref" });
  expect(referral!.programs[0]).toMatchObject({
    attribution: { touch: "first", window: 30 * 86_400 },
    qualifies: { kind: "first-order" },
    caps: {},
    review: { most: 5, within: 86_400 },
    showName: true,
    invitations: false,
    rewards: [
      {
        for: { kind: "first-order" },
        from: 1,
        hold: 14 * 86_400,
        unit: "reward:friends/thanks",
        amount: 1,
      },
    ],
  });
  expect(JSON.parse(JSON.stringify(referral))).toEqual(referral);
});

it("counts credit in its currency, and by its amount", () => {
  const { rewards } = first({
    rewards: [
      {
        ...PROGRAM.rewards[0],
        give: { kind: "credit", amount: 500, currency: "USD" },
        hold: false,
      },
    ],
    budget: { amount: 10_000, currency: "USD" },
  });
  expect(rewards[0]).toMatchObject({
    unit: "USD",
    amount: 500,
    worth: { amount: 500, currency: "USD" },
    hold: 0,
  });
});

it.each([
  ["2026-11-01", "2026-11-01T00:00:00Z"],
  ["2026-11-01T09:30", "2026-11-01T09:30:00Z"],
  ["2026-11-01T09:30:15", "2026-11-01T09:30:15Z"],
  ["2026-11-01T09:30Z", "2026-11-01T09:30:00Z"],
  ["2026-11-01T09:00+09:00", "2026-11-01T00:00:00Z"],
  ["2026-11-01T09:00-05:00", "2026-11-01T14:00:00Z"],
])("reads %s in UTC, wherever it runs", (starts, at) => {
  expect(first({ starts }).starts).toBe(Date.parse(at));
});

describe("what makes a friend count", () => {
  const [thanks] = PROGRAM.rewards;
  it.each([
    ["the first reward of the referrer", [{ ...thanks, for: "sign-up" }], { kind: "sign-up" }],
    [
      "not a milestone",
      [
        { ...thanks, for: { friends: 3 } },
        { ...thanks, id: "big", for: { order: { over: 3000, currency: "USD" } } },
      ],
      { kind: "order", over: { amount: 3000, currency: "USD" } },
    ],
    [
      "not a friend's reward",
      [{ ...thanks, to: "friend", for: "sign-up" }],
      { kind: "first-order" },
    ],
  ])("is what is rewarded: %s", (_, rewards, qualifies) => {
    expect(first({ rewards }).qualifies).toEqual(qualifies);
  });

  it("is what the config says", () => {
    expect(first({ qualifies: "sign-up" }).qualifies).toEqual({ kind: "sign-up" });
  });
});

describe("what is shared", () => {
  it("says in three languages that it is rewarded", () => {
    const { share } = first({});
    for (const text of [share.text, share.disclosure]) {
      expect(Object.keys(text as object)).toEqual(["en", "ko", "zh"]);
    }
    for (const text of Object.values(share.text)) {
      expect(text).toContain("{link}");
      expect(text).not.toContain("{gift}");
    }
    expect(warned([PROGRAM])).toEqual([]);
  });

  it("names the gift where there is one", () => {
    const gift = { text: "10 % off", discount: { percent: 10 } };
    for (const text of Object.values(first({ gift }).share.text)) expect(text).toContain("{gift}");
  });

  it("is warned of where that is switched off", () => {
    const off = { ...PROGRAM, id: "quiet", share: { disclosure: false } };
    const config = read([PROGRAM, off]);
    expect(config.referral!.programs[1]!.share.disclosure).toBeUndefined();
    expect(warned([PROGRAM, off])).toEqual(["referral.programs[1].share.disclosure"]);
  });

  it("says nothing of it where only friends get something", () => {
    const rewards = [{ ...PROGRAM.rewards[0], to: "friend" }];
    expect(first({ rewards }).share.disclosure).toBeUndefined();
    expect(warned([{ ...PROGRAM, rewards }])).toEqual([]);
  });
});

describe("what may surprise", () => {
  const at = "referral.programs[0]";
  const worth = { amount: 500, currency: "USD" };
  const worthy = { ...PROGRAM.rewards[0], worth };
  it.each<[string, object, string[]]>([
    ["is a program that is over", { ends: "2026-01-01" }, [`${at}.ends`]],
    ["is not one that ends later", { ends: "2030-01-01" }, []],
    ["is one without an end of what it gives", { caps: {} }, [at]],
    [
      "is not one that gives friends a gift alone",
      { caps: {}, rewards: [], gift: { text: "10 % off", discount: { percent: 10 } } },
      [],
    ],
    [
      "is a budget below all rewards",
      { rewards: [worthy], budget: { amount: 499, currency: "USD" } },
      [`${at}.budget`],
    ],
    ["is not one for a reward", { caps: {}, rewards: [worthy], budget: worth }, []],
    [
      "is a webhook that nobody hears",
      { rewards: [PROGRAM.rewards[0], { ...worthy, id: "erp", give: { kind: "webhook" } }] },
      [`${at}.rewards[1].give`],
    ],
  ])("%s", (_, more, paths) => expect(warned([{ ...PROGRAM, ...more }])).toEqual(paths));

  it("says what to do", () => {
    const now = Date.UTC(2026, 10, 22);
    for (const { found, help } of referralWarnings(read([{ ...PROGRAM, caps: {} }]), now)) {
      expect([found, help]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\.$/)]);
    }
  });
});

it("tells a page what the widget shows, and nothing of how it is done", () => {
  const milestone = { ...PROGRAM.rewards[0], id: "third", for: { friends: 3 }, text: "A teapot" };
  const config = read(
    [
      {
        ...PROGRAM,
        ends: "2027-01-01",
        gift: { text: "10 % off", discount: { percent: 10 } },
        rewards: [...PROGRAM.rewards, milestone],
        caps: { total: 100 },
        showName: false,
      },
    ],
    { landing: "/[...locale]/welcome/" },
  );
  const settings = referralSettings(config);
  expect(settings).toEqual({
    landing: "/[...locale]/welcome/",
    parameter: "ref",
    programs: [
      {
        id: "friends",
        name: "Friends",
        text: PROGRAM.text,
        terms: PROGRAM.terms,
        gift: "10 % off",
        rewards: [
          { id: "thanks", to: "referrer", text: "10 % off" },
          { id: "third", to: "referrer", text: "A teapot", friends: 3 },
        ],
        ends: Date.UTC(2027, 0, 1),
      },
    ],
  });
  expect(widgetSettings(config).referral).toEqual(settings);
  const pages = ["/[...locale]/terms/", "/[locale]/terms/", "/terms/"].map((page) => {
    const terms = { ...PROGRAM.terms, page };
    return referralSettings(read([{ ...PROGRAM, terms }]))!.programs[0]!.terms.page;
  });
  expect(pages).toEqual([
    { en: "/terms/", ko: "/ko/terms/" },
    { en: "/en/terms/", ko: "/ko/terms/" },
    "/terms/",
  ]);
  expect(referralSettings(readConfig({}))).toBeUndefined();
  expect("referral" in widgetSettings(readConfig({}))).toBe(false);
});
