import { channelOf, evaluate, type Facts } from "@stagelight/core";
import { readAudience, readConfig } from "@stagelight/core/config";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fit } from "./fit.ts";
import { imagine, type Imaginable } from "./imagine.ts";

const config = readConfig({
  lifecycle: { trackBy: "category" },
  segments: { vip: { spent: { gte: 500.5 }, orders: { gt: 2 } } },
  interests: {},
  audiences: {
    regulars: { visits: { gte: 5 }, stage: ["retention", "advocacy"] },
    newcomers: { not: { any: [{ visits: { gte: 2 } }, { stage: "purchase" }] } },
    koreans: { locale: "ko" },
    business: { traits: { "company.size": { gte: 50 } }, known: true },
    searchers: { source: { channel: "Organic Search" } },
  },
});
const { stages } = config.table;
const site: Imaginable = {
  stages,
  audiences: config.audienceTables,
  segments: Object.fromEntries(
    Object.keys(config.segments).map((segment) => [
      segment,
      readAudience({ segment }, config, "The segment does not fit."),
    ]),
  ),
};
const here: Facts = {
  stage: "advocacy",
  tracks: { "": "advocacy" },
  visits: 30,
  locale: "en",
  source: { source: "t.co", medium: "referral" },
  traits: { plan: "team" },
  now: 1_800_000_000,
};
const imagined = (wish: string) => imagine(wish, here, site, channelOf);

it("makes up a stranger in a stage, who was here before", () => {
  const { facts, unmet } = imagined("consideration");
  expect(unmet).toEqual([]);
  expect(facts).toMatchObject({
    stage: "consideration",
    tracks: { "": "consideration" },
    visits: 2,
    locale: "en",
    source: { source: "(direct)", medium: "(none)", channel: "Direct" },
    traits: {},
    orders: 0,
    now: here.now,
  });
  expect(imagined("awareness").facts.visits).toBe(1);
});

it.each([
  ["stage:purchase,visits:7", { stage: "purchase", visits: 7 }],
  [
    "track:teaware/retention",
    { stage: "awareness", tracks: { "": "awareness", teaware: "retention" } },
  ],
  [
    "source:google/organic",
    { source: { source: "google", medium: "organic", channel: "Organic Search" } },
  ],
  ["source:news/email/spring", { source: { campaign: "spring", channel: "Email" } }],
  ["interest:green-tea, interest:oolong", { interests: ["green-tea", "oolong"] }],
  ["segment:vip", { orders: 3, spent: 501 }],
  ["audience:regulars", { visits: 5, stage: "retention" }],
  ["advocacy,audience:regulars", { visits: 5, stage: "advocacy" }],
  ["audience:newcomers", { visits: 1 }],
  ["audience:business", { known: true, traits: { company: { size: 50 } } }],
  ["audience:searchers", { source: { channel: "Organic Search" } }],
])("%s", (wish, expected) => {
  const { facts, unmet } = imagined(wish);
  expect(unmet).toEqual([]);
  expect(facts).toMatchObject(expected);
});

it.each([
  "prchase",
  "",
  "stage:",
  "audience:nobody",
  "audience:constructor",
  "segment:toString",
  "audience:koreans",
  "visits:-1",
  "visits:NaN",
  "source:",
  "colour:blue",
  "track:teaware",
  "awareness,audience:regulars",
])("says what of %j cannot be", (wish) => {
  expect(imagined(wish).unmet.length).toBeGreaterThan(0);
});

it("fits every segment, whoever somebody was before", () => {
  for (const from of Object.values(site.segments)) {
    for (const to of Object.values(site.segments)) {
      const before = fit(from, imagined("awareness").facts, stages);
      expect(evaluate(to, fit(to, before, stages))).toBe(true);
    }
  }
});

it("never throws, and what it says is met is met", () => {
  const keys = ["stage", "segment", "audience", "visits", "source", "track", "interest", "x"];
  const values = [
    ...stages,
    ...Object.keys(site.audiences),
    ...Object.keys(site.segments),
    "3",
    "a/b",
  ];
  const part = fc.oneof(
    fc.string(),
    fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values)).map((pair) => pair.join(":")),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const { facts, unmet } = imagined(parts.join(","));
      expect(stages).toContain(facts.stage);
      expect(facts.tracks[""]).toBe(facts.stage);
      for (const wish of parts.join(",").slice(0, 500).split(",")) {
        const [key, name = ""] = wish.trim().split(":");
        const tables = key === "audience" ? site.audiences : site.segments;
        if (!Object.hasOwn(tables, name) || unmet.includes(wish)) continue;
        if (key === "audience" || key === "segment") {
          expect(evaluate(tables[name]!, facts)).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
